-- The tables of a comparison, which has a database of its own: what the two sides measured.

CREATE TABLE compared_compilation (
    side        VARCHAR NOT NULL,
    pair        INTEGER NOT NULL,
    compilation INTEGER NOT NULL,
    crate       VARCHAR NOT NULL,
    crate_kind  VARCHAR NOT NULL,
    package     VARCHAR,
    options     VARCHAR NOT NULL,
    wall_ns     BIGINT,
    file        VARCHAR NOT NULL
);
COMMENT ON TABLE compared_compilation IS 'the compilations of both sides; those of one pair are compared';
COMMENT ON COLUMN compared_compilation.side IS 'before or after';
COMMENT ON COLUMN compared_compilation.pair IS 'the number of the pair';
COMMENT ON COLUMN compared_compilation.compilation IS 'its number in the session of its side';
COMMENT ON COLUMN compared_compilation.crate IS 'the crate''s name';
COMMENT ON COLUMN compared_compilation.crate_kind IS 'library, binary, proc macro, build script, test, documentation, or unknown';
COMMENT ON COLUMN compared_compilation.package IS 'of a build script, the cargo package that it belongs to';
COMMENT ON COLUMN compared_compilation.options IS 'the options that change what is compiled and how';
COMMENT ON COLUMN compared_compilation.wall_ns IS 'from the first event to the last, over all threads; NULL where no time was recorded';
COMMENT ON COLUMN compared_compilation.file IS 'the profile';

CREATE TABLE measurement (
    grouping    VARCHAR NOT NULL,
    side        VARCHAR NOT NULL,
    compilation INTEGER NOT NULL,
    name        VARCHAR NOT NULL,
    calls       BIGINT  NOT NULL,
    self_ns     BIGINT  NOT NULL,
    time_ns     BIGINT  NOT NULL,
    item_count  BIGINT  NOT NULL,
    cache_hits  BIGINT  NOT NULL,
    blocked_ns  BIGINT  NOT NULL,
    waiting_ns  BIGINT  NOT NULL,
    profiler_ns BIGINT  NOT NULL
);
COMMENT ON TABLE measurement IS 'what each name cost in each compilation, for the groupings that were asked for';
COMMENT ON COLUMN measurement.grouping IS 'what the name is: label, definition, trait, function, codegen-unit, crate';
COMMENT ON COLUMN measurement.side IS 'before or after';
COMMENT ON COLUMN measurement.compilation IS 'the compilation''s number in the session of its side';
COMMENT ON COLUMN measurement.name IS 'the name, once for each compilation';
COMMENT ON COLUMN measurement.calls IS 'how many events';
COMMENT ON COLUMN measurement.self_ns IS 'time in the events themselves, as work';
COMMENT ON COLUMN measurement.time_ns IS 'time with the events inside';
COMMENT ON COLUMN measurement.item_count IS 'how many ran';
COMMENT ON COLUMN measurement.cache_hits IS 'how many were answered from the cache';
COMMENT ON COLUMN measurement.blocked_ns IS 'time spent waiting for another thread''s query';
COMMENT ON COLUMN measurement.waiting_ns IS 'self time of waiting, which is no part of self_ns';
COMMENT ON COLUMN measurement.profiler_ns IS 'self time of the profiler''s own work, which is no part of self_ns';

-- What is no change of the build: the mean of each pair's recordings, summed over the pairs.
CREATE VIEW apart AS
SELECT
    CAST(round(coalesce(sum(waiting_ns) FILTER (side = 'before'), 0)) AS BIGINT) AS waiting_before_ns,
    CAST(round(coalesce(sum(waiting_ns) FILTER (side = 'after'), 0)) AS BIGINT) AS waiting_after_ns,
    CAST(round(coalesce(sum(profiler_ns) FILTER (side = 'before'), 0)) AS BIGINT) AS profiler_before_ns,
    CAST(round(coalesce(sum(profiler_ns) FILTER (side = 'after'), 0)) AS BIGINT) AS profiler_after_ns,
    CAST(round(coalesce(sum(unnamed_ns) FILTER (side = 'before'), 0)) AS BIGINT) AS unnamed_before_ns,
    CAST(round(coalesce(sum(unnamed_ns) FILTER (side = 'after'), 0)) AS BIGINT) AS unnamed_after_ns
FROM (
    SELECT side, waiting_ns / recordings AS waiting_ns, profiler_ns / recordings AS profiler_ns,
        CASE WHEN grouping = 'label' AND name = '<unknown>' THEN self_ns / recordings ELSE 0 END AS unnamed_ns
    FROM measurement JOIN compared_compilation USING (side, compilation) JOIN (
        SELECT pair, side, count(*) AS recordings
        FROM compared_compilation
        GROUP BY pair, side
    ) USING (pair, side)
);
