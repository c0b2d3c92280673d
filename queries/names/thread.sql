-- title: The threads of a session
-- about: rustc's numbers of the threads, which the parameter thread of other queries names.
-- param: name  BIGINT = NULL   only this one
-- column: name  the number
SELECT DISTINCT thread AS name
FROM event
WHERE thread = coalesce(CAST(getvariable('name') AS BIGINT), thread)
ORDER BY 1
