-- title: The events of a session
-- about: The numbers of the events, which the parameter event of other queries names.
-- param: name  INTEGER = NULL   only this one
-- column: name  the number
SELECT id AS name
FROM event
WHERE id = coalesce(CAST(getvariable('name') AS INTEGER), id)
ORDER BY 1
