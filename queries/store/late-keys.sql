-- Fills the tables of keys, and of what they cost, when a query first asks for one of them: the texts of keys are most
-- of a recording.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO key SELECT * FROM loaded_key();
INSERT INTO pass_function SELECT * FROM loaded_pass_function();
INSERT INTO type_argument SELECT * FROM loaded_type_argument();
INSERT INTO mono_item SELECT * FROM loaded_mono_item();
INSERT INTO cost
SELECT
    compilation, kind, label, area, key, owner, CAST(asked_by AS area_name),
    count(*),
    CAST(sum(self_ns) AS BIGINT),
    CAST(sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN enters_definition THEN duration_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN enters_function THEN duration_ns ELSE 0 END) AS BIGINT),
    max(self_ns)
FROM event JOIN loaded_owner() AS loaded ON id = loaded.event
GROUP BY compilation, kind, label, area, key, owner, asked_by;
COMMIT;
SET preserve_insertion_order = true;
