-- Körningarna, senaste först.
SELECT run_id, started_at, finished_at, files_seen, files_new, loaded, needs_review, quarantined, mismatches
FROM report.runs
ORDER BY started_at DESC;
