-- The tables of a session, whether their rows belong to compilations, and whether they have the crate beside them.
SELECT
    table_name,
    bool_or(column_name = 'compilation') AS has_compilation,
    bool_or(column_name = 'crate') AS has_crate
FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
WHERE database_name = current_database() AND schema_name = 'main'
GROUP BY table_name
ORDER BY table_name
