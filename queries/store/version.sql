-- The version of the tables of a database file.

SELECT version
FROM schema_version;
