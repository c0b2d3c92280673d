-- Fills the tables of a session from the profiles that were read.

-- The command line is text of the user's: a number in it may be none, or none of units. What is not known is written as -1.
INSERT INTO compilation BY NAME
SELECT * REPLACE (
    nullif(process_id, -1) AS process_id,
    nullif(started_ns, -1) AS started_ns,
    nullif(wall_ns, -1) AS wall_ns,
    nullif(cpu_ns, -1) AS cpu_ns,
    nullif(peak_rss_bytes, -1) AS peak_rss_bytes,
    nullif(greatest(TRY_CAST(codegen_units AS INTEGER), 0), 0) AS codegen_units)
FROM loaded_compilation();
INSERT INTO label BY NAME SELECT DISTINCT label, kind, area FROM loaded_label();

CREATE TEMPORARY TABLE numbered_label AS
SELECT number, compilation, CAST(kind AS event_kind) AS kind, CAST(label AS label_name) AS label,
    CAST(area AS area_name) AS area
FROM loaded_label()
WHERE number >= 0;

-- Two numbers of 32 bits share a column, so that few columns are written from Java.
INSERT INTO event BY NAME
SELECT
    compilation,
    CAST(id_and_parent >> 32 AS INTEGER) AS id,
    CAST(nullif(id_and_parent & 4294967295, 4294967295) AS INTEGER) AS parent,
    (thread_and_nesting >> 32) & 4294967295 AS thread,
    kind,
    label,
    area,
    CAST(nullif(label_and_key & 4294967295, 4294967295) AS INTEGER) AS key,
    start_ns,
    duration_ns,
    self_ns,
    CAST((thread_and_nesting & 4294967295) >> 1 AS INTEGER) AS depth,
    thread_and_nesting & 1 = 1 AS outermost
FROM loaded_event() JOIN numbered_label ON number = label_and_key >> 32;
DROP TABLE numbered_label;

-- Instruction counts are no times, and a profile without its start has no place in the build.
INSERT INTO build_span BY NAME
WITH bound AS (
    SELECT compilation, min(start_ns) AS first_ns, max(start_ns + duration_ns) AS last_ns
    FROM event
    WHERE parent IS NULL
    GROUP BY compilation
), written AS (
    SELECT compilation, max(start_ns + duration_ns) AS metadata_ns
    FROM event
    WHERE kind = 'GenericActivity' AND label IN ('generate_crate_metadata', 'write_crate_metadata')
    GROUP BY compilation
), span AS (
    SELECT
        compilation, started_ns, started_ns + first_ns AS start_ns, started_ns + metadata_ns AS metadata_ns,
        started_ns + last_ns AS end_ns
    FROM compilation JOIN bound USING (compilation) LEFT JOIN written USING (compilation)
    WHERE started_ns IS NOT NULL AND has_time
)
SELECT
    compilation, start_ns - min(start_ns) OVER () AS start_ns,
    metadata_ns - min(start_ns) OVER () AS metadata_ns, end_ns - min(start_ns) OVER () AS end_ns,
    started_ns - min(start_ns) OVER () AS profile_ns
FROM span;

INSERT INTO cache_hit BY NAME SELECT * FROM loaded_cache_hit();
INSERT INTO artifact BY NAME SELECT * FROM loaded_artifact();
INSERT INTO instant BY NAME SELECT * FROM loaded_instant();
INSERT INTO warning BY NAME SELECT * FROM loaded_warning();

-- An extern names the file, which is what a compilation of that crate made with that -C extra-filename. Of several
-- builds of one crate it is the last that began before; what cannot be used as a dependency has made no such file.
INSERT INTO dependency BY NAME
SELECT
    compilation, extern, any_value(depends_on) AS depends_on,
    CASE WHEN crate IS NOT NULL THEN bool_and(by_metadata) END AS by_metadata
FROM (
    SELECT used.compilation, extern, by_metadata, used.crate, used.extra_filename,
        arg_max(made.compilation, (coalesce(made.started_ns, -1), made.compilation)) AS depends_on
    FROM (
        SELECT loaded_extern.*, started_ns
        FROM loaded_extern() JOIN compilation USING (compilation)
    ) AS used LEFT JOIN compilation AS made
        ON made.crate = used.crate AND made.extra_filename = used.extra_filename
        AND made.crate_kind NOT IN ('binary', 'test', 'build script', 'documentation')
        AND made.compilation <> used.compilation
        AND coalesce(made.started_ns < used.started_ns, true)
    GROUP BY ALL
)
GROUP BY compilation, extern, crate, extra_filename;
