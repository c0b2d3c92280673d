-- Fills the tables of instances under what dominates them, and of who uses whom, when a query first asks for one.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO instance_node
SELECT
    compilation, node.key, item, definition, crate, instance_kind, type_arguments, is_instance, is_estimate, known_by,
    dominator, place, last_place, level, is_outermost, asking_crate
FROM loaded_instance_node() AS node JOIN key ON key.key = node.key;
INSERT INTO instance_use
SELECT
    compilation, users.item, used.item, known_by, is_first,
    known_by NOT IN ('mention', 'definition', 'mir', 'constant', 'type argument', 'walk'), user_key, used_key
FROM loaded_instance_use() AS uses
    JOIN key AS users ON users.key = user_key
    JOIN key AS used ON used.key = used_key
UNION ALL
SELECT compilation, NULL, item, known_by, true, true, NULL, key
FROM instance_node
WHERE known_by = 'root';
COMMIT;
SET preserve_insertion_order = true;
