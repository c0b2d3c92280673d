-- The tables of a session. Times are nanoseconds since the profile's start, unless the recording counted something
-- else; numbers of compilations, events and keys are unique in a session.

BEGIN TRANSACTION;

CREATE TYPE area_name AS ENUM ('parsing', 'macros', 'resolution', 'typeck', 'borrowck', 'traits', 'mir', 'lints',
    'monomorphization', 'codegen', 'llvm', 'linking', 'metadata', 'incremental', 'other', 'waiting', 'profiler');
CREATE TYPE event_kind AS ENUM (SELECT DISTINCT kind FROM loaded_label() ORDER BY kind);
CREATE TYPE label_name AS ENUM (SELECT DISTINCT label FROM loaded_label() ORDER BY label);

CREATE TABLE compilation (
    compilation     INTEGER NOT NULL PRIMARY KEY,
    crate           VARCHAR NOT NULL,
    crate_kind      VARCHAR NOT NULL,
    package         VARCHAR,
    process_id      BIGINT,
    started_ns      BIGINT,
    wall_ns         BIGINT NOT NULL,
    threads         INTEGER NOT NULL,
    events          BIGINT NOT NULL,
    edition         VARCHAR,
    opt_level       VARCHAR,
    codegen_units   INTEGER,
    lto             VARCHAR,
    debug_info      VARCHAR,
    incremental     BOOLEAN NOT NULL,
    target          VARCHAR,
    metadata_hash   VARCHAR,
    extra_filename  VARCHAR NOT NULL,
    counter         VARCHAR NOT NULL,
    format_version  INTEGER NOT NULL,
    has_queries     BOOLEAN NOT NULL,
    has_arguments   BOOLEAN NOT NULL,
    has_llvm_passes BOOLEAN NOT NULL,
    has_cache_hits  BOOLEAN NOT NULL,
    has_sizes       BOOLEAN NOT NULL,
    command         VARCHAR NOT NULL,
    file            VARCHAR NOT NULL
);
COMMENT ON TABLE compilation IS 'one rustc process, recorded in one profile';
COMMENT ON COLUMN compilation.compilation IS 'its number in the session';
COMMENT ON COLUMN compilation.crate IS 'the crate''s name';
COMMENT ON COLUMN compilation.crate_kind IS 'library, binary, proc macro, build script, test, or unknown';
COMMENT ON COLUMN compilation.package IS 'of a build script, the cargo package that it belongs to';
COMMENT ON COLUMN compilation.process_id IS 'the id of the rustc process';
COMMENT ON COLUMN compilation.started_ns IS 'when the profiler started, in nanoseconds since 1970';
COMMENT ON COLUMN compilation.wall_ns IS 'from the first event''s start to the last event''s end, over all threads';
COMMENT ON COLUMN compilation.threads IS 'how many threads have events';
COMMENT ON COLUMN compilation.events IS 'how many events took time';
COMMENT ON COLUMN compilation.edition IS 'the Rust edition';
COMMENT ON COLUMN compilation.opt_level IS '-C opt-level as given';
COMMENT ON COLUMN compilation.codegen_units IS '-C codegen-units as given';
COMMENT ON COLUMN compilation.lto IS '-C lto as given';
COMMENT ON COLUMN compilation.debug_info IS '-C debuginfo as given';
COMMENT ON COLUMN compilation.incremental IS 'whether -C incremental was given';
COMMENT ON COLUMN compilation.target IS '--target as given';
COMMENT ON COLUMN compilation.metadata_hash IS '-C extra-filename or -C metadata: tells builds of one crate apart';
COMMENT ON COLUMN compilation.extra_filename IS '-C extra-filename: what the names of the files that it makes end in';
COMMENT ON COLUMN compilation.counter IS 'what was counted: wall-time in nanoseconds, unless asked for otherwise';
COMMENT ON COLUMN compilation.format_version IS 'the version of the file''s format';
COMMENT ON COLUMN compilation.has_queries IS 'whether queries were recorded';
COMMENT ON COLUMN compilation.has_arguments IS 'whether the queries'' keys were recorded (args)';
COMMENT ON COLUMN compilation.has_llvm_passes IS 'whether the passes of LLVM were recorded (llvm)';
COMMENT ON COLUMN compilation.has_cache_hits IS 'whether cache hits were recorded';
COMMENT ON COLUMN compilation.has_sizes IS 'whether sizes of artifacts were recorded';
COMMENT ON COLUMN compilation.command IS 'rustc''s command line';
COMMENT ON COLUMN compilation.file IS 'the profile';

CREATE TABLE label (
    label label_name NOT NULL,
    kind  event_kind NOT NULL,
    area  area_name  NOT NULL
);
COMMENT ON TABLE label IS 'each label with each kind of event that has it';
COMMENT ON COLUMN label.label IS 'the query or activity';
COMMENT ON COLUMN label.kind IS 'the kind of event';
COMMENT ON COLUMN label.area IS 'the area of work it belongs to';

CREATE TABLE event (
    compilation INTEGER    NOT NULL,
    id          INTEGER    NOT NULL,
    parent      INTEGER,
    thread      BIGINT     NOT NULL,
    kind        event_kind NOT NULL,
    label       label_name NOT NULL,
    area        area_name  NOT NULL,
    key         INTEGER,
    start_ns    BIGINT     NOT NULL,
    duration_ns BIGINT     NOT NULL,
    self_ns     BIGINT     NOT NULL,
    depth       INTEGER    NOT NULL,
    outermost   BOOLEAN    NOT NULL
);
COMMENT ON TABLE event IS 'everything that took time, in the order in which it ended';
COMMENT ON COLUMN event.compilation IS 'the compilation';
COMMENT ON COLUMN event.id IS 'its number in the session';
COMMENT ON COLUMN event.parent IS 'the id of the nearest event around it on its thread';
COMMENT ON COLUMN event.thread IS 'rustc''s number of the thread';
COMMENT ON COLUMN event.kind IS 'Query, GenericActivity, LLVM Pass, …, as in the file';
COMMENT ON COLUMN event.label IS 'the query or activity';
COMMENT ON COLUMN event.area IS 'the area of work it belongs to';
COMMENT ON COLUMN event.key IS 'the key, if arguments were recorded';
COMMENT ON COLUMN event.start_ns IS 'when it began, since the profile''s start';
COMMENT ON COLUMN event.duration_ns IS 'how long it took, all events inside included';
COMMENT ON COLUMN event.self_ns IS 'the duration less that of the events directly inside';
COMMENT ON COLUMN event.depth IS 'how many events are around it on its thread';
COMMENT ON COLUMN event.outermost IS 'whether no event around it has its label';

CREATE TABLE key (
    key            INTEGER NOT NULL,
    text           VARCHAR NOT NULL,
    form           VARCHAR NOT NULL,
    item           VARCHAR,
    crate          VARCHAR,
    module         VARCHAR,
    definition     VARCHAR,
    function       VARCHAR,
    instance_kind  VARCHAR,
    type_arguments VARCHAR,
    trait          VARCHAR,
    self_type      VARCHAR,
    source         VARCHAR,
    codegen_unit   VARCHAR
);
COMMENT ON TABLE key IS 'the arguments of events, each distinct key once';
COMMENT ON COLUMN key.key IS 'its number in the session';
COMMENT ON COLUMN key.text IS 'the arguments as recorded, each but the first after a character U+001E';
COMMENT ON COLUMN key.form IS 'what sort of text it is: instance, trait_goal, definition, type, symbol, macro, …, other';
COMMENT ON COLUMN key.item IS 'what a person would call it, with its type arguments';
COMMENT ON COLUMN key.crate IS 'the crate that defines it';
COMMENT ON COLUMN key.module IS 'the module around it';
COMMENT ON COLUMN key.definition IS 'the generic definition, without type arguments; of a goal the trait';
COMMENT ON COLUMN key.function IS 'the definition, closures rolled up into the function around them';
COMMENT ON COLUMN key.instance_kind IS 'of an instance: item, closure, drop_glue, a shim, …';
COMMENT ON COLUMN key.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN key.trait IS 'the trait of a goal';
COMMENT ON COLUMN key.self_type IS 'the type that a goal is about';
COMMENT ON COLUMN key.source IS 'where it stands in the source';
COMMENT ON COLUMN key.codegen_unit IS 'the codegen unit';

CREATE TABLE cache_hit (
    compilation INTEGER    NOT NULL,
    label       label_name NOT NULL,
    key         INTEGER,
    hits        BIGINT     NOT NULL
);
COMMENT ON TABLE cache_hit IS 'how often queries were answered from their cache';
COMMENT ON COLUMN cache_hit.compilation IS 'the compilation';
COMMENT ON COLUMN cache_hit.label IS 'the query';
COMMENT ON COLUMN cache_hit.key IS 'the key, if arguments were recorded';
COMMENT ON COLUMN cache_hit.hits IS 'the number of hits';

CREATE TABLE artifact (
    compilation INTEGER    NOT NULL,
    label       label_name NOT NULL,
    name        VARCHAR,
    value       BIGINT     NOT NULL
);
COMMENT ON TABLE artifact IS 'sizes of what was produced';
COMMENT ON COLUMN artifact.compilation IS 'the compilation';
COMMENT ON COLUMN artifact.label IS 'what was measured: object_file, codegen_unit_size_estimate, …';
COMMENT ON COLUMN artifact.name IS 'the file or codegen unit';
COMMENT ON COLUMN artifact.value IS 'bytes, or an estimate, as the label says';

CREATE TABLE instant (
    compilation INTEGER    NOT NULL,
    parent      INTEGER,
    thread      BIGINT     NOT NULL,
    kind        event_kind NOT NULL,
    label       label_name NOT NULL,
    key         INTEGER,
    at_ns       BIGINT     NOT NULL
);
COMMENT ON TABLE instant IS 'events without duration; empty unless the session was asked to keep them';
COMMENT ON COLUMN instant.compilation IS 'the compilation';
COMMENT ON COLUMN instant.parent IS 'the id of the event in which it happened';
COMMENT ON COLUMN instant.thread IS 'rustc''s number of the thread';
COMMENT ON COLUMN instant.kind IS 'the kind of event';
COMMENT ON COLUMN instant.label IS 'the query or activity';
COMMENT ON COLUMN instant.key IS 'the key, if arguments were recorded';
COMMENT ON COLUMN instant.at_ns IS 'when it happened, since the profile''s start';

CREATE TABLE dependency (
    compilation INTEGER NOT NULL,
    extern      VARCHAR NOT NULL,
    depends_on  INTEGER,
    by_metadata BOOLEAN
);
COMMENT ON TABLE dependency IS 'the crates that the command line of a compilation names with --extern';
COMMENT ON COLUMN dependency.compilation IS 'the compilation';
COMMENT ON COLUMN dependency.extern IS 'the name that it uses the crate by';
COMMENT ON COLUMN dependency.depends_on IS 'the compilation that made the file; none if it is not in the session';
COMMENT ON COLUMN dependency.by_metadata IS 'whether it needs only the crate''s metadata; none if no file is named';

CREATE TABLE warning (
    file    VARCHAR NOT NULL,
    warning VARCHAR NOT NULL
);
COMMENT ON TABLE warning IS 'what was odd about the files';
COMMENT ON COLUMN warning.file IS 'the file';
COMMENT ON COLUMN warning.warning IS 'a sentence';

CREATE VIEW label_cost AS
SELECT compilation, label, area, self_ns, time_ns, calls, max_ns, coalesce(hits, 0) AS hits
FROM (
    SELECT
        compilation, label, area, CAST(sum(self_ns) AS BIGINT) AS self_ns,
        CAST(sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS BIGINT) AS time_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM event
    GROUP BY compilation, label, area
) LEFT JOIN (
    SELECT compilation, label, CAST(sum(hits) AS BIGINT) AS hits
    FROM cache_hit
    GROUP BY compilation, label
) USING (compilation, label);
COMMENT ON VIEW label_cost IS 'what each label cost in each area of a compilation';
COMMENT ON COLUMN label_cost.compilation IS 'the compilation';
COMMENT ON COLUMN label_cost.label IS 'the query or activity';
COMMENT ON COLUMN label_cost.area IS 'the area of work';
COMMENT ON COLUMN label_cost.self_ns IS 'time in the events themselves';
COMMENT ON COLUMN label_cost.time_ns IS 'time with the events inside; nested events of one label count once';
COMMENT ON COLUMN label_cost.calls IS 'how many ran';
COMMENT ON COLUMN label_cost.max_ns IS 'largest self time of a run';
COMMENT ON COLUMN label_cost.hits IS 'how many were answered from the cache';

CREATE TABLE build_span (
    compilation INTEGER NOT NULL,
    start_ns    BIGINT  NOT NULL,
    metadata_ns BIGINT,
    end_ns      BIGINT  NOT NULL,
    profile_ns  BIGINT  NOT NULL
);
COMMENT ON TABLE build_span IS 'when each compilation ran, since the first began; those whose start is known';
COMMENT ON COLUMN build_span.compilation IS 'the compilation';
COMMENT ON COLUMN build_span.start_ns IS 'when its first event began';
COMMENT ON COLUMN build_span.metadata_ns IS 'when its metadata were written: others that need no more could start';
COMMENT ON COLUMN build_span.end_ns IS 'when its last event ended';
COMMENT ON COLUMN build_span.profile_ns IS 'when its profile started: what to add to the times of its events';

CREATE VIEW build_edge AS
SELECT
    dependency.compilation, depends_on, extern, by_metadata,
    least(
        CASE WHEN by_metadata THEN coalesce(used.metadata_ns, used.end_ns) ELSE used.end_ns END,
        own.start_ns) AS ready_ns
FROM dependency
    JOIN build_span AS own ON own.compilation = dependency.compilation
    JOIN build_span AS used ON used.compilation = depends_on
WHERE used.start_ns <= own.start_ns;
COMMENT ON VIEW build_edge IS 'the dependencies between compilations whose start is known';
COMMENT ON COLUMN build_edge.compilation IS 'the compilation';
COMMENT ON COLUMN build_edge.depends_on IS 'the compilation that it waited for';
COMMENT ON COLUMN build_edge.extern IS 'the name that it uses the crate by';
COMMENT ON COLUMN build_edge.by_metadata IS 'whether it needs the crate''s metadata only and not its code';
COMMENT ON COLUMN build_edge.ready_ns IS 'when what it needs was there, since the build began; not after its own start';

CREATE VIEW build_earliest AS
WITH RECURSIVE link AS (
    SELECT build_edge.compilation, depends_on, max(ready_ns - used.start_ns) AS takes_ns
    FROM build_edge JOIN build_span AS used ON used.compilation = depends_on
    GROUP BY build_edge.compilation, depends_on
), round AS (
    SELECT 0 AS number, compilation, CAST(0 AS BIGINT) AS start_ns
    FROM build_span
    UNION ALL
    SELECT number + 1, link.compilation, max(start_ns + takes_ns)
    FROM round JOIN link ON depends_on = round.compilation
    GROUP BY number, link.compilation
)
SELECT compilation, max(start_ns) AS start_ns
FROM round
GROUP BY compilation;
COMMENT ON VIEW build_earliest IS 'when each compilation could have started had a core been free for every one';
COMMENT ON COLUMN build_earliest.compilation IS 'the compilation';
COMMENT ON COLUMN build_earliest.start_ns IS 'when what it needs was there, were nothing else to wait for';

CREATE VIEW work_step AS
WITH near AS MATERIALIZED (
    SELECT
        id, parent, compilation, start_ns, duration_ns,
        CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE 1 END AS working
    FROM event
    -- Deeper ones are at work inside of others at work.
    WHERE depth <= (SELECT 1 + coalesce(max(depth), -1) FROM event WHERE area IN ('waiting', 'profiler'))
), stretch AS MATERIALIZED (
    SELECT near.compilation, near.start_ns, near.duration_ns, near.working - coalesce(around.working, 0) AS step
    FROM near LEFT JOIN near AS around ON around.id = near.parent
    WHERE near.working <> coalesce(around.working, 0)
)
SELECT compilation, start_ns AS at_ns, step FROM stretch
UNION ALL
SELECT compilation, start_ns + duration_ns, -step FROM stretch;
COMMENT ON VIEW work_step IS 'the moments at which one more or one less thread of a compilation is at work';
COMMENT ON COLUMN work_step.compilation IS 'the compilation';
COMMENT ON COLUMN work_step.at_ns IS 'when, since the profile''s start';
COMMENT ON COLUMN work_step.step IS '1 if a thread takes up work, -1 if it begins to wait or is done';

COMMIT;
