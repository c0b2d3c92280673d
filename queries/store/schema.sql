-- The tables of a session. Times are nanoseconds since the profile's start, unless the recording counted something
-- else; numbers of compilations, events and keys are unique in a session.

BEGIN TRANSACTION;

CREATE TYPE area_name AS ENUM ('parsing', 'macros', 'resolution', 'typeck', 'borrowck', 'traits', 'mir', 'lints',
    'rustdoc', 'monomorphization', 'codegen', 'llvm', 'linking', 'metadata', 'incremental', 'other', 'waiting', 'profiler');
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
    unnamed_events  BIGINT NOT NULL,
    edition         VARCHAR,
    opt_level       VARCHAR,
    codegen_units   INTEGER,
    lto             VARCHAR,
    debug_info      VARCHAR,
    incremental     BOOLEAN NOT NULL,
    compiler        VARCHAR NOT NULL,
    code_by         VARCHAR,
    target          VARCHAR,
    metadata_hash   VARCHAR,
    extra_filename  VARCHAR NOT NULL,
    counter         VARCHAR NOT NULL,
    format_version  INTEGER,
    cpu_ns          BIGINT,
    peak_rss_bytes  BIGINT,
    cores           INTEGER,
    cleaned         BOOLEAN NOT NULL,
    has_queries     BOOLEAN NOT NULL,
    has_arguments   BOOLEAN NOT NULL,
    has_llvm_passes BOOLEAN NOT NULL,
    has_cache_hits  BOOLEAN NOT NULL,
    has_sizes       BOOLEAN NOT NULL,
    has_names       BOOLEAN NOT NULL,
    command         VARCHAR NOT NULL,
    file            VARCHAR NOT NULL
);
COMMENT ON TABLE compilation IS 'one rustc process, recorded in one profile';
COMMENT ON COLUMN compilation.compilation IS 'its number in the session';
COMMENT ON COLUMN compilation.crate IS 'the crate''s name';
COMMENT ON COLUMN compilation.crate_kind IS 'library, binary, proc macro, build script, test, documentation, or unknown';
COMMENT ON COLUMN compilation.package IS 'of a build script, the cargo package that it belongs to';
COMMENT ON COLUMN compilation.process_id IS 'the id of the rustc process';
COMMENT ON COLUMN compilation.started_ns IS 'when the profiler started, in nanoseconds since 1970';
COMMENT ON COLUMN compilation.wall_ns IS 'from the first event''s start to the last event''s end, over all threads';
COMMENT ON COLUMN compilation.threads IS 'how many threads have events';
COMMENT ON COLUMN compilation.events IS 'how many events took time';
COMMENT ON COLUMN compilation.unnamed_events IS 'how many of these have a name that the file lacks; none of the profiler''s own work';
COMMENT ON COLUMN compilation.edition IS 'the Rust edition';
COMMENT ON COLUMN compilation.opt_level IS '-C opt-level as given';
COMMENT ON COLUMN compilation.codegen_units IS '-C codegen-units as given';
COMMENT ON COLUMN compilation.lto IS '-C lto as given';
COMMENT ON COLUMN compilation.debug_info IS '-C debuginfo as given';
COMMENT ON COLUMN compilation.incremental IS 'whether -C incremental was given';
COMMENT ON COLUMN compilation.compiler IS 'the toolchain, where rustup has installed it, or else the program; may be empty';
COMMENT ON COLUMN compilation.code_by IS 'what makes machine code: llvm, cranelift, …; none where none is made';
COMMENT ON COLUMN compilation.target IS '--target as given';
COMMENT ON COLUMN compilation.metadata_hash IS '-C extra-filename or -C metadata: tells builds of one crate apart';
COMMENT ON COLUMN compilation.extra_filename IS '-C extra-filename: what the names of the files that it makes end in';
COMMENT ON COLUMN compilation.counter IS 'what was counted: wall-time in nanoseconds, unless asked for otherwise';
COMMENT ON COLUMN compilation.format_version IS 'the version of the recording''s format; none of a Chrome trace';
COMMENT ON COLUMN compilation.cpu_ns IS 'processor time of rustc and its linker, if recorded with record';
COMMENT ON COLUMN compilation.peak_rss_bytes IS 'the most memory of rustc or its linker, if recorded with record';
COMMENT ON COLUMN compilation.cores IS 'how many threads the machine can run at once, if recorded with record';
COMMENT ON COLUMN compilation.cleaned IS 'whether record deleted what an earlier build had left to be reused';
COMMENT ON COLUMN compilation.has_queries IS 'whether queries were recorded';
COMMENT ON COLUMN compilation.has_arguments IS 'whether the queries'' keys were recorded (args)';
COMMENT ON COLUMN compilation.has_llvm_passes IS 'whether the passes of LLVM were recorded (llvm)';
COMMENT ON COLUMN compilation.has_cache_hits IS 'whether cache hits were recorded';
COMMENT ON COLUMN compilation.has_sizes IS 'whether sizes of artifacts were recorded';
COMMENT ON COLUMN compilation.has_names IS 'whether events have names: not where rustc was ended before it wrote them';
COMMENT ON COLUMN compilation.command IS 'rustc''s command line';
COMMENT ON COLUMN compilation.file IS 'the profile';

CREATE TABLE label (
    label label_name NOT NULL,
    kind  event_kind NOT NULL,
    area  area_name  NOT NULL
);
COMMENT ON TABLE label IS 'each label with each kind of event that has it, and each area of these events';
COMMENT ON COLUMN label.label IS 'the query or activity';
COMMENT ON COLUMN label.kind IS 'the kind of event';
COMMENT ON COLUMN label.area IS 'the area of work; inside the profiler''s own work that is profiler, whatever the label';

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
COMMENT ON COLUMN event.area IS 'the area of work; inside the profiler''s own work that is profiler, whatever the label';
COMMENT ON COLUMN event.key IS 'the key, if arguments were recorded';
COMMENT ON COLUMN event.start_ns IS 'when it began, since the profile''s start';
COMMENT ON COLUMN event.duration_ns IS 'how long it took, all events inside included';
COMMENT ON COLUMN event.self_ns IS 'the duration less that of the events directly inside';
COMMENT ON COLUMN event.depth IS 'how many events are around it on its thread';
COMMENT ON COLUMN event.outermost IS 'whether no event around it has its label';

CREATE TABLE key (
    key            INTEGER NOT NULL,
    form           VARCHAR NOT NULL,
    item           VARCHAR,
    crate          VARCHAR,
    module         VARCHAR,
    definition     VARCHAR,
    function       VARCHAR,
    instance_kind  VARCHAR,
    is_collected   BOOLEAN NOT NULL,
    type_arguments VARCHAR,
    trait          VARCHAR,
    self_type      VARCHAR,
    source         VARCHAR,
    codegen_unit   VARCHAR
);
COMMENT ON TABLE key IS 'what was read from the arguments of events, each distinct key once';
COMMENT ON COLUMN key.key IS 'its number in the session';
COMMENT ON COLUMN key.form IS 'what sort of text it is: instance, trait_goal, definition, type, symbol, macro, …, other';
COMMENT ON COLUMN key.item IS 'what a person would call it, with its type arguments';
COMMENT ON COLUMN key.crate IS 'the crate that defines it';
COMMENT ON COLUMN key.module IS 'the module around it';
COMMENT ON COLUMN key.definition IS 'the generic definition, without type arguments; of a goal the trait';
COMMENT ON COLUMN key.function IS 'the definition, closures rolled up into the function around them';
COMMENT ON COLUMN key.instance_kind IS 'of an instance: item, closure, drop_glue, a shim, …';
COMMENT ON COLUMN key.is_collected IS 'whether it is an instance, as the collector knows it, for which code is generated';
COMMENT ON COLUMN key.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN key.trait IS 'the trait of a goal';
COMMENT ON COLUMN key.self_type IS 'the type that a goal is about';
COMMENT ON COLUMN key.source IS 'where it stands in the source';
COMMENT ON COLUMN key.codegen_unit IS 'the codegen unit';

CREATE TABLE key_text (
    key  INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE key_text IS 'the arguments of events as they were recorded';
COMMENT ON COLUMN key_text.key IS 'the number of the key';
COMMENT ON COLUMN key_text.text IS 'its arguments, each but the first after a character U+001E';

CREATE TABLE definition_place (
    definition VARCHAR NOT NULL,
    file       VARCHAR NOT NULL,
    line       INTEGER NOT NULL,
    known_by   VARCHAR NOT NULL
);
COMMENT ON TABLE definition_place IS 'where definitions of the compiled crates stand, each once; none where several places fit';
COMMENT ON COLUMN definition_place.definition IS 'the definition, as the table key spells definitions and functions';
COMMENT ON COLUMN definition_place.file IS 'the file, relative to the project';
COMMENT ON COLUMN definition_place.line IS 'its line, from 1 on';
COMMENT ON COLUMN definition_place.known_by IS 'recording, or sources where these are on this machine';

CREATE TABLE pass_function (
    key         INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    functions   INTEGER NOT NULL,
    is_instance BOOLEAN NOT NULL,
    item        VARCHAR,
    crate       VARCHAR,
    definition  VARCHAR,
    function    VARCHAR
);
COMMENT ON TABLE pass_function IS 'the functions that passes of LLVM ran on: one, or a group that call each other';
COMMENT ON COLUMN pass_function.key IS 'the key of the pass';
COMMENT ON COLUMN pass_function.place IS 'its place among the functions of the key, from 0 on';
COMMENT ON COLUMN pass_function.functions IS 'how many functions the key names';
COMMENT ON COLUMN pass_function.is_instance IS 'whether its definition was found among the instances';
COMMENT ON COLUMN pass_function.item IS 'the function with its type arguments';
COMMENT ON COLUMN pass_function.crate IS 'the crate that defines it';
COMMENT ON COLUMN pass_function.definition IS 'the generic definition, as instances spell it where it was found there';
COMMENT ON COLUMN pass_function.function IS 'the definition, closures rolled up into the function around them';

CREATE TABLE machine_code (
    compilation  INTEGER NOT NULL,
    symbol       VARCHAR NOT NULL,
    item         VARCHAR NOT NULL,
    definition   VARCHAR NOT NULL,
    function     VARCHAR NOT NULL,
    crate        VARCHAR,
    is_instance  BOOLEAN NOT NULL,
    codegen_unit VARCHAR,
    emit_ns      BIGINT  NOT NULL
);
COMMENT ON TABLE machine_code IS 'how long LLVM took to make the machine code of each function in each codegen unit, from its time trace beside the recording';
COMMENT ON COLUMN machine_code.compilation IS 'the compilation';
COMMENT ON COLUMN machine_code.symbol IS 'the function''s symbol';
COMMENT ON COLUMN machine_code.item IS 'the function with its type arguments';
COMMENT ON COLUMN machine_code.definition IS 'the generic definition, as instances spell it where it was found there';
COMMENT ON COLUMN machine_code.function IS 'the definition, closures rolled up into the function around them';
COMMENT ON COLUMN machine_code.crate IS 'the crate that defines it';
COMMENT ON COLUMN machine_code.is_instance IS 'whether its definition was found among the instances';
COMMENT ON COLUMN machine_code.codegen_unit IS 'the codegen unit, or another name of the module';
COMMENT ON COLUMN machine_code.emit_ns IS 'the time, whole microseconds';

CREATE TABLE numbered_definition (
    key        INTEGER NOT NULL,
    definition VARCHAR NOT NULL
);
COMMENT ON TABLE numbered_definition IS 'definitions in impls, with the numbers by which the compiler tells impls apart';
COMMENT ON COLUMN numbered_definition.key IS 'the key, in which they have names';
COMMENT ON COLUMN numbered_definition.definition IS 'the definition as the compiler spells it: core::option::{impl#0}::map';

CREATE TABLE type_argument (
    key       INTEGER NOT NULL,
    place     INTEGER NOT NULL,
    arguments INTEGER NOT NULL,
    is_first  BOOLEAN NOT NULL,
    type      VARCHAR NOT NULL,
    crate     VARCHAR
);
COMMENT ON TABLE type_argument IS 'the type arguments of instances';
COMMENT ON COLUMN type_argument.key IS 'the key of the instance';
COMMENT ON COLUMN type_argument.place IS 'its place among the type arguments, from 0 on';
COMMENT ON COLUMN type_argument.arguments IS 'how many type arguments the instance has';
COMMENT ON COLUMN type_argument.is_first IS 'whether no argument before it is the same type';
COMMENT ON COLUMN type_argument.type IS 'the type';
COMMENT ON COLUMN type_argument.crate IS 'the crate that defines the type, references and slices peeled off; none for a primitive';

CREATE TABLE mono_item (
    compilation    INTEGER NOT NULL,
    name           VARCHAR NOT NULL,
    definition     VARCHAR,
    placements     BIGINT  NOT NULL,
    size_estimate  BIGINT  NOT NULL,
    total_estimate BIGINT  NOT NULL
);
COMMENT ON TABLE mono_item IS 'what the compiler itself counts (-Zdump-mono-stats), where CRATE.mono_items.json is known';
COMMENT ON COLUMN mono_item.compilation IS 'the compilation';
COMMENT ON COLUMN mono_item.name IS 'the definition as the compiler prints it';
COMMENT ON COLUMN mono_item.definition IS 'the definition, with the numbers of impls; none if no instance was found for the name';
COMMENT ON COLUMN mono_item.placements IS 'how many times an instance of it was placed in a codegen unit';
COMMENT ON COLUMN mono_item.size_estimate IS 'the compiler''s estimate of one instance''s size, in about MIR statements';
COMMENT ON COLUMN mono_item.total_estimate IS 'the same for all placements';

CREATE TABLE cost (
    compilation   INTEGER    NOT NULL,
    kind          event_kind NOT NULL,
    label         label_name NOT NULL,
    area          area_name  NOT NULL,
    key           INTEGER,
    owner         INTEGER,
    asked_by      area_name,
    self_ns       BIGINT     NOT NULL,
    time_ns       BIGINT     NOT NULL,
    definition_ns BIGINT     NOT NULL,
    function_ns   BIGINT     NOT NULL
);
COMMENT ON TABLE cost IS 'each event of the table event, with whom its time is charged to and what asked for it';
COMMENT ON COLUMN cost.compilation IS 'the compilation';
COMMENT ON COLUMN cost.kind IS 'Query, GenericActivity, LLVM Pass, …, as in the file';
COMMENT ON COLUMN cost.label IS 'the query or activity';
COMMENT ON COLUMN cost.area IS 'the area of work';
COMMENT ON COLUMN cost.key IS 'the key, if arguments were recorded';
COMMENT ON COLUMN cost.owner IS 'the nearest key that names a function: its own, or that of an event around it';
COMMENT ON COLUMN cost.asked_by IS 'the area of the nearest event around it that belongs to another area';
COMMENT ON COLUMN cost.self_ns IS 'time in the event itself';
COMMENT ON COLUMN cost.time_ns IS 'time with the events inside; 0 inside an event of its label, so that none counts twice';
COMMENT ON COLUMN cost.definition_ns IS 'the same for events of one definition';
COMMENT ON COLUMN cost.function_ns IS 'the same for events of one function';

CREATE TABLE function_cost (
    compilation         INTEGER NOT NULL,
    function            VARCHAR,
    module              VARCHAR,
    crate               VARCHAR,
    self_ns             BIGINT  NOT NULL,
    time_ns             BIGINT  NOT NULL,
    typeck_ns           BIGINT  NOT NULL,
    borrowck_ns         BIGINT  NOT NULL,
    traits_ns           BIGINT  NOT NULL,
    mir_ns              BIGINT  NOT NULL,
    metadata_ns         BIGINT  NOT NULL,
    monomorphization_ns BIGINT  NOT NULL,
    codegen_ns          BIGINT  NOT NULL,
    llvm_ns             BIGINT  NOT NULL,
    mir_build_ns        BIGINT  NOT NULL,
    mir_pass_ns         BIGINT  NOT NULL,
    check_ns            BIGINT  NOT NULL,
    check_calls         BIGINT  NOT NULL
);
COMMENT ON TABLE function_cost IS 'what each function cost, area by area; without waiting and the profiler''s own work';
COMMENT ON COLUMN function_cost.compilation IS 'the compilation';
COMMENT ON COLUMN function_cost.function IS 'the function or another item, closures rolled up into it; none for work on none';
COMMENT ON COLUMN function_cost.module IS 'the module around it; not known of the passes of LLVM, which have rows of their own';
COMMENT ON COLUMN function_cost.crate IS 'the crate that defines it';
COMMENT ON COLUMN function_cost.self_ns IS 'self time in all these areas';
COMMENT ON COLUMN function_cost.time_ns IS 'time with the events inside; nested work on one function counts once';
COMMENT ON COLUMN function_cost.typeck_ns IS 'part of self_ns: type checking';
COMMENT ON COLUMN function_cost.borrowck_ns IS 'part of self_ns: borrow checking';
COMMENT ON COLUMN function_cost.traits_ns IS 'part of self_ns: trait resolution';
COMMENT ON COLUMN function_cost.mir_ns IS 'part of self_ns: MIR';
COMMENT ON COLUMN function_cost.metadata_ns IS 'part of self_ns: decoding and encoding metadata';
COMMENT ON COLUMN function_cost.monomorphization_ns IS 'part of self_ns: monomorphization';
COMMENT ON COLUMN function_cost.codegen_ns IS 'part of self_ns: making LLVM IR, and linking';
COMMENT ON COLUMN function_cost.llvm_ns IS 'part of self_ns: the passes of LLVM, shared out as in pass_cost';
COMMENT ON COLUMN function_cost.mir_build_ns IS 'part of self_ns: building MIR and the tree it is built from (THIR)';
COMMENT ON COLUMN function_cost.mir_pass_ns IS 'part of mir_ns: MIR passes';
COMMENT ON COLUMN function_cost.check_ns IS 'part of time_ns: checking types and borrows, and MIR';
COMMENT ON COLUMN function_cost.check_calls IS 'how many events these are';

CREATE TABLE instance_cost (
    compilation    INTEGER NOT NULL,
    key            INTEGER,
    item           VARCHAR,
    definition     VARCHAR,
    crate          VARCHAR,
    instance_kind  VARCHAR,
    type_arguments VARCHAR,
    is_instance    BOOLEAN NOT NULL,
    collected      BIGINT  NOT NULL,
    self_ns        BIGINT  NOT NULL,
    collecting_ns  BIGINT  NOT NULL,
    symbols_ns     BIGINT  NOT NULL,
    shims_ns       BIGINT  NOT NULL,
    caused_ns      BIGINT  NOT NULL,
    abi_ns         BIGINT  NOT NULL,
    layout_ns      BIGINT  NOT NULL,
    traits_ns      BIGINT  NOT NULL,
    time_ns        BIGINT  NOT NULL
);
COMMENT ON TABLE instance_cost IS 'what each instance cost before LLVM; also monomorphization''s work on no instance';
COMMENT ON COLUMN instance_cost.compilation IS 'the compilation';
COMMENT ON COLUMN instance_cost.key IS 'the first key of the instance; it has several: it is collected, named and called';
COMMENT ON COLUMN instance_cost.item IS 'the instance with its type arguments';
COMMENT ON COLUMN instance_cost.definition IS 'its definition';
COMMENT ON COLUMN instance_cost.crate IS 'the crate that defines it';
COMMENT ON COLUMN instance_cost.instance_kind IS 'item, closure, drop_glue, a shim, …';
COMMENT ON COLUMN instance_cost.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN instance_cost.is_instance IS 'whether it is an instance';
COMMENT ON COLUMN instance_cost.collected IS 'how many of its keys are of an instance that code is generated for; 0 where none is';
COMMENT ON COLUMN instance_cost.self_ns IS 'self time in monomorphization';
COMMENT ON COLUMN instance_cost.collecting_ns IS 'part of self_ns: finding what an instance uses (items_of_instance)';
COMMENT ON COLUMN instance_cost.symbols_ns IS 'part of self_ns: making its symbol''s name';
COMMENT ON COLUMN instance_cost.shims_ns IS 'part of self_ns: making the code of drop glue and other shims';
COMMENT ON COLUMN instance_cost.caused_ns IS 'self time of all that it caused before LLVM, self_ns included';
COMMENT ON COLUMN instance_cost.abi_ns IS 'part of caused_ns: how the function is called';
COMMENT ON COLUMN instance_cost.layout_ns IS 'part of caused_ns: the layout of types';
COMMENT ON COLUMN instance_cost.traits_ns IS 'part of caused_ns: trait resolution';
COMMENT ON COLUMN instance_cost.time_ns IS 'time of all this with the events inside; nested work on one definition counts once';

CREATE TABLE instance_copy (
    compilation    INTEGER NOT NULL,
    key            INTEGER NOT NULL,
    item           VARCHAR,
    definition     VARCHAR,
    type_arguments VARCHAR,
    collecting_ns  BIGINT  NOT NULL,
    caused_ns      BIGINT  NOT NULL,
    llvm_ns        BIGINT  NOT NULL
);
COMMENT ON TABLE instance_copy IS 'what each instance cost in each compilation that collected it';
COMMENT ON COLUMN instance_copy.compilation IS 'the compilation';
COMMENT ON COLUMN instance_copy.key IS 'its first key in the compilation';
COMMENT ON COLUMN instance_copy.item IS 'the instance: the definition with its type arguments';
COMMENT ON COLUMN instance_copy.definition IS 'the definition';
COMMENT ON COLUMN instance_copy.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN instance_copy.collecting_ns IS 'self time in monomorphization';
COMMENT ON COLUMN instance_copy.caused_ns IS 'self time of all that it caused before LLVM, collecting_ns included';
COMMENT ON COLUMN instance_copy.llvm_ns IS 'self time of LLVM''s passes on it; 0 unless they were recorded';

CREATE TABLE instance_node (
    compilation    INTEGER NOT NULL,
    key            INTEGER NOT NULL,
    item           VARCHAR NOT NULL,
    definition     VARCHAR NOT NULL,
    crate          VARCHAR,
    instance_kind  VARCHAR,
    type_arguments VARCHAR,
    is_instance    BOOLEAN NOT NULL,
    is_estimate    BOOLEAN NOT NULL,
    known_by       VARCHAR NOT NULL,
    dominator      INTEGER,
    place          INTEGER NOT NULL,
    last_place     INTEGER NOT NULL,
    level          INTEGER NOT NULL,
    is_outermost   BOOLEAN NOT NULL,
    asking_crate   VARCHAR
);
COMMENT ON TABLE instance_node IS 'the instances that code is generated for, each under the one without which it would not be';
COMMENT ON COLUMN instance_node.compilation IS 'the compilation';
COMMENT ON COLUMN instance_node.key IS 'a key of the instance';
COMMENT ON COLUMN instance_node.item IS 'the instance with its type arguments';
COMMENT ON COLUMN instance_node.definition IS 'its definition';
COMMENT ON COLUMN instance_node.crate IS 'the crate that defines it';
COMMENT ON COLUMN instance_node.instance_kind IS 'item, closure, drop_glue, a shim, …';
COMMENT ON COLUMN instance_node.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN instance_node.is_instance IS 'whether it is an instance; statics, which refer to instances, are here too';
COMMENT ON COLUMN instance_node.is_estimate IS 'whether only first users are known: then dominator is the first user';
COMMENT ON COLUMN instance_node.known_by IS 'how its first user is known; root where it has none';
COMMENT ON COLUMN instance_node.dominator IS 'the key of the nearest instance that is on every way from a root to it';
COMMENT ON COLUMN instance_node.place IS 'its number in the tree of dominators, those below it following it';
COMMENT ON COLUMN instance_node.last_place IS 'the number of the last one below it';
COMMENT ON COLUMN instance_node.level IS 'how many instances dominate it';
COMMENT ON COLUMN instance_node.is_outermost IS 'whether no other instance of its definition dominates it';
COMMENT ON COLUMN instance_node.asking_crate IS 'the crate of the nearest dominator, or itself, that is not in the standard library';

CREATE TABLE instance_use (
    compilation INTEGER NOT NULL,
    user        VARCHAR,
    used        VARCHAR NOT NULL,
    known_by    VARCHAR NOT NULL,
    is_first    BOOLEAN NOT NULL,
    is_sure     BOOLEAN NOT NULL,
    user_key    INTEGER,
    used_key    INTEGER NOT NULL
);
COMMENT ON TABLE instance_use IS 'which instance uses which: calls it, drops it, refers to it';
COMMENT ON COLUMN instance_use.compilation IS 'the compilation';
COMMENT ON COLUMN instance_use.user IS 'the instance or static that uses the other; none for a root of the collector';
COMMENT ON COLUMN instance_use.used IS 'the instance that is used';
COMMENT ON COLUMN instance_use.known_by IS 'how it is known: resolve, hit, trait method, vtable, drop glue, closure, …, root';
COMMENT ON COLUMN instance_use.is_first IS 'whether the collector came to the used one from this user';
COMMENT ON COLUMN instance_use.is_sure IS 'whether an event tells it; what is not sure is the likeliest user of those that it can be';
COMMENT ON COLUMN instance_use.user_key IS 'a key of the user';
COMMENT ON COLUMN instance_use.used_key IS 'a key of the used instance';

CREATE TABLE instance_retained (
    compilation        INTEGER NOT NULL,
    key                INTEGER NOT NULL,
    item               VARCHAR NOT NULL,
    definition         VARCHAR NOT NULL,
    crate              VARCHAR,
    instance_kind      VARCHAR,
    type_arguments     VARCHAR,
    is_instance        BOOLEAN NOT NULL,
    is_estimate        BOOLEAN NOT NULL,
    known_by           VARCHAR NOT NULL,
    dominator          INTEGER,
    place              INTEGER NOT NULL,
    last_place         INTEGER NOT NULL,
    level              INTEGER NOT NULL,
    is_outermost       BOOLEAN NOT NULL,
    asking_crate       VARCHAR,
    caused_ns          BIGINT  NOT NULL,
    llvm_ns            BIGINT  NOT NULL,
    emit_ns            BIGINT  NOT NULL,
    shared_codegen_ns  BIGINT  NOT NULL,
    shared_llvm_ns     BIGINT  NOT NULL,
    own_ns             BIGINT  NOT NULL,
    retained_instances BIGINT  NOT NULL,
    retained_ns        BIGINT  NOT NULL
);
COMMENT ON TABLE instance_retained IS 'what would not be compiled if an instance were not there: itself and all that it dominates';
COMMENT ON COLUMN instance_retained.compilation IS 'the compilation';
COMMENT ON COLUMN instance_retained.key IS 'a key of the instance';
COMMENT ON COLUMN instance_retained.item IS 'the instance with its type arguments';
COMMENT ON COLUMN instance_retained.definition IS 'its definition';
COMMENT ON COLUMN instance_retained.crate IS 'the crate that defines it';
COMMENT ON COLUMN instance_retained.instance_kind IS 'item, closure, drop_glue, a shim, …';
COMMENT ON COLUMN instance_retained.type_arguments IS 'the type arguments, separated by commas';
COMMENT ON COLUMN instance_retained.is_instance IS 'whether it is an instance; statics are here too, and cost nothing';
COMMENT ON COLUMN instance_retained.is_estimate IS 'whether only first users are known: another may need what it retains';
COMMENT ON COLUMN instance_retained.known_by IS 'how its first user is known; root where it has none';
COMMENT ON COLUMN instance_retained.dominator IS 'the key of the nearest instance that is on every way from a root to it';
COMMENT ON COLUMN instance_retained.place IS 'its number in the tree of dominators, those below it following it';
COMMENT ON COLUMN instance_retained.last_place IS 'the number of the last one below it';
COMMENT ON COLUMN instance_retained.level IS 'how many instances dominate it';
COMMENT ON COLUMN instance_retained.is_outermost IS 'whether no other instance of its definition dominates it';
COMMENT ON COLUMN instance_retained.asking_crate IS 'the crate of the nearest dominator, or itself, that is not in the standard library';
COMMENT ON COLUMN instance_retained.caused_ns IS 'self time of all that it caused before LLVM';
COMMENT ON COLUMN instance_retained.llvm_ns IS 'self time of LLVM''s passes on it; 0 unless they were recorded';
COMMENT ON COLUMN instance_retained.emit_ns IS 'its machine code, by LLVM''s time trace; 0 where that is not beside the recording, and emission is in shared_llvm_ns';
COMMENT ON COLUMN instance_retained.shared_codegen_ns IS 'its share of making LLVM IR, by caused_ns';
COMMENT ON COLUMN instance_retained.shared_llvm_ns IS 'its share of LLVM''s work on no function, by llvm_ns, or by caused_ns where passes were not recorded';
COMMENT ON COLUMN instance_retained.own_ns IS 'these five together';
COMMENT ON COLUMN instance_retained.retained_instances IS 'how many instances it retains, itself included';
COMMENT ON COLUMN instance_retained.retained_ns IS 'what these cost';

CREATE TABLE goal_cost (
    compilation INTEGER NOT NULL,
    key         INTEGER,
    goals       BIGINT  NOT NULL,
    self_ns     BIGINT  NOT NULL,
    calls       BIGINT  NOT NULL,
    hits        BIGINT  NOT NULL,
    typeck_ns   BIGINT  NOT NULL,
    borrowck_ns BIGINT  NOT NULL,
    mir_ns      BIGINT  NOT NULL,
    codegen_ns  BIGINT  NOT NULL,
    max_ns      BIGINT  NOT NULL
);
COMMENT ON TABLE goal_cost IS 'what each goal, and each other question of trait resolution, cost, and who asked';
COMMENT ON COLUMN goal_cost.compilation IS 'the compilation';
COMMENT ON COLUMN goal_cost.key IS 'one key of the goal';
COMMENT ON COLUMN goal_cost.goals IS 'how many keys it has: the same goal under other assumptions is another';
COMMENT ON COLUMN goal_cost.self_ns IS 'self time in trait resolution';
COMMENT ON COLUMN goal_cost.calls IS 'how often an answer was computed';
COMMENT ON COLUMN goal_cost.hits IS 'how often it was there already';
COMMENT ON COLUMN goal_cost.typeck_ns IS 'part of self_ns that type checking asked for';
COMMENT ON COLUMN goal_cost.borrowck_ns IS 'part of self_ns that borrow checking asked for';
COMMENT ON COLUMN goal_cost.mir_ns IS 'part of self_ns that building and optimising MIR asked for';
COMMENT ON COLUMN goal_cost.codegen_ns IS 'part of self_ns that monomorphization and codegen asked for';
COMMENT ON COLUMN goal_cost.max_ns IS 'largest self time of a run';

CREATE TABLE stack (
    compilation INTEGER    NOT NULL,
    stack       INTEGER    NOT NULL,
    parent      INTEGER,
    thread      BIGINT     NOT NULL,
    kind        event_kind NOT NULL,
    label       label_name NOT NULL,
    area        area_name  NOT NULL,
    depth       INTEGER    NOT NULL,
    outermost   BOOLEAN    NOT NULL,
    calls       BIGINT     NOT NULL,
    self_ns     BIGINT     NOT NULL,
    time_ns     BIGINT     NOT NULL,
    work_ns     BIGINT     NOT NULL
);
COMMENT ON TABLE stack IS 'events of one thread that have the same labels around them, added up';
COMMENT ON COLUMN stack.compilation IS 'the compilation';
COMMENT ON COLUMN stack.stack IS 'its number in the session';
COMMENT ON COLUMN stack.parent IS 'the stack without the last label';
COMMENT ON COLUMN stack.thread IS 'rustc''s number of the thread';
COMMENT ON COLUMN stack.kind IS 'the kind of event';
COMMENT ON COLUMN stack.label IS 'the last label: the query or activity';
COMMENT ON COLUMN stack.area IS 'the area of work it belongs to';
COMMENT ON COLUMN stack.depth IS 'how many labels are above it';
COMMENT ON COLUMN stack.outermost IS 'whether its label is not above it';
COMMENT ON COLUMN stack.calls IS 'how many events have it';
COMMENT ON COLUMN stack.self_ns IS 'their time without the events inside';
COMMENT ON COLUMN stack.time_ns IS 'their time with the events inside';
COMMENT ON COLUMN stack.work_ns IS 'part of time_ns without waiting and the profiler''s own work';

CREATE TABLE item_stack (
    compilation INTEGER    NOT NULL,
    stack       INTEGER    NOT NULL,
    parent      INTEGER,
    thread      BIGINT     NOT NULL,
    kind        event_kind NOT NULL,
    label       label_name NOT NULL,
    area        area_name  NOT NULL,
    depth       INTEGER    NOT NULL,
    outermost   BOOLEAN    NOT NULL,
    calls       BIGINT     NOT NULL,
    self_ns     BIGINT     NOT NULL,
    time_ns     BIGINT     NOT NULL,
    work_ns     BIGINT     NOT NULL,
    key         INTEGER
);
COMMENT ON TABLE item_stack IS 'events with the same labels around them, and the same items around and of long ones, added up';
COMMENT ON COLUMN item_stack.compilation IS 'the compilation';
COMMENT ON COLUMN item_stack.stack IS 'its number in the session';
COMMENT ON COLUMN item_stack.parent IS 'the stack without its last step';
COMMENT ON COLUMN item_stack.thread IS 'rustc''s number of the thread';
COMMENT ON COLUMN item_stack.kind IS 'the kind of its events';
COMMENT ON COLUMN item_stack.label IS 'the label of the last step';
COMMENT ON COLUMN item_stack.area IS 'the area of work it belongs to';
COMMENT ON COLUMN item_stack.depth IS 'how many steps are above it';
COMMENT ON COLUMN item_stack.outermost IS 'whether no step above it has its label';
COMMENT ON COLUMN item_stack.calls IS 'how many events it stands for';
COMMENT ON COLUMN item_stack.self_ns IS 'their self time';
COMMENT ON COLUMN item_stack.time_ns IS 'their duration';
COMMENT ON COLUMN item_stack.work_ns IS 'part of time_ns without waiting and the profiler''s own work';
COMMENT ON COLUMN item_stack.key IS 'a key with the item of its events, if they take 100 us or more';

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
    file     VARCHAR NOT NULL,
    warning  VARCHAR NOT NULL,
    left_out BOOLEAN NOT NULL
);
COMMENT ON TABLE warning IS 'what was odd about the files';
COMMENT ON COLUMN warning.file IS 'the file';
COMMENT ON COLUMN warning.warning IS 'a sentence';
COMMENT ON COLUMN warning.left_out IS 'whether nothing of the file is among the answers';

CREATE TABLE label_cost (
    compilation INTEGER    NOT NULL,
    label       label_name NOT NULL,
    area        area_name  NOT NULL,
    self_ns     BIGINT     NOT NULL,
    time_ns     BIGINT     NOT NULL,
    calls       BIGINT     NOT NULL,
    max_ns      BIGINT     NOT NULL,
    hits        BIGINT     NOT NULL
);
COMMENT ON TABLE label_cost IS 'what each label cost in each area of a compilation';
COMMENT ON COLUMN label_cost.compilation IS 'the compilation';
COMMENT ON COLUMN label_cost.label IS 'the query or activity';
COMMENT ON COLUMN label_cost.area IS 'the area of work';
COMMENT ON COLUMN label_cost.self_ns IS 'time in the events themselves';
COMMENT ON COLUMN label_cost.time_ns IS 'time with the events inside; nested events of one label count once';
COMMENT ON COLUMN label_cost.calls IS 'how many ran';
COMMENT ON COLUMN label_cost.max_ns IS 'largest self time of a run';
COMMENT ON COLUMN label_cost.hits IS 'how many were answered from the cache';

CREATE VIEW pass_cost AS
SELECT
    compilation, item, definition, function, crate, is_instance, coalesce(functions, 0) AS functions, calls,
    self_ns // coalesce(functions, 1) + CASE WHEN place < self_ns % functions THEN 1 ELSE 0 END AS self_ns,
    time_ns // coalesce(functions, 1) AS time_ns
FROM (
    SELECT
        compilation, owner, CAST(sum(self_ns) AS BIGINT) AS self_ns, CAST(sum(function_ns) AS BIGINT) AS time_ns,
        count(*) AS calls
    FROM cost
    WHERE area = 'llvm'
    GROUP BY compilation, owner
) AS passes LEFT JOIN pass_function ON pass_function.key = passes.owner;
COMMENT ON VIEW pass_cost IS 'what LLVM''s passes on each function cost, and the rest of LLVM''s work, on no function';
COMMENT ON COLUMN pass_cost.compilation IS 'the compilation';
COMMENT ON COLUMN pass_cost.item IS 'the function with its type arguments';
COMMENT ON COLUMN pass_cost.definition IS 'the definition, as instances spell it where it was found there';
COMMENT ON COLUMN pass_cost.function IS 'the definition, closures rolled up into the function around them';
COMMENT ON COLUMN pass_cost.crate IS 'the crate that defines it';
COMMENT ON COLUMN pass_cost.is_instance IS 'whether its definition was found among the instances';
COMMENT ON COLUMN pass_cost.functions IS 'how many functions the passes ran on at once; 0 for work on none';
COMMENT ON COLUMN pass_cost.calls IS 'how many passes';
COMMENT ON COLUMN pass_cost.self_ns IS 'their self time, shared out evenly among the functions';
COMMENT ON COLUMN pass_cost.time_ns IS 'their time with the events inside, likewise; nested work on one function counts once';

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
COMMENT ON VIEW emit_cost IS 'what the machine code of functions cost: LLVM_module_codegen_emit_obj, by LLVM''s time trace where it is beside the recording, else by what LLVM''s passes took';
COMMENT ON COLUMN emit_cost.compilation IS 'the compilation';
COMMENT ON COLUMN emit_cost.item IS 'the function with its type arguments';
COMMENT ON COLUMN emit_cost.definition IS 'the definition, as instances spell it where it was found there';
COMMENT ON COLUMN emit_cost.function IS 'the definition, closures rolled up into the function around them';
COMMENT ON COLUMN emit_cost.crate IS 'the crate that defines it';
COMMENT ON COLUMN emit_cost.is_instance IS 'whether its definition was found among the instances';
COMMENT ON COLUMN emit_cost.is_shared IS 'whether emit_ns is a share by what LLVM''s passes took, since there is no time trace';
COMMENT ON COLUMN emit_cost.emit_ns IS 'its part of the time that the recording has for emission';

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
COMMENT ON VIEW work_span IS 'when threads begin and stop working; waiting and the profiler''s own work are no work';
COMMENT ON COLUMN work_span.compilation IS 'the compilation';
COMMENT ON COLUMN work_span.event IS 'the event that is work while the event around it is none, or the other way round';
COMMENT ON COLUMN work_span.thread IS 'rustc''s number of the thread';
COMMENT ON COLUMN work_span.start_ns IS 'when it began, since the profile''s start';
COMMENT ON COLUMN work_span.end_ns IS 'when it ended';
COMMENT ON COLUMN work_span.step IS '1 where the thread works during the event, -1 where it pauses the work around it';

CREATE TABLE busy (
    compilation INTEGER NOT NULL,
    start_ns    BIGINT  NOT NULL,
    end_ns      BIGINT  NOT NULL,
    threads     INTEGER NOT NULL
);
COMMENT ON TABLE busy IS 'how many threads of a compilation work, stretch by stretch, from its first event to its last';
COMMENT ON COLUMN busy.compilation IS 'the compilation';
COMMENT ON COLUMN busy.start_ns IS 'when the stretch begins, since the profile''s start';
COMMENT ON COLUMN busy.end_ns IS 'when it ends: where the next one begins';
COMMENT ON COLUMN busy.threads IS 'how many threads work during it';

-- In crox's shape and units, each start and each duration cut to microseconds on its own.
CREATE VIEW trace AS
SELECT
    CAST(label AS VARCHAR) AS name, CAST(kind AS VARCHAR) AS cat, 'X' AS ph,
    (coalesce(started_ns, 0) + start_ns) // 1000 AS ts, duration_ns // 1000 AS dur,
    process_id AS pid, thread AS tid
FROM event JOIN compilation USING (compilation);
COMMENT ON VIEW trace IS 'events as crox writes them in a Chrome trace, for SQL that was written for one';
COMMENT ON COLUMN trace.name IS 'the label';
COMMENT ON COLUMN trace.cat IS 'the kind of event';
COMMENT ON COLUMN trace.ph IS 'X: an event with a duration';
COMMENT ON COLUMN trace.ts IS 'when it began, in microseconds since 1970, or since the start where that is not known';
COMMENT ON COLUMN trace.dur IS 'how long it took, in microseconds, all events inside included';
COMMENT ON COLUMN trace.pid IS 'the id of the rustc process';
COMMENT ON COLUMN trace.tid IS 'rustc''s number of the thread';
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

COMMIT;
