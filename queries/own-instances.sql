-- title: Instances that the crate's own functions need
-- about: Each instance is charged to the function of the compiled crate that needs it: itself, or the nearest one above
-- about: it in the tree of dominators, including closures. A function has a row for each crate that it calls, with
-- about: everything that this calls in turn. Code of the standard library that it calls itself is charged to the
-- about: compiled crate. Instances that many places use are charged to no function, and neither are those whose user is
-- about: only guessed from the order of the collector's walk.
-- needs: args
-- param: crate   VARCHAR = NULL   only compilations of this crate
-- param: within  VARCHAR = NULL   only instances that this definition retains
-- column: function          the function; none for instances that no function of the crate asks for
-- column: crate             the compiled crate
-- column: via               the crate that the function calls: a dependency, or the compiled crate for all else
-- column: instances         how many instances are compiled
-- column: own_instances     part of instances: of the function itself
-- column: type_lists        how many different lists of type arguments the function's own instances have
-- column: cost_ns           what all instances cost
-- column: share_pct         their share of all work
-- column: own_ns            part of cost_ns: the function's own instances
-- column: mostly            the costliest definition of the crate that is called, or else of any other
-- column: mostly_instances  how many instances of that
-- column: is_estimate       whether only first users are known
-- column: place             the file and line, if known from the recording or the project's sources
WITH RECURSIVE library AS (
    SELECT unnest(['core', 'alloc', 'std', 'proc_macro', 'test', 'hashbrown', 'compiler_builtins', 'std_detect',
        'panic_unwind', 'panic_abort', 'unwind', 'gimli', 'addr2line']) AS crate
), shared AS (
    -- How a function is called is asked for at each place that calls it, three times or so for each copy of one call.
    SELECT compilation, item
    FROM cache_hit JOIN key USING (key)
    WHERE label = 'fn_abi_of_instance' AND item IS NOT NULL
    GROUP BY compilation, item
    HAVING sum(hits) > 10
), node AS (
    SELECT
        instance.compilation, instance.key, instance.dominator, instance.definition, instance.type_arguments,
        instance.known_by = 'walk' OR shared.item IS NOT NULL AS ends_here, instance.is_estimate,
        -- In link-time optimisation across crates, most of what LLVM does is on code of other crates.
        instance.own_ns - CASE WHEN compilation.lto IN ('fat', 'thin') THEN shared_llvm_ns ELSE 0 END AS own_ns,
        instance.place, instance.crate AS home, compilation.crate AS compiled,
        CASE WHEN instance.crate = compilation.crate THEN coalesce(key.function, instance.definition) END AS function,
        CASE WHEN instance.crate NOT IN (FROM library) AND instance.crate <> compilation.crate
            THEN instance.crate END AS via
    FROM instance_retained AS instance JOIN compilation USING (compilation) JOIN key ON key.key = instance.key
        LEFT JOIN shared ON shared.compilation = instance.compilation AND shared.item = instance.item
    WHERE compilation.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), compilation.crate)
), way AS (
    SELECT compilation, key, function, via, CASE WHEN NOT ends_here THEN dominator END AS dominator, 0 AS steps
    FROM node
    UNION ALL
    SELECT
        way.compilation, way.key, above.function, coalesce(above.via, way.via),
        CASE WHEN NOT above.ends_here THEN above.dominator END, steps + 1
    FROM way JOIN node AS above ON above.compilation = way.compilation AND above.key = way.dominator
    -- In a recording that was made to be deep, what is farther from the crate's own functions counts to none.
    WHERE way.function IS NULL AND steps < 250
), stretch AS (
    SELECT instance.compilation, place, last_place
    FROM instance_retained AS instance JOIN key ON key.key = instance.key
    WHERE is_outermost AND coalesce(key.function, instance.definition) = CAST(getvariable('within') AS VARCHAR)
), charged AS (
    SELECT
        node.* EXCLUDE (function, via), way.function,
        coalesce(way.via, compiled) AS via, node.function IS NOT NULL AS is_own
    FROM node JOIN way USING (compilation, key)
    WHERE (way.function IS NOT NULL OR way.dominator IS NULL OR steps = 250)
        AND (getvariable('within') IS NULL OR EXISTS (
            SELECT 1
            FROM stretch
            WHERE stretch.compilation = node.compilation AND node.place BETWEEN stretch.place AND stretch.last_place))
), largest AS (
    SELECT compiled, function, via, definition AS mostly, count(*) AS mostly_instances
    FROM charged
    WHERE NOT is_own
    GROUP BY compiled, function, via, definition
    QUALIFY row_number() OVER (PARTITION BY compiled, function, via ORDER BY bool_or(home = via) DESC,
        sum(own_ns) DESC, definition) = 1
), work AS (
    FROM work_of(getvariable('crate'))
)
SELECT
    charged.function, charged.compiled AS crate, charged.via,
    count(*) AS instances,
    count(*) FILTER (is_own) AS own_instances,
    count(DISTINCT coalesce(type_arguments, '')) FILTER (is_own) AS type_lists,
    CAST(sum(own_ns) AS BIGINT) AS cost_ns,
    100.0 * CAST(sum(own_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(coalesce(sum(own_ns) FILTER (is_own), 0) AS BIGINT) AS own_ns,
    any_value(mostly) AS mostly,
    any_value(mostly_instances) AS mostly_instances,
    bool_or(is_estimate) AS is_estimate,
    any_value(file || ':' || line) AS place
FROM charged LEFT JOIN largest ON largest.compiled = charged.compiled AND largest.via = charged.via
    AND largest.function IS NOT DISTINCT FROM charged.function
    CROSS JOIN work LEFT JOIN definition_place ON definition_place.definition = charged.function
GROUP BY charged.compiled, charged.function, charged.via
ORDER BY charged.function IS NULL, cost_ns DESC, charged.function, charged.via
