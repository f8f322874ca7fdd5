SELECT max(published_at) FROM history.published WHERE run_id = $run_id;
