-- title: What was waited for
-- about: Activities that only wait, with what other threads worked on meanwhile. If several worked at once, the time is
-- about: divided evenly among them, so that it adds up to the time that the activity waited.
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate         the crate
-- column: label         the activity that waited
-- column: waited_for    what ran on another thread; (no recorded work) if nothing did
-- column: codegen_unit  its codegen unit, if arguments were recorded
-- column: waited_ns     time waited for it
-- column: share_pct     its share of what the activity waited
WITH waiting AS (
    SELECT compilation, id, label, start_ns, start_ns + duration_ns AS end_ns
    FROM event
    WHERE area = 'waiting' AND compilation IN (FROM compilations_of(getvariable('crate')))
), inside AS (
    SELECT parent AS id, start_ns, start_ns + duration_ns AS end_ns
    FROM event
    WHERE parent IN (SELECT id FROM waiting)
), gap AS (
    SELECT id, coalesce(lag(end_ns) OVER (PARTITION BY id ORDER BY start_ns, end_ns), 0) AS start_ns, start_ns AS end_ns
    FROM inside
    UNION ALL
    SELECT waiting.id, coalesce(max(inside.end_ns), 0), any_value(waiting.end_ns)
    FROM waiting LEFT JOIN inside USING (id)
    GROUP BY waiting.id
), wait AS (
    SELECT compilation, label, greatest(gap.start_ns, waiting.start_ns) AS start_ns, gap.end_ns
    FROM gap JOIN waiting USING (id)
    WHERE gap.end_ns > greatest(gap.start_ns, waiting.start_ns)
), piece AS (
    SELECT
        row_number() OVER () AS piece, compilation, wait.label, threads,
        greatest(wait.start_ns, busy.start_ns) AS start_ns, least(wait.end_ns, busy.end_ns) AS end_ns
    FROM wait JOIN busy USING (compilation)
    WHERE busy.start_ns < wait.end_ns AND busy.end_ns > wait.start_ns
), ran AS (
    SELECT work_span.compilation, event, work_span.start_ns, end_ns, event.label, key
    FROM work_span JOIN event ON event.id = work_span.event
    WHERE step = 1
), shared AS (
    SELECT
        piece.compilation, piece.label, ran.label AS waited_for, key, piece.end_ns - piece.start_ns AS length_ns,
        row_number() OVER (PARTITION BY piece ORDER BY event) AS place, count(*) OVER (PARTITION BY piece) AS parts
    FROM piece LEFT JOIN ran ON ran.compilation = piece.compilation AND threads > 0
        AND ran.start_ns <= piece.start_ns AND ran.end_ns >= piece.end_ns
), summed AS (
    SELECT
        compilation, label, waited_for, key,
        sum(length_ns // parts + CASE WHEN place <= length_ns % parts THEN 1 ELSE 0 END) AS waited_ns
    FROM shared
    GROUP BY compilation, label, waited_for, key
)
SELECT
    compilation.crate,
    CAST(label AS VARCHAR) AS label,
    coalesce(CAST(waited_for AS VARCHAR), '(no recorded work)') AS waited_for,
    codegen_unit,
    CAST(sum(waited_ns) AS BIGINT) AS waited_ns,
    100.0 * CAST(sum(waited_ns) AS DOUBLE)
        / nullif(sum(sum(waited_ns)) OVER (PARTITION BY compilation, label), 0) AS share_pct
FROM summed JOIN compilation USING (compilation) LEFT JOIN key USING (key)
GROUP BY compilation, compilation.crate, label, waited_for, codegen_unit
ORDER BY waited_ns DESC, 1, 2, 3, 4
