-- title: The properties of compilations
-- about: The properties by which a comparison pairs the compilations of two sides.
-- column: compilation    the compilation
-- column: crate          the crate
-- column: crate_kind     library, binary, proc macro, build script, test, documentation, or unknown
-- column: package        of a build script, the package that it belongs to
-- column: options        the options that change what is compiled and how, as given
-- column: metadata_hash  -C extra-filename or -C metadata: tells builds of one crate apart
-- column: wall_ns        from the first event to the last, over all threads; none where no time was recorded
-- column: counter        what was counted: wall-time in nanoseconds, unless asked for otherwise
-- column: compiler       the toolchain, or the program; empty if it is not known
-- column: file           the profile
SELECT
    compilation, crate, crate_kind, package,
    concat_ws(', ',
        'opt-level ' || opt_level,
        'codegen-units ' || codegen_units,
        'lto ' || lto,
        'debuginfo ' || debug_info,
        CASE WHEN incremental THEN 'incremental' END,
        'target ' || target,
        -- With cargo check, no code is made.
        CASE WHEN regexp_matches(command, '--emit[= ]')
            AND NOT regexp_matches(command, '--emit[= ]\S*(link|obj|asm|llvm)') THEN 'metadata only' END,
        'features ' || nullif(array_to_string(
            list_sort(list_distinct(regexp_extract_all(command, '--cfg[= ]feature="([^"]*)"', 1))), ' '), '')
    ) AS options,
    coalesce(metadata_hash, '') AS metadata_hash, wall_ns, counter, compiler, file
FROM compilation
ORDER BY compilation
