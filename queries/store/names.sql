-- What the keys of a compilation name that are of instances, callees and definitions.

SELECT key, item, definition, type_arguments, instance_kind, is_collected
FROM key
WHERE key BETWEEN ? AND ? AND form IN ('instance', 'definition') AND item IS NOT NULL AND definition IS NOT NULL;
