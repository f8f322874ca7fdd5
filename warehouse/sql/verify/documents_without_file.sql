SELECT document_id FROM core.documents ANTI JOIN landing.files USING (file_sha256) ORDER BY document_id;
