-- title: Dependencies
-- about: Which compilation used which, as the command lines name them with --extern. A crate without a recording, such
-- about: as one of the compiler's own, has its name only.
-- param: crate  VARCHAR = NULL   only what this crate uses
-- column: crate            the crate
-- column: crate_kind       library, binary, proc macro, build script, test, documentation, or unknown
-- column: depends_on       the crate that it uses, if its recording is there
-- column: depends_on_kind  library, proc macro, or unknown
-- column: name             the name by which it uses it
-- column: needs            metadata or code; none if the command line names no file
SELECT
    own.crate, own.crate_kind, used.crate AS depends_on, used.crate_kind AS depends_on_kind, extern AS name,
    CASE WHEN by_metadata THEN 'metadata' WHEN NOT by_metadata THEN 'code' END AS needs
FROM dependency
    JOIN compilation AS own ON own.compilation = dependency.compilation
    LEFT JOIN compilation AS used ON used.compilation = depends_on
WHERE own.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), own.crate)
ORDER BY own.crate, own.compilation, name, used.compilation
