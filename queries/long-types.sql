-- title: Instances with very long type arguments
-- about: The compiled crates' own functions by the cost of their instances with type arguments of more than 500
-- about: characters. Such types grow where types are nested in a chain of calls or of adapters.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function    the function; for code of other crates, the one that asked for it or has its closure in the type
-- column: crate      the compiled crate
-- column: instances  how many instances have such types
-- column: characters the length of the longest type arguments
-- column: cost_ns    what these instances cost
-- column: share_pct  their share of all work
WITH work AS (
    FROM work_of(getvariable('crate'))
), long AS (
    SELECT
        instance.compilation, compilation.crate AS compiled, instance.place, own_ns,
        length(instance.type_arguments) AS characters,
        CASE WHEN instance.crate = compilation.crate THEN coalesce(key.function, instance.definition) END AS function,
        -- A type is written from inside to outside, so its last closure is that of the outermost step.
        nullif(regexp_extract(right(instance.type_arguments, 1000),
            '.*\b(' || regexp_escape(compilation.crate) || '::[\w:]+?)::\{closure', 1), '') AS closure_of
    FROM instance_retained AS instance JOIN compilation USING (compilation) JOIN key ON key.key = instance.key
    WHERE length(instance.type_arguments) > 500
        AND compilation.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), compilation.crate)
), asked AS (
    -- In the tree's order, the last function of the crate before an instance is likely the one that asked for it.
    SELECT
        *, coalesce(function, last_value(function IGNORE NULLS) OVER (PARTITION BY compilation ORDER BY place),
            closure_of) AS asking
    FROM long
)
SELECT
    asking AS function, compiled AS crate, count(*) AS instances, max(characters) AS characters,
    CAST(sum(own_ns) AS BIGINT) AS cost_ns,
    100.0 * CAST(sum(own_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct
FROM asked CROSS JOIN work
GROUP BY asking, compiled
ORDER BY cost_ns DESC, function
