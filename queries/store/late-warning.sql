-- Adds what is odd about a file that is read when a query first asks for it.

INSERT INTO warning BY NAME
SELECT CAST(? AS VARCHAR) AS file, CAST(? AS VARCHAR) AS warning, false AS left_out;
