-- What the keys of a compilation name that are of instances, callees and definitions. A method of an impl is told by the
-- number of the impl in the compiler's own spelling.

SELECT
    key.key, key.item, key.definition, type_arguments, instance_kind, is_collected,
    regexp_matches(coalesce(numbered_definition.definition, key.definition), '::\{impl#\d+\}::[^:]+$')
        AS is_method_of_impl
FROM key LEFT JOIN numbered_definition ON numbered_definition.key = key.key
WHERE key.key BETWEEN ? AND ? AND form IN ('instance', 'definition') AND item IS NOT NULL
    AND key.definition IS NOT NULL;
