SELECT inbox, received_path, file_sha256, size_bytes, received_at, parent_sha256
FROM landing.receipts
JOIN landing.files USING (file_sha256)
ORDER BY received_at, parent_sha256 IS NOT NULL, received_path, inbox, file_sha256;
