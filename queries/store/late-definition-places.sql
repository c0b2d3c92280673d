-- Fills the table of places, each definition once.

BEGIN TRANSACTION;
INSERT INTO definition_place FROM loaded_definition_place();
COMMIT;
