SELECT document_id, case_id FROM core.assignments;
