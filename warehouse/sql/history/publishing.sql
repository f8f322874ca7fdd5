INSERT INTO history.published SELECT run_id, $now FROM meta.runs ORDER BY started_at DESC LIMIT 1;
