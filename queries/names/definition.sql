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
    UNION
    SELECT definition FROM numbered_definition
    UNION
    -- Drop glue is that of core::ptr::drop_in_place up to Rust 1.96, and of core::ptr::drop_glue since.
    SELECT unnest(['core::ptr::drop_in_place', 'core::ptr::drop_glue']) FROM key WHERE instance_kind = 'drop_glue'
)
SELECT name
FROM named
WHERE name IS NOT NULL AND (getvariable('name') IS NULL
    OR name = CAST(getvariable('name') AS VARCHAR)
    OR ends_with(name, '::' || CAST(getvariable('name') AS VARCHAR)))
ORDER BY 1
