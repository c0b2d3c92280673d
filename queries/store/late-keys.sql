-- Fills the tables of keys, and of what they cost, when a query first asks for one of them: the texts of keys are most
-- of a recording.

INSERT INTO key BY NAME SELECT * FROM loaded_key();
INSERT INTO pass_function BY NAME SELECT * FROM loaded_pass_function();
INSERT INTO numbered_definition BY NAME SELECT * FROM loaded_numbered_definition();
INSERT INTO type_argument BY NAME SELECT * FROM loaded_type_argument();
INSERT INTO mono_item BY NAME SELECT * FROM loaded_mono_item();
INSERT INTO cost BY NAME
WITH numbered_label AS (
    SELECT number, compilation, CAST(kind AS event_kind) AS kind, CAST(label AS label_name) AS label,
        CAST(area AS area_name) AS area
    FROM loaded_label()
    WHERE number >= 0
)
SELECT
    own.compilation, own.kind, own.label, own.area,
    CAST(nullif(label_and_key & 4294967295, 4294967295) AS INTEGER) AS key,
    CAST(nullif(asker_and_owner & 4294967295, 4294967295) AS INTEGER) AS owner,
    asker.area AS asked_by, self_ns,
    CASE WHEN (label_and_key >> 32) & 4 > 0 THEN duration_ns ELSE 0 END AS inclusive_ns,
    CASE WHEN (label_and_key >> 32) & 2 > 0 THEN duration_ns ELSE 0 END AS definition_ns,
    CASE WHEN (label_and_key >> 32) & 1 > 0 THEN duration_ns ELSE 0 END AS function_ns
FROM loaded_owner()
    JOIN numbered_label AS own ON own.number = label_and_key >> 35
    LEFT JOIN numbered_label AS asker ON asker.number = asker_and_owner >> 32;
