-- Handläggarnas omdömen om avvikelser; inaktuellt där uppgifterna har ändrats sedan dess.
SELECT c.registration_number, f.rule, f.message, f.verdict, f.verdict_note, f.verdict_by, f.verdict_at, f.stale
FROM report.findings AS f
LEFT JOIN report.cases AS c USING (case_id)
WHERE f.verdict IS NOT NULL
ORDER BY f.stale DESC, f.verdict_at DESC;
