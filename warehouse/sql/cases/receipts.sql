SELECT file_sha256, inbox, received_path, parent_sha256
FROM landing.receipts
ORDER BY file_sha256, received_at, parent_sha256 IS NOT NULL, length(parse_filename(received_path)), received_path, inbox;
