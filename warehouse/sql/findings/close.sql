-- What was not compared this time: its case is gone, or one of the papers no longer says what was compared.
UPDATE core.findings
SET closed_on       = $today,
    closed_reason   = CASE WHEN case_id IN (SELECT case_id FROM core.cases) THEN 'no_longer_compared' ELSE 'case_gone' END,
    resolved_on     = CASE WHEN outcome = 'mismatch' THEN $today ELSE resolved_on END,
    settled_by_verdict = false
WHERE closed_on IS NULL AND last_run_id <> $run_id;
