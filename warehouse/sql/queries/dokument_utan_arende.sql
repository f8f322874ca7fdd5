-- Dokument som inte hör till något ärende.
SELECT d.file_name, d.segment, d.kind, d.status, d.registration_number, d.project_title, d.applicant_name
FROM report.documents AS d
WHERE d.case_id IS NULL
ORDER BY d.status DESC, d.file_name, d.segment;
