-- Fills the table of places, each definition once.

INSERT INTO definition_place BY NAME FROM loaded_definition_place();
