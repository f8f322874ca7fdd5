SELECT * FROM query_table($view) ORDER BY ALL;
