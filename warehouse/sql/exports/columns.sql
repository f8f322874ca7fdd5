SELECT * FROM query_table($view) LIMIT 0;
