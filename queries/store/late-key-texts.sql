-- Fills the table of the texts of keys when a query first asks for it.

INSERT INTO key_text BY NAME SELECT * FROM loaded_key_text();
