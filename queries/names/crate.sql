-- title: The crates of a session
-- about: The crates that were compiled, which the parameter crate of other queries names.
-- param: name  VARCHAR = NULL   only this one
-- column: name  the crate
SELECT DISTINCT crate AS name
FROM compilation
WHERE crate = coalesce(CAST(getvariable('name') AS VARCHAR), crate)
ORDER BY 1
