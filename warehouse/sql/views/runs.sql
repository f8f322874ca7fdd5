-- One row a batch; finished_at is NULL for one that was never completed.
CREATE OR REPLACE VIEW report.runs AS
SELECT run_id, started_at, finished_at, files_seen, files_new, loaded, needs_review, quarantined, mismatches
FROM meta.runs;
