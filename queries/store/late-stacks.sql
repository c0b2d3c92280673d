-- Fills the table of stacks when a query first asks for it.

INSERT INTO stack BY NAME SELECT * FROM loaded_stack();
