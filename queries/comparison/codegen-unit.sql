-- title: Codegen units of each compilation
-- about: The data of a comparison by codegen unit: the time to generate, optimise, emit and copy each unit, including
-- about: the events inside, for each compilation.
-- needs: args
-- column: compilation  the compilation
-- column: name         the codegen unit, without the hash that -C metadata brings into its name
-- column: calls        how many stages it went through
-- column: self_ns      time in these stages, what ran inside included
-- column: inclusive_ns      the same
-- column: item_count   the same as calls
-- column: cache_hits   always 0
-- column: blocked_ns   always 0
SELECT
    compilation,
    regexp_replace(codegen_unit, '\.[0-9a-f]{8,}-cgu\.', '-cgu.') AS name,
    count(*) AS calls,
    CAST(sum(duration_ns) AS BIGINT) AS self_ns,
    CAST(sum(duration_ns) AS BIGINT) AS inclusive_ns,
    count(*) AS item_count,
    CAST(0 AS BIGINT) AS cache_hits,
    CAST(0 AS BIGINT) AS blocked_ns
FROM event JOIN key USING (key)
WHERE kind = 'GenericActivity' AND codegen_unit IS NOT NULL AND label IN ('codegen_module', 'LLVM_module_optimize',
    'LLVM_lto_optimize', 'LLVM_module_codegen_emit_obj', 'codegen_copy_artifacts_from_incr_cache')
GROUP BY compilation, name
ORDER BY compilation, self_ns DESC, name
