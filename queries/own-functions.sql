-- title: The functions of the compiled crates
-- about: Like functions, but only those that the compiled crates define, which their authors can edit.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function             the function or another item
-- column: crate                the crate that defines it
-- column: self_ns              self time in all areas except waiting and the profiler's own
-- column: share_pct            its share of all work
-- column: front_end_ns         part of self_ns before monomorphization
-- column: monomorphization_ns  part of self_ns: monomorphization
-- column: codegen_ns           part of self_ns: making LLVM IR
-- column: llvm_ns              part of self_ns: LLVM's passes, if they were recorded
-- column: place                the file and line, if known from the recording or the project's sources
WITH chosen AS (
    SELECT compilation, crate FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), work AS (
    FROM work_of(getvariable('crate'))
)
SELECT
    function, any_value(crate) AS crate, CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(self_ns) - sum(monomorphization_ns) - sum(codegen_ns) - sum(llvm_ns) AS BIGINT) AS front_end_ns,
    CAST(sum(monomorphization_ns) AS BIGINT) AS monomorphization_ns,
    CAST(sum(codegen_ns) AS BIGINT) AS codegen_ns,
    CAST(sum(llvm_ns) AS BIGINT) AS llvm_ns,
    any_value(file || ':' || line) AS place
FROM function_cost JOIN chosen USING (compilation, crate) CROSS JOIN work
    LEFT JOIN definition_place ON definition = function
WHERE function IS NOT NULL
GROUP BY function
ORDER BY self_ns DESC, function
