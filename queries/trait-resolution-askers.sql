-- title: Which items ask for which traits of which types
-- about: The items for which goals of a trait were proven. A goal is charged to the item, or else to the nearest item
-- about: around it.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: trait      the trait
-- column: self_type  the type that the goals are about
-- column: function   the function or another item; none for work without one
-- column: crate      the crate that defines it
-- column: is_own     whether that crate is the compiled one
-- column: self_ns    self time in trait resolution
-- column: share_pct  its share of all trait resolution
-- column: calls      how many events
SELECT
    goal.trait AS trait, goal.self_type AS self_type, asker.function AS function, any_value(asker.crate) AS crate,
    coalesce(bool_or(asker.crate = compilation.crate), false) AS is_own, CAST(sum(cost.self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(cost.self_ns) AS DOUBLE) / nullif(sum(sum(cost.self_ns)) OVER (), 0) AS share_pct,
    count(*) AS calls
FROM cost JOIN compilation USING (compilation) JOIN key AS goal ON goal.key = cost.key
    LEFT JOIN key AS asker ON asker.key = cost.owner
WHERE cost.area = 'traits' AND goal.trait IS NOT NULL AND cost.compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY goal.trait, goal.self_type, asker.function
ORDER BY self_ns DESC, trait, self_type, function
