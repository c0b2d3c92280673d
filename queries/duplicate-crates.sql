-- title: Libraries that are compiled more than once
-- about: Libraries and procedural macros of which one build compiles several variants: of two versions, with other
-- about: features, or with other options for build scripts and macros than for the program. Test harnesses and
-- about: repetitions of the same compilation are not counted.
-- param: crate  VARCHAR = NULL   only this crate
-- column: crate     the crate
-- column: variants  how many variants are compiled
-- column: folders   the folders of their sources, which have the versions in their names, if these differ
-- column: features  the features that some variants have and others do not have
-- column: work_ns   work on all variants
-- column: extra_ns  the same without the costliest variant
-- column: share_pct the share of the latter in all work
WITH work AS (
    SELECT compilation, sum(self_ns) AS work_ns
    FROM label_cost
    WHERE area NOT IN ('waiting', 'profiler')
    GROUP BY compilation
), variant AS (
    SELECT
        crate, crate_kind, extra_filename, avg(work_ns) AS work_ns,
        any_value(regexp_extract(command, '(?:^|[ /\\])([^ /\\]+)[/\\]src[/\\]lib\.rs', 1)) AS folder,
        any_value(list_distinct(regexp_extract_all(command, '--cfg "?feature=\\?"([^"\\]+)', 1))) AS features
    FROM compilation JOIN work USING (compilation)
    WHERE crate_kind IN ('library', 'proc macro') AND extra_filename IS NOT NULL
        AND crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
    GROUP BY crate, crate_kind, extra_filename
), feature AS (
    SELECT crate, crate_kind, unnest(features) AS feature
    FROM variant
), optional AS (
    SELECT crate, crate_kind, string_agg(feature, ', ' ORDER BY feature) AS features
    FROM (
        SELECT crate, crate_kind, feature, count(*) AS having_it
        FROM feature
        GROUP BY crate, crate_kind, feature
    ) JOIN (
        SELECT crate, crate_kind, count(*) AS variants
        FROM variant
        GROUP BY crate, crate_kind
    ) USING (crate, crate_kind)
    WHERE having_it < variants
    GROUP BY crate, crate_kind
), twice AS (
    SELECT
        crate, crate_kind, count(*) AS variants,
        CASE WHEN count(DISTINCT folder) > 1 THEN string_agg(DISTINCT folder, ', ' ORDER BY folder) END AS folders,
        sum(work_ns) AS work_ns, sum(work_ns) - max(work_ns) AS extra_ns
    FROM variant
    GROUP BY crate, crate_kind
    HAVING count(*) > 1
)
SELECT
    crate, variants, folders, features, CAST(twice.work_ns AS BIGINT) AS work_ns, CAST(extra_ns AS BIGINT) AS extra_ns,
    100.0 * extra_ns / nullif((SELECT sum(work_ns) FROM work), 0) AS share_pct
FROM twice LEFT JOIN optional USING (crate, crate_kind)
ORDER BY extra_ns DESC, crate
