SELECT file_sha256, fact_id, segment, value, note, given_by, position FROM core.corrections ORDER BY position;
