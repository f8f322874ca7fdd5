SELECT
    finding_id, case_id, rule, subject, outcome, message, expected, found, first_seen_on, closed_on IS NULL AS made,
    resolved_on, resolved_reason, reopened_on, settled_by_verdict, left_fact_id, right_fact_id
FROM core.findings;
