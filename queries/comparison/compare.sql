-- title: Two builds side by side
-- about: What changed from before to after, by name; changes beyond noise come first. A change is divided into more
-- about: calls, at the former cost of a call, and slower calls; together they are the change. More calls are not noise
-- about: unless recordings of one side also differ in them. Slower calls are a change only beyond allowed_ns. If every
-- about: compilation has several recordings on both sides, noise_ns is measured: it is the largest difference between
-- about: recordings of one side for a name, but at least 0.1 ms, since an interrupt may hit any name, and at least four
-- about: times the median for names of similar size, from a quarter to four times as costly. A single recording has no
-- about: measured noise. If one is involved, at least this much is assumed to be noise: 10 ms for each pair of
-- about: compilations, which add up like independent errors, and 10 % of the larger side. That is an assumption, not a
-- about: measurement: one crate recorded three times stays within it on a quiet machine, but not on a busy one. Labels
-- about: that only wait, or are the profiler's own cost, are not changes of the build. They come last, like work
-- about: without a name in a recording, which may belong to another label on each side.
-- param: by  VARCHAR = label   label, definition, trait, function, codegen-unit or crate
-- column: name               the label, definition, trait, function, codegen unit or crate
-- column: before_ns          self time before, as work; the mean where a compilation has several recordings
-- column: after_ns           self time after
-- column: change_ns          after_ns less before_ns
-- column: change_pct         the change in percent of before_ns; none where that is 0
-- column: verdict            changed, noise, new, gone, or same
-- column: beyond_noise_ns    the part of change_ns that noise does not explain
-- column: before_calls       how many events before, the mean where there are several recordings
-- column: after_calls        how many events after
-- column: more_calls_ns      the part of change_ns that comes from more, or fewer, calls
-- column: slower_calls_ns    the part of change_ns that comes from slower, or faster, calls
-- column: noise_ns           the measured band of noise; none where no side has several recordings
-- column: allowed_ns         what slower_calls_ns may be and still count as noise
-- column: inclusive_change_ns     the change of the time with the events inside
-- column: item_count_change  the change of how many ran
-- column: cache_hits_change  the change of how many were answered from the cache
-- column: blocked_change_ns  the change of the time spent waiting for another thread's query
-- column: apart              waiting or profiler, where none of the time is work; unnamed; a change of it is none of the build
WITH recorded AS (
    SELECT pair, side, count(*) AS recordings
    FROM compared_compilation
    GROUP BY pair, side
), work AS (
    -- What is no work anywhere is compared by the time that it took.
    SELECT
        name, CASE WHEN name = '<unknown>' THEN 'unnamed' WHEN sum(self_ns) > 0 OR sum(waiting_ns + profiler_ns) = 0 THEN NULL
            WHEN sum(profiler_ns) > sum(waiting_ns) THEN 'profiler' ELSE 'waiting' END AS apart
    FROM measurement
    WHERE grouping = coalesce(CAST(getvariable('by') AS VARCHAR), 'label')
    GROUP BY name
), named AS (
    SELECT
        measurement.* REPLACE (CASE WHEN apart IS NULL THEN self_ns ELSE self_ns + waiting_ns + profiler_ns END AS self_ns), apart
    FROM measurement JOIN work USING (name)
    WHERE grouping = coalesce(CAST(getvariable('by') AS VARCHAR), 'label')
), measured AS (
    SELECT
        name, apart, pair, side, recordings,
        sum(calls) / recordings AS calls, sum(self_ns) / recordings AS self_ns,
        sum(inclusive_ns) / recordings AS inclusive_ns,
        sum(item_count) / recordings AS item_count, sum(cache_hits) / recordings AS cache_hits,
        sum(blocked_ns) / recordings AS blocked_ns,
        -- A recording without the name has spent nothing on it.
        max(self_ns) - CASE WHEN count(*) = recordings THEN min(self_ns) ELSE 0 END AS range_ns,
        max(calls) = CASE WHEN count(*) = recordings THEN min(calls) ELSE 0 END AS has_steady_calls
    FROM named
        JOIN compared_compilation USING (side, compilation)
        JOIN recorded USING (pair, side)
    GROUP BY name, apart, pair, side, recordings
), repeated AS (
    SELECT CAST(floor(log2(self_ns)) AS INTEGER) AS size, range_ns / self_ns AS share
    FROM measured
    WHERE recordings > 1 AND self_ns > 0
), usual AS (
    SELECT sizes.size, median(share) AS share
    FROM (SELECT DISTINCT size FROM repeated) AS sizes
        JOIN repeated ON repeated.size BETWEEN sizes.size - 2 AND sizes.size + 2
    GROUP BY sizes.size
), side_of_name AS (
    SELECT
        name, apart, pair, side, recordings, calls, self_ns, inclusive_ns, item_count, cache_hits, blocked_ns,
        has_steady_calls,
        CASE WHEN recordings > 1 THEN greatest(range_ns, 4 * coalesce(share, 0) * self_ns, 1e5) END AS noise_ns
    FROM measured
        LEFT JOIN usual ON self_ns > 0 AND size = CAST(floor(log2(greatest(self_ns, 1))) AS INTEGER)
), compared AS (
    SELECT
        name, apart,
        coalesce(sum(calls) FILTER (side = 'before'), 0) AS before_calls,
        coalesce(sum(calls) FILTER (side = 'after'), 0) AS after_calls,
        CAST(coalesce(sum(self_ns) FILTER (side = 'before'), 0) AS BIGINT) AS before_ns,
        CAST(coalesce(sum(self_ns) FILTER (side = 'after'), 0) AS BIGINT) AS after_ns,
        count(*) FILTER (side = 'before') AS before_sides,
        count(*) FILTER (side = 'after') AS after_sides,
        count(DISTINCT pair) AS pairs,
        bool_and(has_steady_calls) AS has_steady_calls,
        sqrt(sum(noise_ns * noise_ns)) AS noise_ns,
        bool_and(recordings > 1) AS is_measured,
        sum(CASE WHEN side = 'after' THEN inclusive_ns ELSE -inclusive_ns END) AS inclusive_change_ns,
        sum(CASE WHEN side = 'after' THEN item_count ELSE -item_count END) AS item_count_change,
        sum(CASE WHEN side = 'after' THEN cache_hits ELSE -cache_hits END) AS cache_hits_change,
        sum(CASE WHEN side = 'after' THEN blocked_ns ELSE -blocked_ns END) AS blocked_change_ns
    FROM side_of_name
    GROUP BY name, apart
), changed AS (
    SELECT
        *, after_ns - before_ns AS change_ns,
        CASE
            WHEN before_calls = 0 AND after_calls = 0 THEN 0
            WHEN before_calls = 0 THEN after_ns - before_ns
            ELSE CAST(round((after_calls - before_calls) * before_ns / before_calls) AS BIGINT)
        END AS more_calls_ns,
        CASE WHEN is_measured THEN noise_ns
            ELSE greatest(coalesce(noise_ns, 0), 1e7 * sqrt(pairs) + 0.1 * greatest(before_ns, after_ns))
        END AS allowed_ns
    FROM compared
), judged AS (
    SELECT
        *, change_ns - more_calls_ns AS slower_calls_ns,
        CASE
            WHEN apart IS NOT NULL THEN 0
            WHEN before_sides = 0 OR after_sides = 0 THEN change_ns
            WHEN has_steady_calls THEN more_calls_ns
                + sign(change_ns - more_calls_ns) * greatest(abs(change_ns - more_calls_ns) - allowed_ns, 0)
            ELSE sign(change_ns) * greatest(abs(change_ns) - allowed_ns, 0)
        END AS beyond_noise_ns
    FROM changed
)
SELECT
    name, before_ns, after_ns, change_ns,
    100.0 * CAST(change_ns AS DOUBLE) / nullif(before_ns, 0) AS change_pct,
    CASE
        WHEN apart IS NULL AND before_sides = 0 THEN 'new'
        WHEN apart IS NULL AND after_sides = 0 THEN 'gone'
        WHEN round(beyond_noise_ns) <> 0 THEN 'changed'
        WHEN change_ns = 0 AND before_calls = after_calls THEN 'same'
        ELSE 'noise'
    END AS verdict,
    CAST(round(beyond_noise_ns) AS BIGINT) AS beyond_noise_ns,
    CAST(round(before_calls) AS BIGINT) AS before_calls,
    CAST(round(after_calls) AS BIGINT) AS after_calls,
    more_calls_ns, slower_calls_ns,
    CAST(round(noise_ns) AS BIGINT) AS noise_ns,
    CAST(round(allowed_ns) AS BIGINT) AS allowed_ns,
    CAST(round(inclusive_change_ns) AS BIGINT) AS inclusive_change_ns,
    CAST(round(item_count_change) AS BIGINT) AS item_count_change,
    CAST(round(cache_hits_change) AS BIGINT) AS cache_hits_change,
    CAST(round(blocked_change_ns) AS BIGINT) AS blocked_change_ns, apart
FROM judged
ORDER BY apart IS NOT NULL, abs(beyond_noise_ns) DESC, abs(change_ns) DESC, name
