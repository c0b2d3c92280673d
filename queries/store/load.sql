-- Fills the tables of a session from the profiles that were read. The order of rows does not matter, and keeping it
-- would cost half the speed.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
-- The command line is text of the user's: a number in it may be none. What is not known is written as -1.
INSERT INTO compilation
SELECT * REPLACE (
    nullif(process_id, -1) AS process_id,
    nullif(started_ns, -1) AS started_ns,
    TRY_CAST(codegen_units AS INTEGER) AS codegen_units)
FROM loaded_compilation();
INSERT INTO label       SELECT DISTINCT label, kind, area FROM loaded_label();

CREATE TEMPORARY TABLE numbered_label AS
SELECT number, compilation, CAST(kind AS event_kind) AS kind, CAST(label AS label_name) AS label,
    CAST(area AS area_name) AS area
FROM loaded_label()
WHERE number >= 0;

-- Two numbers of 32 bits share a column, so that few columns are written from Java.
INSERT INTO event
SELECT
    compilation,
    CAST(id_and_parent >> 32 AS INTEGER),
    CAST(nullif(id_and_parent & 4294967295, 4294967295) AS INTEGER),
    (thread_and_nesting >> 32) & 4294967295,
    kind,
    label,
    area,
    CAST(nullif(label_and_key & 4294967295, 4294967295) AS INTEGER),
    start_ns,
    duration_ns,
    self_ns,
    CAST((thread_and_nesting & 4294967295) >> 1 AS INTEGER),
    thread_and_nesting & 1 = 1
FROM loaded_event() JOIN numbered_label ON number = label_and_key >> 32;
DROP TABLE numbered_label;

INSERT INTO cache_hit   SELECT * FROM loaded_cache_hit();
INSERT INTO artifact    SELECT * FROM loaded_artifact();
INSERT INTO instant     SELECT * FROM loaded_instant();
-- An extern names the file, which is what a compilation of that crate made with that -C extra-filename. Of several
-- builds of one crate it is the last that began before; what cannot be used as a dependency has made no such file.
INSERT INTO dependency
SELECT compilation, extern, any_value(depends_on), CASE WHEN crate IS NOT NULL THEN bool_and(by_metadata) END
FROM (
    SELECT used.compilation, extern, by_metadata, used.crate, used.extra_filename,
        arg_max(made.compilation, coalesce(made.started_ns, -1)) AS depends_on
    FROM (SELECT e.*, started_ns FROM loaded_extern() AS e JOIN compilation USING (compilation)) AS used
        LEFT JOIN compilation AS made
            ON made.crate = used.crate AND made.extra_filename = used.extra_filename
            AND made.crate_kind NOT IN ('binary', 'test', 'build script')
            AND made.compilation <> used.compilation
            AND coalesce(made.started_ns < used.started_ns, true)
    GROUP BY ALL
)
GROUP BY compilation, extern, crate, extra_filename;
INSERT INTO warning     SELECT * FROM loaded_warning();
COMMIT;
SET preserve_insertion_order = true;
