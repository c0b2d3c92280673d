-- A statement as DuckDB's parser reads it, in JSON.

SELECT json_serialize_sql(CAST(? AS VARCHAR), skip_default := true, skip_empty := true, skip_null := true);
