-- Hur många avvikelser varje regel har gett, och hur många som är avgjorda.
SELECT
    rule,
    severity,
    count(*)                                                                    AS mismatches,
    count(DISTINCT case_id)                                                     AS cases,
    count(*) FILTER (WHERE verdict IN ('dismissed', 'resolved') AND NOT stale)  AS settled
FROM report.findings
WHERE outcome = 'mismatch'
GROUP BY rule, severity
ORDER BY mismatches DESC, rule;
