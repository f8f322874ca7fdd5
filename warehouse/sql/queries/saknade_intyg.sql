-- Medfinansiärer vars pengar beslutet kräver men som inte har lämnat något intyg.
SELECT
    c.registration_number,
    c.project_title,
    c.outcome,
    f.message,
    f.first_seen_on
FROM report.findings AS f
JOIN report.cases AS c USING (case_id)
WHERE f.rule = 'commitment_missing' AND f.outcome = 'mismatch'
ORDER BY c.registration_number, f.message;
