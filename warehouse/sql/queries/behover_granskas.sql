-- Dokument som en handläggare behöver titta på, med vad som är oklart.
SELECT
    d.file_name,
    d.segment,
    d.kind,
    c.registration_number,
    string_agg(DISTINCT p.message, ' ' ORDER BY p.message) AS problems
FROM report.documents AS d
LEFT JOIN report.cases AS c USING (case_id)
LEFT JOIN report.problems AS p USING (document_id)
WHERE d.status = 'needs_review'
GROUP BY d.file_name, d.segment, d.kind, c.registration_number
ORDER BY d.file_name, d.segment;
