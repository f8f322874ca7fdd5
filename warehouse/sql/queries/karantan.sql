-- Filer som inte kunde läsas, med orsak och när de kom.
SELECT d.file_name, d.reason, d.message, d.received_at, c.registration_number, c.project_title
FROM report.documents AS d
LEFT JOIN report.cases AS c USING (case_id)
WHERE d.status = 'quarantined'
ORDER BY d.received_at DESC, d.file_name;
