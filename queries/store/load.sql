-- Fills the tables of a session from the profiles that were read. The order of rows does not matter, and keeping it
-- would cost half the speed.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO compilation SELECT * FROM loaded_compilation();
INSERT INTO label       SELECT * FROM loaded_label();
INSERT INTO event       SELECT * FROM loaded_event();
INSERT INTO cache_hit   SELECT * FROM loaded_cache_hit();
INSERT INTO artifact    SELECT * FROM loaded_artifact();
INSERT INTO instant     SELECT * FROM loaded_instant();
INSERT INTO warning     SELECT * FROM loaded_warning();
COMMIT;
SET preserve_insertion_order = true;
