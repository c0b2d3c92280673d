-- Fills the table of keys when a query first asks for it: their texts are most of a recording.

SET preserve_insertion_order = false;
INSERT INTO key SELECT * FROM loaded_key();
SET preserve_insertion_order = true;
