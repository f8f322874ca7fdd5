SELECT run_id FROM history.published ORDER BY published_at DESC, rowid DESC LIMIT 1;
