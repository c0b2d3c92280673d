-- title: The call tree below an event
-- about: One event and what ran inside it, in the order in which it began.
-- param: event  INTEGER = NULL   the event's id
-- param: depth  INTEGER = 3   how many levels below it to show
-- column: tree         the label, indented by its level
-- column: level        its level, 0 for the event itself
-- column: id           the event
-- column: item         what it was about, if arguments were recorded
-- column: start_ns     when it began, since the profile's start
-- column: self_ns      time in the event itself
-- column: duration_ns  time with the events inside
WITH RECURSIVE below AS (
    SELECT id, label, key, start_ns, self_ns, duration_ns, 0 AS level
    FROM event
    WHERE id = CAST(getvariable('event') AS INTEGER)
    UNION ALL
    SELECT e.id, e.label, e.key, e.start_ns, e.self_ns, e.duration_ns, level + 1
    FROM below JOIN event AS e ON e.parent = below.id
    WHERE level < coalesce(CAST(getvariable('depth') AS INTEGER), 3)
)
SELECT
    repeat('  ', level) || CAST(label AS VARCHAR) AS tree,
    level, id, item, start_ns, self_ns, duration_ns
FROM below LEFT JOIN key USING (key)
ORDER BY start_ns, level, id DESC
