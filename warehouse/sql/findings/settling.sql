-- An officer's word closes a mismatch while it is in force: said of these figures, dismissed or resolved, and not expired.
CREATE OR REPLACE TEMP TABLE settling AS
SELECT
    f.finding_id,
    f.outcome = 'mismatch' AND coalesce(
        v.verdict IN ('dismissed', 'resolved')
        AND (v.valid_until IS NULL OR v.valid_until >= $today)
        AND f.outcome IS NOT DISTINCT FROM v.outcome
        AND f.expected IS NOT DISTINCT FROM v.expected
        AND f.found IS NOT DISTINCT FROM v.found,
        false
    ) AS settled,
    CASE
        WHEN v.finding_id IS NULL OR v.verdict = 'withdrawn'       THEN 'verdict_withdrawn'
        WHEN v.valid_until IS NOT NULL AND v.valid_until < $today  THEN 'verdict_expired'
        WHEN v.verdict NOT IN ('dismissed', 'resolved')            THEN 'verdict_changed'
        ELSE 'stale'
    END AS reason
FROM core.findings AS f
LEFT JOIN (FROM core.verdicts QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY position DESC) = 1) AS v USING (finding_id)
WHERE f.closed_on IS NULL;
