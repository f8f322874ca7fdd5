-- Budgetens kostnadsslag i varje version, bredvid varandra.
SELECT b.category, d.kind, d.revision, d.file_name, coalesce(d.received_on, d.dated_on) AS known_on, sum(b.amount_sek) AS amount_sek
FROM report.budget_lines AS b
JOIN report.documents AS d USING (document_id)
WHERE b.case_id = $case_id AND b.year IS NULL AND d.kind IN ('application', 'budget', 'decision')
GROUP BY ALL
ORDER BY b.category, known_on, d.revision;
