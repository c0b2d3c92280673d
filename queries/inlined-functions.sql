-- title: Functions that are copied into others
-- about: The compiled crates' own functions with one list of type arguments that other bodies ask for most, with the
-- about: size of their bodies. An inlined function has few LLVM passes under its own name: its cost is in the functions
-- about: into which it was copied.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function      the function
-- column: crate         the crate that defines it
-- column: asked         how often the MIR of other functions asked for it
-- column: mir_build_ns  time of building its MIR, which grows with its body
-- column: size_times    that time as a multiple of the median function of all compiled crates
-- column: llvm_ns       LLVM's passes on it under its own name
WITH chosen AS (
    SELECT compilation, crate FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), built AS (
    SELECT function, crate, sum(mir_build_ns) AS mir_build_ns, sum(llvm_ns) AS llvm_ns
    FROM function_cost JOIN chosen USING (compilation, crate)
    WHERE function IS NOT NULL
    GROUP BY function, crate
), asked AS (
    SELECT function, sum(hits) AS asked
    FROM cache_hit JOIN key USING (key)
    WHERE label = 'optimized_mir' AND compilation IN (SELECT compilation FROM chosen)
    GROUP BY function
), copied AS (
    -- Generic functions are asked for once for each list of types.
    SELECT function
    FROM key
    WHERE is_collected AND function IS NOT NULL AND instance_kind = 'item'
    GROUP BY function
    HAVING count(DISTINCT type_arguments) > 1
)
SELECT
    built.function, built.crate, CAST(asked AS BIGINT) AS asked, CAST(mir_build_ns AS BIGINT) AS mir_build_ns,
    mir_build_ns / nullif(median(mir_build_ns) FILTER (mir_build_ns > 0) OVER (), 0)
        AS size_times,
    CAST(llvm_ns AS BIGINT) AS llvm_ns
FROM built JOIN asked USING (function)
WHERE built.function NOT IN (SELECT function FROM copied)
ORDER BY asked * mir_build_ns DESC, function
