SELECT file_sha256, record, document_text
FROM landing.records
WHERE file_sha256 IN (SELECT unnest($files))
ORDER BY file_sha256, segment;
