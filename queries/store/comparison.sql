-- The tables of a comparison, which has a database of its own: what the two sides measured.

-- about: the compilations of both sides; those of one pair are compared
CREATE TABLE compared_compilation (
    side        VARCHAR NOT NULL,  -- before or after
    pair        INTEGER NOT NULL,  -- the number of the pair
    compilation INTEGER NOT NULL,  -- its number in the session of its side
    crate       VARCHAR NOT NULL,  -- the crate's name
    crate_kind  VARCHAR NOT NULL,  -- library, binary, proc macro, build script, test, documentation, or unknown
    package     VARCHAR,           -- of a build script, the cargo package that it belongs to
    options     VARCHAR NOT NULL,  -- the options that change what is compiled and how
    wall_ns     BIGINT,            -- from the first event to the last, over all threads; NULL where no time was recorded
    file        VARCHAR NOT NULL   -- the profile
);

-- about: what each name cost in each compilation, for the groupings that were asked for
CREATE TABLE measurement (
    grouping    VARCHAR NOT NULL,  -- what the name is: label, definition, trait, function, codegen-unit, crate
    side        VARCHAR NOT NULL,  -- before or after
    compilation INTEGER NOT NULL,  -- the compilation's number in the session of its side
    name        VARCHAR NOT NULL,  -- the name, once for each compilation
    calls       BIGINT  NOT NULL,  -- how many events
    self_ns     BIGINT  NOT NULL,  -- time in the events themselves, as work
    inclusive_ns     BIGINT  NOT NULL,  -- time with the events inside
    item_count  BIGINT  NOT NULL,  -- how many ran
    cache_hits  BIGINT  NOT NULL,  -- how many were answered from the cache
    blocked_ns  BIGINT  NOT NULL,  -- time spent waiting for another thread's query
    waiting_ns  BIGINT  NOT NULL,  -- self time of waiting, which is no part of self_ns
    profiler_ns BIGINT  NOT NULL   -- self time of the profiler's own work, which is no part of self_ns
);

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
