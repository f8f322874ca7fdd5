INSERT INTO landing.files
SELECT file_sha256, max(size_bytes), min(run_id) FROM incoming GROUP BY file_sha256
ON CONFLICT DO NOTHING;

-- A receipt seen before keeps the time and run it first came with.
INSERT INTO landing.receipts BY NAME
SELECT DISTINCT ON (inbox, received_path, file_sha256) inbox, received_path, file_sha256, parent_sha256, received_at, run_id
FROM incoming
ON CONFLICT DO NOTHING;
