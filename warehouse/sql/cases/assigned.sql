SELECT document_id, case_id, case_documents FROM core.assignments;
