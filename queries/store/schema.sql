-- The tables of a session. Times are nanoseconds since the profile's start, unless the recording counted something
-- else; numbers of compilations, events and keys are unique in a session.
--
-- Each column is declared here once, with its type and what it holds; a view's columns stand before it. Whoever changes
-- what a column means, or takes one away, adds one to the version below: a database file of another version is not
-- opened.

BEGIN TRANSACTION;

CREATE TYPE area_name AS ENUM ('parsing', 'macros', 'resolution', 'typeck', 'borrowck', 'traits', 'mir', 'lints',
    'rustdoc', 'monomorphization', 'codegen', 'llvm', 'linking', 'metadata', 'incremental', 'other', 'waiting',
    'profiler');
CREATE TYPE event_kind AS ENUM (SELECT DISTINCT kind FROM loaded_label() ORDER BY kind);
CREATE TYPE label_name AS ENUM (SELECT DISTINCT label FROM loaded_label() ORDER BY label);

-- about: the version of these tables
CREATE TABLE schema_version (
    version INTEGER NOT NULL  -- one row, in which a database file agrees with the program that opens it
);
INSERT INTO schema_version BY NAME SELECT 3 AS version;

-- about: one rustc process, recorded in one profile
CREATE TABLE compilation (
    compilation     INTEGER NOT NULL PRIMARY KEY,  -- its number in the session
    crate           VARCHAR NOT NULL,              -- the crate's name
    crate_kind      VARCHAR NOT NULL,              -- library, binary, proc macro, build script, test, documentation, or unknown
    package         VARCHAR,                       -- of a build script, the cargo package that it belongs to
    process_id      BIGINT,                        -- the id of the rustc process
    started_ns      BIGINT,                        -- when the profiler started, in nanoseconds since 1970
    wall_ns         BIGINT,                        -- from the first event's start to the last event's end, over all threads; NULL where something else than time was counted, which is each thread's own
    threads         INTEGER NOT NULL,              -- how many threads have events
    events          BIGINT NOT NULL,               -- how many events took time
    unnamed_events  BIGINT NOT NULL,               -- how many of these have a name that the file lacks; none of the profiler's own work
    edition         VARCHAR,                       -- the Rust edition
    opt_level       VARCHAR,                       -- -C opt-level as given
    codegen_units   INTEGER,                       -- -C codegen-units as given
    lto             VARCHAR,                       -- -C lto as given
    debug_info      VARCHAR,                       -- -C debuginfo as given
    incremental     BOOLEAN NOT NULL,              -- whether -C incremental was given
    compiler        VARCHAR NOT NULL,              -- the toolchain, where rustup has installed it, or else the program; may be empty
    code_by         VARCHAR,                       -- what makes machine code: llvm, cranelift, …; none where none is made
    target          VARCHAR,                       -- --target as given
    metadata_hash   VARCHAR,                       -- -C extra-filename or -C metadata: tells builds of one crate apart
    extra_filename  VARCHAR NOT NULL,              -- -C extra-filename: what the names of the files that it makes end in
    counter         VARCHAR NOT NULL,              -- what was counted: wall-time in nanoseconds, unless asked for otherwise
    format_version  INTEGER,                       -- the version of the recording's format; none of a Chrome trace
    cpu_ns          BIGINT,                        -- processor time of rustc and its linker, if recorded with record
    peak_rss_bytes  BIGINT,                        -- the most memory of rustc or its linker, if recorded with record
    cores           INTEGER,                       -- how many threads the machine can run at once, if recorded with record
    cleaned         BOOLEAN NOT NULL,              -- whether record deleted what an earlier build had left to be reused
    has_queries     BOOLEAN NOT NULL,              -- whether queries were recorded
    has_arguments   BOOLEAN NOT NULL,              -- whether the queries' keys were recorded (args)
    has_llvm_passes BOOLEAN NOT NULL,              -- whether the passes of LLVM were recorded (llvm)
    has_cache_hits  BOOLEAN NOT NULL,              -- whether cache hits were recorded
    has_sizes       BOOLEAN NOT NULL,              -- whether sizes of artifacts were recorded
    has_time        BOOLEAN NOT NULL,              -- whether time was recorded, and not a counter such as one of instructions
    has_names       BOOLEAN NOT NULL,              -- whether events have names: not where rustc was ended before it wrote them
    command         VARCHAR NOT NULL,              -- rustc's command line
    file            VARCHAR NOT NULL               -- the profile
);

-- about: each label with each kind of event that has it, and each area of these events
CREATE TABLE label (
    label label_name NOT NULL,  -- the query or activity
    kind  event_kind NOT NULL,  -- the kind of event
    area  area_name  NOT NULL   -- the area of work; inside the profiler's own work that is profiler, whatever the label
);

-- about: everything that took time, in the order in which it ended
CREATE TABLE event (
    compilation INTEGER    NOT NULL,  -- the compilation
    id          INTEGER    NOT NULL,  -- its number in the session
    parent      INTEGER,              -- the id of the nearest event around it on its thread
    thread      BIGINT     NOT NULL,  -- rustc's number of the thread
    kind        event_kind NOT NULL,  -- Query, GenericActivity, LLVM Pass, …, as in the file
    label       label_name NOT NULL,  -- the query or activity
    area        area_name  NOT NULL,  -- the area of work; inside the profiler's own work that is profiler, whatever the label
    key         INTEGER,              -- the key, if arguments were recorded
    start_ns    BIGINT     NOT NULL,  -- when it began, since the profile's start
    duration_ns BIGINT     NOT NULL,  -- how long it took, all events inside included
    self_ns     BIGINT     NOT NULL,  -- the duration less that of the events directly inside
    depth       INTEGER    NOT NULL,  -- how many events are around it on its thread
    outermost   BOOLEAN    NOT NULL   -- whether no event around it has its label
);

-- about: what was read from the arguments of events, each distinct key once
CREATE TABLE key (
    key            INTEGER NOT NULL,  -- its number in the session
    form           VARCHAR NOT NULL,  -- what sort of text it is: instance, trait_goal, definition, type, symbol, macro, …, other
    item           VARCHAR,           -- what a person would call it, with its type arguments
    crate          VARCHAR,           -- the crate that defines it
    module         VARCHAR,           -- the module around it
    definition     VARCHAR,           -- the generic definition, without type arguments; of a goal the trait
    function       VARCHAR,           -- the definition, closures rolled up into the function around them
    instance_kind  VARCHAR,           -- of an instance: item, closure, drop_glue, a shim, …
    is_collected   BOOLEAN NOT NULL,  -- whether it is an instance, as the collector knows it, for which code is generated
    type_arguments VARCHAR,           -- the type arguments, separated by commas
    trait          VARCHAR,           -- the trait of a goal
    self_type      VARCHAR,           -- the type that a goal is about
    source         VARCHAR,           -- where it stands in the source
    codegen_unit   VARCHAR            -- the codegen unit
);

-- about: the arguments of events as they were recorded
CREATE TABLE key_text (
    key  INTEGER NOT NULL,  -- the number of the key
    text VARCHAR NOT NULL   -- its arguments, each but the first after a character U+001E
);

-- about: where definitions of the compiled crates stand, each once; none where several places fit
CREATE TABLE definition_place (
    definition VARCHAR NOT NULL,  -- the definition, as the table key spells definitions and functions
    file       VARCHAR NOT NULL,  -- the file, relative to the project
    line       INTEGER NOT NULL,  -- its line, from 1 on
    known_by   VARCHAR NOT NULL   -- recording, or sources where these are on this machine
);

-- about: the functions that passes of LLVM ran on: one, or a group that call each other
CREATE TABLE pass_function (
    key         INTEGER NOT NULL,  -- the key of the pass
    place       INTEGER NOT NULL,  -- its place among the functions of the key, from 0 on
    functions   INTEGER NOT NULL,  -- how many functions the key names
    is_instance BOOLEAN NOT NULL,  -- whether its definition was found among the instances
    item        VARCHAR,           -- the function with its type arguments
    crate       VARCHAR,           -- the crate that defines it
    definition  VARCHAR,           -- the generic definition, as instances spell it where it was found there
    function    VARCHAR            -- the definition, closures rolled up into the function around them
);

-- about: how long LLVM took to make the machine code of each function in each codegen unit, from its time trace beside the recording
CREATE TABLE machine_code (
    compilation  INTEGER NOT NULL,  -- the compilation
    symbol       VARCHAR NOT NULL,  -- the function's symbol
    item         VARCHAR NOT NULL,  -- the function with its type arguments
    definition   VARCHAR NOT NULL,  -- the generic definition, as instances spell it where it was found there
    function     VARCHAR NOT NULL,  -- the definition, closures rolled up into the function around them
    crate        VARCHAR,           -- the crate that defines it
    is_instance  BOOLEAN NOT NULL,  -- whether its definition was found among the instances
    codegen_unit VARCHAR,           -- the codegen unit, or another name of the module
    emit_ns      BIGINT  NOT NULL   -- the time, whole microseconds
);

-- about: definitions in impls, with the numbers by which the compiler tells impls apart
CREATE TABLE numbered_definition (
    key        INTEGER NOT NULL,  -- the key, in which they have names
    definition VARCHAR NOT NULL   -- the definition as the compiler spells it: core::option::{impl#0}::map
);

-- about: the type arguments of instances
CREATE TABLE type_argument (
    key       INTEGER NOT NULL,  -- the key of the instance
    place     INTEGER NOT NULL,  -- its place among the type arguments, from 0 on
    arguments INTEGER NOT NULL,  -- how many type arguments the instance has
    is_first  BOOLEAN NOT NULL,  -- whether no argument before it is the same type
    type      VARCHAR NOT NULL,  -- the type
    crate     VARCHAR            -- the crate that defines the type, references and slices peeled off; none for a primitive
);

-- about: what the compiler itself counts (-Zdump-mono-stats), where CRATE.mono_items.json is known
CREATE TABLE mono_item (
    compilation    INTEGER NOT NULL,  -- the compilation
    name           VARCHAR NOT NULL,  -- the definition as the compiler prints it
    definition     VARCHAR,           -- the definition, with the numbers of impls; none if no instance was found for the name
    placements     BIGINT  NOT NULL,  -- how many times an instance of it was placed in a codegen unit
    size_estimate  BIGINT  NOT NULL,  -- the compiler's estimate of one instance's size, in about MIR statements
    total_estimate BIGINT  NOT NULL   -- the same for all placements
);

-- about: each event of the table event, with whom its time is charged to and what asked for it
CREATE TABLE cost (
    compilation   INTEGER    NOT NULL,  -- the compilation
    kind          event_kind NOT NULL,  -- Query, GenericActivity, LLVM Pass, …, as in the file
    label         label_name NOT NULL,  -- the query or activity
    area          area_name  NOT NULL,  -- the area of work
    key           INTEGER,              -- the key, if arguments were recorded
    owner         INTEGER,              -- the nearest key that names a function: its own, or that of an event around it
    asked_by      area_name,            -- the area of the nearest event around it that belongs to another area
    self_ns       BIGINT     NOT NULL,  -- time in the event itself
    inclusive_ns       BIGINT     NOT NULL,  -- time with the events inside; 0 inside an event of its label, so that none counts twice
    definition_ns BIGINT     NOT NULL,  -- the same for events of one definition
    function_ns   BIGINT     NOT NULL   -- the same for events of one function
);

-- about: what each function cost, area by area; without waiting and the profiler's own work
CREATE TABLE function_cost (
    compilation         INTEGER NOT NULL,  -- the compilation
    function            VARCHAR,           -- the function or another item, closures rolled up into it; none for work on none
    module              VARCHAR,           -- the module around it; not known of the passes of LLVM, which have rows of their own
    crate               VARCHAR,           -- the crate that defines it
    self_ns             BIGINT  NOT NULL,  -- self time in all these areas
    inclusive_ns             BIGINT  NOT NULL,  -- time with the events inside; nested work on one function counts once
    typeck_ns           BIGINT  NOT NULL,  -- part of self_ns: type checking
    borrowck_ns         BIGINT  NOT NULL,  -- part of self_ns: borrow checking
    traits_ns           BIGINT  NOT NULL,  -- part of self_ns: trait resolution
    mir_ns              BIGINT  NOT NULL,  -- part of self_ns: MIR
    metadata_ns         BIGINT  NOT NULL,  -- part of self_ns: decoding and encoding metadata
    monomorphization_ns BIGINT  NOT NULL,  -- part of self_ns: monomorphization
    codegen_ns          BIGINT  NOT NULL,  -- part of self_ns: making LLVM IR, and linking
    llvm_ns             BIGINT  NOT NULL,  -- part of self_ns: the passes of LLVM, shared out as in pass_cost
    mir_build_ns        BIGINT  NOT NULL,  -- part of self_ns: building MIR and the tree it is built from (THIR)
    mir_pass_ns         BIGINT  NOT NULL,  -- part of mir_ns: MIR passes
    check_ns            BIGINT  NOT NULL,  -- part of inclusive_ns: checking types and borrows, and MIR
    check_calls         BIGINT  NOT NULL   -- how many events these are
);

-- about: what each instance cost before LLVM; also monomorphization's work on no instance
CREATE TABLE instance_cost (
    compilation    INTEGER NOT NULL,  -- the compilation
    key            INTEGER,           -- the first key of the instance; it has several: it is collected, named and called
    item           VARCHAR,           -- the instance with its type arguments
    definition     VARCHAR,           -- its definition
    crate          VARCHAR,           -- the crate that defines it
    instance_kind  VARCHAR,           -- item, closure, drop_glue, a shim, …
    type_arguments VARCHAR,           -- the type arguments, separated by commas
    is_instance    BOOLEAN NOT NULL,  -- whether it is an instance
    collected      BIGINT  NOT NULL,  -- how many of its keys are of an instance that code is generated for; 0 where none is
    self_ns        BIGINT  NOT NULL,  -- self time in monomorphization
    collecting_ns  BIGINT  NOT NULL,  -- part of self_ns: finding what an instance uses (items_of_instance)
    checking_ns    BIGINT  NOT NULL,  -- part of self_ns: checking its ABI and the size of what it moves (check_mono_item)
    symbols_ns     BIGINT  NOT NULL,  -- part of self_ns: making its symbol's name
    shims_ns       BIGINT  NOT NULL,  -- part of self_ns: making the code of drop glue and other shims
    caused_ns      BIGINT  NOT NULL,  -- self time of all that it caused before LLVM, self_ns included
    abi_ns         BIGINT  NOT NULL,  -- part of caused_ns: how the function is called
    layout_ns      BIGINT  NOT NULL,  -- part of caused_ns: the layout of types
    traits_ns      BIGINT  NOT NULL,  -- part of caused_ns: trait resolution
    inclusive_ns        BIGINT  NOT NULL   -- time of all this with the events inside; nested work on one definition counts once
);

-- about: what each instance cost in each compilation that collected it
CREATE TABLE instance_copy (
    compilation    INTEGER NOT NULL,  -- the compilation
    key            INTEGER NOT NULL,  -- its first key in the compilation
    item           VARCHAR,           -- the instance: the definition with its type arguments
    definition     VARCHAR,           -- the definition
    type_arguments VARCHAR,           -- the type arguments, separated by commas
    collecting_ns  BIGINT  NOT NULL,  -- self time in monomorphization
    caused_ns      BIGINT  NOT NULL,  -- self time of all that it caused before LLVM, collecting_ns included
    llvm_ns        BIGINT  NOT NULL   -- self time of LLVM's passes on it; 0 unless they were recorded
);

-- about: the instances that code is generated for, each under the one without which it would not be
CREATE TABLE instance_node (
    compilation    INTEGER NOT NULL,  -- the compilation
    key            INTEGER NOT NULL,  -- a key of the instance
    item           VARCHAR NOT NULL,  -- the instance with its type arguments
    definition     VARCHAR NOT NULL,  -- its definition
    crate          VARCHAR,           -- the crate that defines it
    instance_kind  VARCHAR,           -- item, closure, drop_glue, a shim, …
    type_arguments VARCHAR,           -- the type arguments, separated by commas
    is_instance    BOOLEAN NOT NULL,  -- whether it is an instance; statics, which refer to instances, are here too
    is_estimate    BOOLEAN NOT NULL,  -- whether only first users are known: then dominator is the first user
    known_by       VARCHAR NOT NULL,  -- how its first user is known; root where it has none
    dominator      INTEGER,           -- the key of the nearest instance that is on every way from a root to it
    place          INTEGER NOT NULL,  -- its number in the tree of dominators, those below it following it
    last_place     INTEGER NOT NULL,  -- the number of the last one below it
    level          INTEGER NOT NULL,  -- how many instances dominate it
    is_outermost   BOOLEAN NOT NULL,  -- whether no other instance of its definition dominates it
    asking_crate   VARCHAR            -- the crate of the nearest dominator, or itself, that is not in the standard library
);

-- about: which instance uses which: calls it, drops it, refers to it
CREATE TABLE instance_use (
    compilation INTEGER NOT NULL,  -- the compilation
    user        VARCHAR,           -- the instance or static that uses the other; none for a root of the collector
    used        VARCHAR NOT NULL,  -- the instance that is used
    known_by    VARCHAR NOT NULL,  -- how it is known: resolve, hit, trait method, vtable, drop glue, closure, …, root
    is_first    BOOLEAN NOT NULL,  -- whether the collector came to the used one from this user
    is_sure     BOOLEAN NOT NULL,  -- whether an event tells it; what is not sure is the likeliest user of those that it can be
    user_key    INTEGER,           -- a key of the user
    used_key    INTEGER NOT NULL   -- a key of the used instance
);

-- about: what would not be compiled if an instance were not there: itself and all that it dominates
CREATE TABLE instance_retained (
    compilation        INTEGER NOT NULL,  -- the compilation
    key                INTEGER NOT NULL,  -- a key of the instance
    item               VARCHAR NOT NULL,  -- the instance with its type arguments
    definition         VARCHAR NOT NULL,  -- its definition
    crate              VARCHAR,           -- the crate that defines it
    instance_kind      VARCHAR,           -- item, closure, drop_glue, a shim, …
    type_arguments     VARCHAR,           -- the type arguments, separated by commas
    is_instance        BOOLEAN NOT NULL,  -- whether it is an instance; statics are here too, and cost nothing
    is_estimate        BOOLEAN NOT NULL,  -- whether only first users are known: another may need what it retains
    known_by           VARCHAR NOT NULL,  -- how its first user is known; root where it has none
    dominator          INTEGER,           -- the key of the nearest instance that is on every way from a root to it
    place              INTEGER NOT NULL,  -- its number in the tree of dominators, those below it following it
    last_place         INTEGER NOT NULL,  -- the number of the last one below it
    level              INTEGER NOT NULL,  -- how many instances dominate it
    is_outermost       BOOLEAN NOT NULL,  -- whether no other instance of its definition dominates it
    asking_crate       VARCHAR,           -- the crate of the nearest dominator, or itself, that is not in the standard library
    size_estimate      BIGINT  NOT NULL,  -- the size of its body, as times tell: 100 for any, and 100 more for the middle one
    caused_ns          BIGINT  NOT NULL,  -- self time of all that it caused before LLVM
    llvm_ns            BIGINT  NOT NULL,  -- self time of LLVM's passes on it; 0 unless they were recorded
    emit_ns            BIGINT  NOT NULL,  -- its machine code, by LLVM's time trace; 0 where that is not beside the recording, and emission is in shared_llvm_ns
    shared_codegen_ns  BIGINT  NOT NULL,  -- its share of making LLVM IR, by size_estimate
    shared_llvm_ns     BIGINT  NOT NULL,  -- its share of LLVM's work on no function, by llvm_ns, or by size_estimate where passes were not recorded
    own_ns             BIGINT  NOT NULL,  -- these five together
    retained_instances BIGINT  NOT NULL,  -- how many instances it retains, itself included
    retained_ns        BIGINT  NOT NULL   -- what these cost
);

-- about: what each goal, and each other question of trait resolution, cost, and who asked
CREATE TABLE goal_cost (
    compilation INTEGER NOT NULL,  -- the compilation
    key         INTEGER,           -- one key of the goal
    goals       BIGINT  NOT NULL,  -- how many keys it has: the same goal under other assumptions is another
    self_ns     BIGINT  NOT NULL,  -- self time in trait resolution
    calls       BIGINT  NOT NULL,  -- how often an answer was computed
    hits        BIGINT  NOT NULL,  -- how often it was there already
    typeck_ns   BIGINT  NOT NULL,  -- part of self_ns that type checking asked for
    borrowck_ns BIGINT  NOT NULL,  -- part of self_ns that borrow checking asked for
    mir_ns      BIGINT  NOT NULL,  -- part of self_ns that building and optimising MIR asked for
    codegen_ns  BIGINT  NOT NULL,  -- part of self_ns that monomorphization and codegen asked for
    max_ns      BIGINT  NOT NULL   -- largest self time of a run
);

-- about: events of one thread that have the same labels around them, added up
CREATE TABLE stack (
    compilation INTEGER    NOT NULL,  -- the compilation
    stack       INTEGER    NOT NULL,  -- its number in the session
    parent      INTEGER,              -- the stack without the last label
    thread      BIGINT     NOT NULL,  -- rustc's number of the thread
    kind        event_kind NOT NULL,  -- the kind of event
    label       label_name NOT NULL,  -- the last label: the query or activity
    area        area_name  NOT NULL,  -- the area of work it belongs to
    depth       INTEGER    NOT NULL,  -- how many labels are above it
    outermost   BOOLEAN    NOT NULL,  -- whether its label is not above it
    calls       BIGINT     NOT NULL,  -- how many events have it
    self_ns     BIGINT     NOT NULL,  -- their time without the events inside
    inclusive_ns     BIGINT     NOT NULL,  -- their time with the events inside
    work_ns     BIGINT     NOT NULL   -- part of inclusive_ns without waiting and the profiler's own work
);

-- about: events with the same labels around them, and the same items around and of long ones, added up
CREATE TABLE item_stack (
    compilation INTEGER    NOT NULL,  -- the compilation
    stack       INTEGER    NOT NULL,  -- its number in the session
    parent      INTEGER,              -- the stack without its last step
    thread      BIGINT     NOT NULL,  -- rustc's number of the thread
    kind        event_kind NOT NULL,  -- the kind of its events
    label       label_name NOT NULL,  -- the label of the last step
    area        area_name  NOT NULL,  -- the area of work it belongs to
    depth       INTEGER    NOT NULL,  -- how many steps are above it
    outermost   BOOLEAN    NOT NULL,  -- whether no step above it has its label
    calls       BIGINT     NOT NULL,  -- how many events it stands for
    self_ns     BIGINT     NOT NULL,  -- their self time
    inclusive_ns     BIGINT     NOT NULL,  -- their duration
    work_ns     BIGINT     NOT NULL,  -- part of inclusive_ns without waiting and the profiler's own work
    key         INTEGER               -- a key with the item of its events, if they take 100 us or more
);

-- about: how often queries were answered from their cache
CREATE TABLE cache_hit (
    compilation INTEGER    NOT NULL,  -- the compilation
    label       label_name NOT NULL,  -- the query
    key         INTEGER,              -- the key, if arguments were recorded
    hits        BIGINT     NOT NULL   -- the number of hits
);

-- about: sizes of what was produced
CREATE TABLE artifact (
    compilation INTEGER    NOT NULL,  -- the compilation
    label       label_name NOT NULL,  -- what was measured: object_file, codegen_unit_size_estimate, …
    name        VARCHAR,              -- the file or codegen unit
    value       BIGINT     NOT NULL   -- bytes, or an estimate, as the label says
);

-- about: events without duration; empty unless the session was asked to keep them
CREATE TABLE instant (
    compilation INTEGER    NOT NULL,  -- the compilation
    parent      INTEGER,              -- the id of the event in which it happened
    thread      BIGINT     NOT NULL,  -- rustc's number of the thread
    kind        event_kind NOT NULL,  -- the kind of event
    label       label_name NOT NULL,  -- the query or activity
    key         INTEGER,              -- the key, if arguments were recorded
    at_ns       BIGINT     NOT NULL   -- when it happened, since the profile's start
);

-- about: the crates that the command line of a compilation names with --extern
CREATE TABLE dependency (
    compilation INTEGER NOT NULL,  -- the compilation
    extern      VARCHAR NOT NULL,  -- the name that it uses the crate by
    depends_on  INTEGER,           -- the compilation that made the file; none if it is not in the session
    by_metadata BOOLEAN            -- whether it needs only the crate's metadata; none if no file is named
);

-- about: what was odd about the files
CREATE TABLE warning (
    file     VARCHAR NOT NULL,  -- the file
    warning  VARCHAR NOT NULL,  -- a sentence
    left_out BOOLEAN NOT NULL   -- whether nothing of the file is among the answers
);

-- about: what each label cost in each area of a compilation
CREATE TABLE label_cost (
    compilation INTEGER    NOT NULL,  -- the compilation
    label       label_name NOT NULL,  -- the query or activity
    area        area_name  NOT NULL,  -- the area of work
    self_ns     BIGINT     NOT NULL,  -- time in the events themselves
    inclusive_ns     BIGINT     NOT NULL,  -- time with the events inside; nested events of one label count once
    calls       BIGINT     NOT NULL,  -- how many ran
    max_ns      BIGINT     NOT NULL,  -- largest self time of a run
    hits        BIGINT     NOT NULL   -- how many were answered from the cache
);

-- about: what LLVM's passes on each function cost, and the rest of LLVM's work, on no function
-- column: compilation  the compilation
-- column: item         the function with its type arguments
-- column: definition   the definition, as instances spell it where it was found there
-- column: function     the definition, closures rolled up into the function around them
-- column: crate        the crate that defines it
-- column: is_instance  whether its definition was found among the instances
-- column: functions    how many functions the passes ran on at once; 0 for work on none
-- column: calls        how many passes
-- column: self_ns      their self time, shared out evenly among the functions
-- column: inclusive_ns      their time with the events inside, likewise; nested work on one function counts once
CREATE VIEW pass_cost AS
SELECT
    compilation, item, definition, function, crate, is_instance, coalesce(functions, 0) AS functions, calls,
    self_ns // coalesce(functions, 1) + CASE WHEN place < self_ns % functions THEN 1 ELSE 0 END AS self_ns,
    inclusive_ns // coalesce(functions, 1) AS inclusive_ns
FROM (
    SELECT
        compilation, owner, CAST(sum(self_ns) AS BIGINT) AS self_ns, CAST(sum(function_ns) AS BIGINT) AS inclusive_ns,
        count(*) AS calls
    FROM cost
    WHERE area = 'llvm'
    GROUP BY compilation, owner
) AS passes LEFT JOIN pass_function ON pass_function.key = passes.owner;

-- about: what the machine code of functions cost: LLVM_module_codegen_emit_obj, by LLVM's time trace where it is beside the recording, else by what LLVM's passes took
-- column: compilation  the compilation
-- column: item         the function with its type arguments
-- column: definition   the definition, as instances spell it where it was found there
-- column: function     the definition, closures rolled up into the function around them
-- column: crate        the crate that defines it
-- column: is_instance  whether its definition was found among the instances
-- column: is_shared    whether emit_ns is a share by what LLVM's passes took, since there is no time trace
-- column: emit_ns      its part of the time that the recording has for emission
CREATE VIEW emit_cost AS
WITH emitted AS (
    SELECT compilation, CAST(sum(self_ns) AS DOUBLE) AS emit_ns
    FROM cost
    WHERE label = 'LLVM_module_codegen_emit_obj'
    GROUP BY compilation
), measured AS (
    SELECT compilation, item, definition, function, crate, is_instance, false AS is_shared, CAST(emit_ns AS DOUBLE) AS part
    FROM machine_code
    UNION ALL
    SELECT compilation, item, definition, function, crate, is_instance, true, self_ns
    FROM pass_cost
    WHERE functions > 0 AND compilation NOT IN (SELECT compilation FROM machine_code)
)
SELECT
    compilation, item, definition, function, crate, is_instance, is_shared,
    emit_ns * part / nullif(sum(part) OVER (PARTITION BY compilation), 0) AS emit_ns
FROM measured JOIN emitted USING (compilation);

-- about: when threads begin and stop working; waiting and the profiler's own work are no work
-- column: compilation  the compilation
-- column: event        the event that is work while the event around it is none, or the other way round
-- column: thread       rustc's number of the thread
-- column: start_ns     when it began, since the profile's start
-- column: end_ns       when it ended
-- column: step         1 where the thread works during the event, -1 where it pauses the work around it
CREATE VIEW work_span AS
WITH idle AS (
    SELECT * FROM event WHERE area IN ('waiting', 'profiler')
)
SELECT compilation, id AS event, thread, start_ns, start_ns + duration_ns AS end_ns, 1 AS step
FROM event
WHERE area NOT IN ('waiting', 'profiler') AND (parent IS NULL OR parent IN (SELECT id FROM idle))
UNION ALL
SELECT compilation, id, thread, start_ns, start_ns + duration_ns, -1
FROM idle
WHERE parent NOT IN (SELECT id FROM idle);

-- about: how many threads of a compilation work, stretch by stretch, from its first event to its last
CREATE TABLE busy (
    compilation INTEGER NOT NULL,  -- the compilation
    start_ns    BIGINT  NOT NULL,  -- when the stretch begins, since the profile's start
    end_ns      BIGINT  NOT NULL,  -- when it ends: where the next one begins
    threads     INTEGER NOT NULL   -- how many threads work during it
);

-- In crox's shape and units, each start and each duration cut to microseconds on its own.
-- about: events as crox writes them in a Chrome trace, for SQL that was written for one
-- column: name  the label
-- column: cat   the kind of event
-- column: ph    X: an event with a duration
-- column: ts    when it began, in microseconds since 1970, or since the start where that is not known
-- column: dur   how long it took, in microseconds, all events inside included
-- column: pid   the id of the rustc process
-- column: tid   rustc's number of the thread
CREATE VIEW trace AS
SELECT
    CAST(label AS VARCHAR) AS name, CAST(kind AS VARCHAR) AS cat, 'X' AS ph,
    (coalesce(started_ns, 0) + start_ns) // 1000 AS ts, duration_ns // 1000 AS dur,
    process_id AS pid, thread AS tid
FROM event JOIN compilation USING (compilation);
-- about: when each compilation ran, since the first began; those whose start is known
CREATE TABLE build_span (
    compilation INTEGER NOT NULL,  -- the compilation
    start_ns    BIGINT  NOT NULL,  -- when its first event began
    metadata_ns BIGINT,            -- when its metadata were written: others that need no more could start
    end_ns      BIGINT  NOT NULL,  -- when its last event ended
    profile_ns  BIGINT  NOT NULL   -- when its profile started: what to add to the times of its events
);

-- about: the dependencies between compilations whose start is known
-- column: compilation  the compilation
-- column: depends_on   the compilation that it waited for
-- column: extern       the name that it uses the crate by
-- column: by_metadata  whether it needs the crate's metadata only and not its code
-- column: ready_ns     when what it needs was there, since the build began; not after its own start
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

-- about: when each compilation could have started had a core been free for every one
-- column: compilation  the compilation
-- column: start_ns     when what it needs was there, were nothing else to wait for
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

COMMIT;
