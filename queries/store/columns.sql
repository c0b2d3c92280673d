-- The columns of the tables and views that there are.

SELECT table_name || '.' || column_name
FROM duckdb_columns()
WHERE database_name = current_database();
