-- The keys of a session, loaded when a query first asks for them: their texts are most of a recording.

CREATE TABLE key (
    key  INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE key IS 'the arguments of events, each distinct key once';
COMMENT ON COLUMN key.key IS 'its number in the session';
COMMENT ON COLUMN key.text IS 'the arguments as recorded, each but the first after a character U+001E';

SET preserve_insertion_order = false;
INSERT INTO key SELECT * FROM loaded_key();
SET preserve_insertion_order = true;
