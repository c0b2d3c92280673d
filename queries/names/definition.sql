-- title: The definitions of a session
-- about: Functions and other definitions that keys name, which the parameter definition of other queries names.
-- needs: args
-- param: name  VARCHAR = NULL   only this one, or those that end in ::name
-- column: name  its path
WITH named AS (
    SELECT definition AS name FROM key
    UNION
    SELECT function FROM key
    UNION
    SELECT definition FROM pass_function
)
SELECT name
FROM named
WHERE name IS NOT NULL AND (getvariable('name') IS NULL
    OR name = CAST(getvariable('name') AS VARCHAR)
    OR ends_with(name, '::' || CAST(getvariable('name') AS VARCHAR)))
ORDER BY 1
