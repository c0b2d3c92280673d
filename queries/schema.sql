-- title: The tables of a session
-- about: Every table and column that SQL can use, with its meaning.
-- column: table_name   the table
-- column: column_name  the column
-- column: type         its SQL type
-- column: about        what it holds
SELECT
    table_name, column_name,
    CASE WHEN starts_with(data_type, 'ENUM') THEN 'ENUM' ELSE data_type END AS type,
    comment AS about
FROM duckdb_columns()
WHERE NOT internal AND schema_name = 'main'
ORDER BY table_name, column_index
