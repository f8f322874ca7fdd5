-- Columns that the view has got since its history was begun.
SELECT column_name FROM duckdb_columns() WHERE schema_name = 'report' AND table_name = $view AND database_name = current_database()
    AND column_name NOT IN ('age_days', 'last_seen_on')
EXCEPT
SELECT column_name FROM duckdb_columns() WHERE schema_name = 'history' AND table_name = $view AND database_name = current_database();
