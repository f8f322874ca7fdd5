-- Sökt, beviljat och andel av det sökta i varje avgjort ärende.
SELECT
    registration_number,
    project_title,
    authority,
    outcome,
    amount_applied_for_sek,
    amount_granted_sek,
    amount_granted_sek - amount_applied_for_sek                                        AS difference_sek,
    round(100 * amount_granted_sek / nullif(amount_applied_for_sek, 0), 1)::DECIMAL(9, 1) AS granted_share_pct,
    decided_on
FROM report.cases
WHERE outcome IN ('granted', 'partly_granted', 'rejected')
ORDER BY decided_on DESC NULLS LAST, registration_number;
