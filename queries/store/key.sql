-- The keys of a session, loaded when a query first asks for them: their texts are most of a recording.

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

SET preserve_insertion_order = false;
INSERT INTO key SELECT * FROM loaded_key();
SET preserve_insertion_order = true;
