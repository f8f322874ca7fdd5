SELECT coalesce(max(finished_at), max(started_at)) FROM meta.runs;
