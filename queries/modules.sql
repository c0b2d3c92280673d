-- title: The modules of the compiled crates
-- about: The cost of the functions of each module. Making LLVM IR, and LLVM's work on no function, are shared out by
-- about: LLVM's passes, or else by the size of bodies. Many functions with one name are mostly written by a macro or a
-- about: derive.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: module       the module
-- column: crate        the crate
-- column: functions    how many functions and other items of it were worked on
-- column: cost_ns      what they cost
-- column: share_pct    its share of all work
-- column: front_end_ns part of cost_ns before monomorphization
-- column: traits_ns    part of front_end_ns: trait resolution
-- column: largest      the costliest of them
-- column: largest_ns   what that cost
-- column: alike        the last name that most of them have
-- column: alike_count  how many have it
WITH chosen AS (
    SELECT compilation, crate, coalesce(lto, '') IN ('fat', 'thin') AS is_linked_as_a_whole
    FROM compilation
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), work AS (
    FROM work_of(getvariable('crate'))
), worked_on AS (
    SELECT
        crate, module, function, sum(self_ns) AS self_ns, sum(traits_ns) AS traits_ns,
        sum(self_ns) - sum(monomorphization_ns) - sum(codegen_ns) - sum(llvm_ns) AS front_end_ns
    FROM function_cost JOIN chosen USING (compilation, crate)
    WHERE function IS NOT NULL AND module IS NOT NULL
    GROUP BY crate, module, function
), generated AS (
    SELECT
        key.function,
        sum(shared_codegen_ns + CASE WHEN is_linked_as_a_whole THEN 0 ELSE shared_llvm_ns + emit_ns END) AS shared_ns
    FROM instance_retained JOIN key ON key.key = instance_retained.key
        JOIN chosen ON chosen.compilation = instance_retained.compilation AND chosen.crate = instance_retained.crate
    GROUP BY key.function
), spent AS (
    SELECT
        worked_on.*, self_ns + coalesce(shared_ns, 0) AS cost_ns,
        regexp_extract(replace(function, '::{', '{'), '(\w+)[^:]*$', 1) AS name
    FROM worked_on LEFT JOIN generated USING (function)
), named AS (
    SELECT crate, module, name, count(*) AS functions
    FROM spent
    GROUP BY crate, module, name
), most_alike AS (
    SELECT crate, module, arg_max(name, (functions, name)) AS alike, max(functions) AS alike_count
    FROM named
    GROUP BY crate, module
)
SELECT
    module, crate, count(*) AS functions,
    CAST(sum(cost_ns) AS BIGINT) AS cost_ns,
    100.0 * CAST(sum(cost_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(front_end_ns) AS BIGINT) AS front_end_ns,
    CAST(sum(traits_ns) AS BIGINT) AS traits_ns,
    arg_max(function, (cost_ns, function)) AS largest,
    CAST(max(cost_ns) AS BIGINT) AS largest_ns,
    any_value(alike) AS alike,
    any_value(alike_count) AS alike_count
FROM spent JOIN most_alike USING (crate, module) CROSS JOIN work
GROUP BY module, crate
ORDER BY cost_ns DESC, module
