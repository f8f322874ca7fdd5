-- Sökt och beviljat i varje handling, med skillnaden mot det senast sökta i handlingarna före.
SELECT
    kind,
    revision,
    file_name,
    coalesce(received_on, dated_on, decided_on) AS known_on,
    amount_applied_for_sek,
    amount_granted_sek,
    amount_granted_sek - last_value(CASE WHEN kind IN ('application', 'budget') THEN amount_applied_for_sek END IGNORE NULLS) OVER (
        ORDER BY kind IN ('officers_report', 'decision'), coalesce(received_on, dated_on, decided_on), is_revised, revision
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS granted_minus_applied_sek
FROM report.documents
WHERE case_id = $case_id AND kind IN ('application', 'budget', 'officers_report', 'decision')
ORDER BY kind IN ('officers_report', 'decision'), known_on, is_revised, revision;
