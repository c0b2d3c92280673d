-- title: The cost of the crate's own items by label
-- about: The functions, types, constants and impls that the compiled crates define, each with the labels that make up
-- about: its cost; closures are rolled up into the function around them. Items below a share of the work are left out.
-- about: Making LLVM IR and LLVM's work on no function are shared out by LLVM's passes, or else by the size of bodies.
-- needs: args
-- param: crate         VARCHAR = NULL   only compilations of this crate
-- param: at_least_pct  DOUBLE  = 1      only items that take this share of the work, in percent
-- column: item       the function or another item
-- column: crate      the crate that defines it
-- column: module     the module around it
-- column: label      the query or activity; (LLVM) for LLVM's passes, (code generation …) for shares
-- column: self_ns    self time of its events that are charged to the item
-- column: share_pct  its share of all work
-- column: calls      how many events
-- column: place      the file and line, if known from the recording or the project's sources
WITH chosen AS (
    SELECT compilation, crate FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), work AS (
    FROM work_of(getvariable('crate'))
), own AS (
    SELECT function, any_value(crate) AS crate, any_value(module) AS module
    FROM function_cost JOIN chosen USING (compilation, crate)
    WHERE function IS NOT NULL
    GROUP BY function
    HAVING sum(self_ns) >= (SELECT work_ns FROM work) * coalesce(CAST(getvariable('at_least_pct') AS DOUBLE), 1) / 100
), spent AS (
    SELECT key.function, CAST(label AS VARCHAR) AS label, sum(self_ns) AS self_ns, count(*) AS calls
    FROM cost JOIN key ON key.key = owner
    WHERE area NOT IN ('llvm', 'waiting', 'profiler') AND compilation IN (SELECT compilation FROM chosen)
        AND key.function IN (SELECT function FROM own)
    GROUP BY key.function, label
    UNION ALL
    SELECT function, '(LLVM)', sum(self_ns), sum(calls)
    FROM pass_cost
    WHERE compilation IN (SELECT compilation FROM chosen) AND function IN (SELECT function FROM own)
    GROUP BY function
    UNION ALL
    SELECT
        key.function,
        CASE WHEN has_llvm_passes THEN '(code generation)' ELSE '(code generation, estimated)' END AS label,
        sum(shared_codegen_ns + shared_llvm_ns + emit_ns), count(*)
    FROM instance_retained JOIN key ON key.key = instance_retained.key
        JOIN compilation ON compilation.compilation = instance_retained.compilation
    WHERE instance_retained.compilation IN (SELECT compilation FROM chosen)
        AND coalesce(lto, '') NOT IN ('fat', 'thin') AND key.function IN (SELECT function FROM own)
    GROUP BY key.function, label
)
SELECT
    spent.function AS item, crate, module, label, CAST(self_ns AS BIGINT) AS self_ns,
    100.0 * CAST(self_ns AS DOUBLE) / nullif(work_ns, 0) AS share_pct, CAST(calls AS BIGINT) AS calls,
    file || ':' || line AS place
FROM spent JOIN own ON own.function = spent.function CROSS JOIN work
    LEFT JOIN definition_place ON definition = spent.function
ORDER BY sum(self_ns) OVER (PARTITION BY spent.function) DESC, item, self_ns DESC, label
