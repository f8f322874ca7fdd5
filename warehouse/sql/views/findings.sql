-- One row a comparison made in the last batch. stale: the compared figures have changed since the verdict.
-- A verdict that has run out or was taken back is shown no longer. resolved_*: when and why a mismatch that stood here was closed.
CREATE OR REPLACE VIEW report.findings AS
SELECT
    f.finding_id,
    f.case_id,
    f.rule,
    f.severity,
    f.outcome,
    f.message,
    f.expected,
    f.found,
    f.difference_sek,
    f.left_fact_id,
    f.right_fact_id,
    v.verdict,
    v.note     AS verdict_note,
    v.given_by AS verdict_by,
    f.first_seen_on,
    v.verdict IS NOT NULL AND (
        f.outcome IS DISTINCT FROM v.outcome OR f.expected IS DISTINCT FROM v.expected OR f.found IS DISTINCT FROM v.found
    ) AS stale,
    f.subject,
    f.working,
    v.given_at AS verdict_at,
    v.valid_until AS verdict_until,
    f.rule_version,
    f.last_seen_on,
    f.resolved_on,
    f.resolved_reason,
    f.reopened_on
FROM core.findings AS f
LEFT JOIN (
    FROM (FROM core.verdicts QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY position DESC) = 1) -- the last word holds
    WHERE verdict <> 'withdrawn'
      AND (valid_until IS NULL OR coalesce(valid_until >= (SELECT max(started_at)::DATE FROM meta.runs), true))
) AS v USING (finding_id)
WHERE f.closed_on IS NULL;
