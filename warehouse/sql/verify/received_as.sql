SELECT min(received_path) FROM landing.receipts WHERE file_sha256 = $file_sha256 HAVING count(*) > 0;
