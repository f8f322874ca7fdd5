-- Every document with its record; a file that could not be read has none.
SELECT d.document_id, d.file_sha256, d.segment, r.record, r.document_text
FROM core.documents AS d
LEFT JOIN landing.records AS r USING (document_id)
ORDER BY d.file_sha256, d.segment;
