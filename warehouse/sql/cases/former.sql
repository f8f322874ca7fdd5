SELECT document_id, case_id FROM core.case_identities;
