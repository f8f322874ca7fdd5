SELECT count(*) FROM core.documents ANTI JOIN landing.receipts USING (file_sha256);
