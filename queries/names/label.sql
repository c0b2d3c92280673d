-- title: The labels of a session
-- about: The queries and activities that were recorded, which the parameter label of other queries names.
-- param: name  VARCHAR = NULL   only this one
-- column: name  the label
SELECT DISTINCT CAST(label AS VARCHAR) AS name
FROM label
WHERE getvariable('name') IS NULL OR CAST(label AS VARCHAR) = CAST(getvariable('name') AS VARCHAR)
ORDER BY 1
