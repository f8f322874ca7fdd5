UPDATE meta.runs
SET finished_at  = $finished_at,
    files_seen   = $files_seen,
    files_new    = $files_new,
    loaded       = (SELECT count(*) FROM core.documents WHERE status = 'loaded'),
    needs_review = (SELECT count(*) FROM core.documents WHERE status = 'needs_review'),
    quarantined  = (SELECT count(*) FROM core.documents WHERE status = 'quarantined'),
    mismatches   = (SELECT count(*) FROM core.findings WHERE outcome = 'mismatch' AND closed_on IS NULL)
WHERE run_id = $run_id
RETURNING files_seen, files_new, loaded, needs_review, quarantined, mismatches;
