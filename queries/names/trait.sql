-- title: The traits of a session
-- about: The traits that goals were about, which the parameter trait of other queries names.
-- needs: args
-- param: name  VARCHAR = NULL   only this one, or those that end in ::name
-- column: name  its path
SELECT DISTINCT trait AS name
FROM key
WHERE trait IS NOT NULL AND (getvariable('name') IS NULL
    OR trait = CAST(getvariable('name') AS VARCHAR)
    OR ends_with(trait, '::' || CAST(getvariable('name') AS VARCHAR)))
ORDER BY 1
