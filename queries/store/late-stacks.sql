-- Fills the table of stacks when a query first asks for it.

INSERT INTO stack SELECT * FROM loaded_stack();
