DELETE FROM landing.records WHERE file_sha256 IN (SELECT file_sha256 FROM incoming_files);
DELETE FROM landing.results WHERE file_sha256 IN (SELECT file_sha256 FROM incoming_files);
DELETE FROM meta.document_status
WHERE (file_sha256, extractor_version) IN (SELECT (file_sha256, extractor_version) FROM incoming_files);
