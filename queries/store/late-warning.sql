-- Adds what is odd about a file that is read when a query first asks for it.

INSERT INTO warning VALUES (?, ?, false);
