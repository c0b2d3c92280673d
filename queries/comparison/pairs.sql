-- title: Which compilations are compared
-- about: The compilations of the two sides, paired by crate, kind and options. If one compilation of a crate is left on
-- about: each side and their options differ, they are compared too, and both options are shown. A compilation without a
-- about: partner is new or gone.
-- column: crate              the crate
-- column: crate_kind         library, binary, proc macro, build script, test, documentation, or unknown
-- column: package            of a build script, the package that it belongs to
-- column: verdict            paired, new or gone
-- column: before_recordings  how many recordings of it are on the side before
-- column: after_recordings   how many are on the side after
-- column: before_wall_ns     the mean wall time before; none where no time was recorded
-- column: after_wall_ns      the mean wall time after; none where no time was recorded
-- column: options            its options; where they changed, both
SELECT
    any_value(crate) AS crate, any_value(crate_kind) AS crate_kind, any_value(package) AS package,
    CASE
        WHEN count(*) FILTER (side = 'before') = 0 THEN 'new'
        WHEN count(*) FILTER (side = 'after') = 0 THEN 'gone'
        ELSE 'paired'
    END AS verdict,
    count(*) FILTER (side = 'before') AS before_recordings,
    count(*) FILTER (side = 'after') AS after_recordings,
    CAST(avg(wall_ns) FILTER (side = 'before') AS BIGINT) AS before_wall_ns,
    CAST(avg(wall_ns) FILTER (side = 'after') AS BIGINT) AS after_wall_ns,
    CASE
        WHEN min(options) FILTER (side = 'before') <> min(options) FILTER (side = 'after')
        THEN min(options) FILTER (side = 'before') || ' → ' || min(options) FILTER (side = 'after')
        ELSE min(options)
    END AS options
FROM compared_compilation
GROUP BY pair
ORDER BY greatest(before_wall_ns, after_wall_ns) DESC NULLS LAST, crate, package, pair
