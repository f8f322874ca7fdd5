-- Avvikelserna med störst skillnad i kronor som ingen handläggare har avgjort.
SELECT
    c.registration_number,
    c.project_title,
    f.rule,
    f.severity,
    f.difference_sek,
    f.message
FROM report.findings AS f
JOIN report.cases AS c USING (case_id)
WHERE f.outcome = 'mismatch'
  AND f.difference_sek IS NOT NULL
  AND (f.verdict IS NULL OR f.verdict = 'accepted' OR f.stale)
ORDER BY abs(f.difference_sek) DESC, c.registration_number, f.rule
LIMIT 50;
