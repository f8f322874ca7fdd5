-- Everything that was read from the contents in incoming_files, so that loading twice equals loading once.
DELETE FROM core.facts WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.financing WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.budget_lines WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.municipalities WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.sums WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.grant_parts WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.appropriations WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.conditions WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.announcements WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.problems WHERE document_id IN (SELECT document_id FROM core.documents SEMI JOIN incoming_files USING (file_sha256));
DELETE FROM core.documents WHERE file_sha256 IN (SELECT file_sha256 FROM incoming_files);
