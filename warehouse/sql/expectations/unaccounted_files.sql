SELECT count(DISTINCT file_sha256) FROM landing.receipts ANTI JOIN core.documents USING (file_sha256);
