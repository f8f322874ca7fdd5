SELECT fact_id, file_sha256, segment, kind, role, raw, span_start, span_end, value_read, value, note, given_by, given_at, position
FROM core.corrections
WHERE file_sha256 IN (SELECT unnest($files))
ORDER BY position;
