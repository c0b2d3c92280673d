-- Fills the tables of instances under what dominates them, and of who uses whom, when a query first asks for one.

INSERT INTO instance_node BY NAME
SELECT
    compilation, node.key, item, definition, crate, instance_kind, type_arguments, is_instance, is_estimate, known_by,
    dominator, place, last_place, level, is_outermost, asking_crate
FROM loaded_instance_node() AS node JOIN key ON key.key = node.key;
INSERT INTO instance_use BY NAME
SELECT
    compilation, users.item AS user, used.item AS used, known_by, is_first,
    known_by NOT IN ('definition', 'mir', 'constant', 'type argument', 'walk') AS is_sure, user_key, used_key
FROM loaded_instance_use() AS uses
    JOIN key AS users ON users.key = user_key
    JOIN key AS used ON used.key = used_key
UNION ALL BY NAME
SELECT
    compilation, NULL AS user, item AS used, known_by, true AS is_first, true AS is_sure, NULL AS user_key,
    key AS used_key
FROM instance_node
WHERE known_by = 'root';
