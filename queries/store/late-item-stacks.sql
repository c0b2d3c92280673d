-- Fills the table of stacks of labels and items when a query first asks for it.

INSERT INTO item_stack BY NAME SELECT * FROM loaded_item_stack();
