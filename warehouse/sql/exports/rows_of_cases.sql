SELECT * FROM query_table($view) WHERE case_id IN (SELECT unnest($cases::VARCHAR[])) ORDER BY ALL;
