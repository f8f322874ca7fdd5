-- The tables that remember what the views used to show, with the column that ties their rows to a case or a document.
SELECT table_name, column_name
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'history' AND column_name IN ('case_id', 'document_id');
