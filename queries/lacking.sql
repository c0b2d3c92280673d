-- title: What the recordings lack
-- about: Kinds of events that are missing, what they would add, and the flag of rustc that records them. Only what
-- about: could be recorded is listed: a recording of cargo check, rustdoc, Cranelift or a procedural macro has no
-- about: passes of LLVM. A Chrome trace never has cache hits, sizes and the command line; no flag adds them, but the
-- about: .mm_profdata file has them.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate  the crate
-- column: lacks  what is missing
-- column: adds   what it would add
-- column: flag   the flag to record with; none if a trace cannot contain it
SELECT crate, lacks, adds, CASE WHEN place < 4 OR format_version IS NOT NULL THEN flag END AS flag
FROM compilation CROSS JOIN (VALUES
    (1, 'queries', 'every answer but those on LLVM and the linker', '-Zself-profile-events=default'),
    (2, 'arguments', 'names: the function, the generic, the trait, the type', '-Zself-profile-events=default,args'),
    (3, 'LLVM passes', 'LLVM time by pass and by function', '-Zself-profile-events=default,args,llvm'),
    (4, 'cache hits', 'how often queries were answered from their cache',
        '-Zself-profile-events=default,query-cache-hit'),
    (5, 'sizes', 'the sizes of codegen units and files', '-Zself-profile-events=default'),
    (6, 'the command line', 'the crate''s kind and the options it was compiled with', NULL)
) AS wanted (place, lacks, adds, flag)
WHERE has_names AND NOT ends_with(crate_kind, 'time trace')
    AND NOT CASE place
        WHEN 1 THEN has_queries
        WHEN 2 THEN has_arguments
        WHEN 3 THEN has_llvm_passes OR coalesce(code_by, '') <> 'llvm' OR crate_kind = 'proc macro'
        WHEN 4 THEN has_cache_hits
        WHEN 5 THEN has_sizes OR code_by IS NULL
        ELSE format_version IS NOT NULL
    END
    AND compilation IN (FROM compilations_of(getvariable('crate')))
ORDER BY compilation, place
