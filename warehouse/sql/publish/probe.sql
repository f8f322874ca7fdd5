SELECT count(*) FROM query_table($view);
