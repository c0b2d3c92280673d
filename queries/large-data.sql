-- title: Data that is compiled into the program
-- about: Compilations whose object files are mostly data and not code, with the constant or static of the crate whose
-- about: value was copied into its MIR for the longest time. Such data comes from include_bytes!, include_str! or a
-- about: literal. It is copied into the MIR, the metadata, the incremental cache, the object file and the library.
-- needs: args
-- needs: sizes
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate
-- column: item         the constant, static or function that the data is in, as far as its MIR tells
-- column: data_bytes   bytes of object files that are not code
-- column: own_ns       time that is charged to the item
-- column: emit_ns      time to write object files, by the data's share of their bytes, as is the time of the other files
-- column: link_ns      time to write the linked files
-- column: metadata_ns  time to write the metadata
-- column: cache_ns     time to write the incremental cache
-- column: cost_ns      all of these
-- column: share_pct    the share of that cost in all work
-- column: place        the file and line, if known from the recording or the project's sources
WITH chosen AS (
    SELECT compilation, crate FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), work AS (
    FROM work_of(getvariable('crate'))
), written AS (
    SELECT
        compilation,
        sum(value) FILTER (label = 'object_file') AS object_bytes,
        sum(value) FILTER (label = 'linked_artifact') AS linked_bytes,
        sum(value) FILTER (label = 'crate_metadata') AS metadata_bytes,
        sum(value) FILTER (label = 'query_cache') AS cache_bytes,
        sum(value) FILTER (label = 'cgu_instructions') AS instructions
    FROM artifact JOIN chosen USING (compilation)
    GROUP BY compilation
), data AS (
    -- Code with debug information takes up to 240 bytes an instruction in the recorded crates.
    -- Where instructions were not counted, nothing is known.
    SELECT *, object_bytes - 240 * instructions AS data_bytes
    FROM written
    WHERE object_bytes > 1000 * instructions
), share AS (
    SELECT
        data.*, data_bytes / object_bytes AS of_objects,
        -- What is in the metadata or the cache, too, is there once; other entries of either are small beside it.
        CASE WHEN metadata_bytes >= data_bytes THEN data_bytes / metadata_bytes ELSE 0 END AS of_metadata,
        CASE WHEN cache_bytes >= data_bytes THEN data_bytes / cache_bytes ELSE 0 END AS of_cache,
        least(1, (data_bytes + CASE WHEN metadata_bytes >= data_bytes THEN data_bytes ELSE 0 END) / linked_bytes)
            AS of_linked
    FROM data
), spent AS (
    SELECT
        compilation,
        sum(CASE WHEN label = 'LLVM_module_codegen_emit_obj' THEN self_ns * of_objects ELSE 0 END) AS emit_ns,
        sum(CASE WHEN label IN ('link_rlib', 'run_linker', 'link_binary') THEN self_ns * of_linked ELSE 0 END)
            AS link_ns,
        sum(CASE WHEN label = 'generate_crate_metadata' THEN self_ns * of_metadata ELSE 0 END) AS metadata_ns,
        sum(CASE WHEN starts_with(label, 'incr_comp_serialize_result_cache') THEN self_ns * of_cache ELSE 0 END)
            AS cache_ns
    FROM label_cost JOIN share USING (compilation)
    GROUP BY compilation
), item AS (
    SELECT compilation, key.function, sum(self_ns) AS own_ns,
        sum(self_ns) FILTER (label IN ('mir_built', 'mir_for_ctfe', 'eval_static_initializer',
            'eval_to_allocation_raw')) AS copied_ns
    FROM cost JOIN key ON key.key = owner JOIN chosen USING (compilation)
    WHERE key.crate = chosen.crate AND key.function IS NOT NULL
    GROUP BY compilation, key.function
    QUALIFY row_number() OVER (PARTITION BY compilation ORDER BY copied_ns DESC NULLS LAST, key.function) = 1
)
SELECT
    crate, function AS item, CAST(data_bytes AS BIGINT) AS data_bytes, CAST(own_ns AS BIGINT) AS own_ns,
    CAST(emit_ns AS BIGINT) AS emit_ns, CAST(link_ns AS BIGINT) AS link_ns, CAST(metadata_ns AS BIGINT) AS metadata_ns,
    CAST(cache_ns AS BIGINT) AS cache_ns,
    CAST(own_ns + emit_ns + link_ns + metadata_ns + cache_ns AS BIGINT) AS cost_ns,
    100.0 * (own_ns + emit_ns + link_ns + metadata_ns + cache_ns) / nullif(work_ns, 0) AS share_pct,
    file || ':' || line AS place
FROM share JOIN chosen USING (compilation) JOIN spent USING (compilation) JOIN item USING (compilation) CROSS JOIN work
    LEFT JOIN definition_place ON definition = function
WHERE data_bytes > 0
ORDER BY cost_ns DESC, crate
