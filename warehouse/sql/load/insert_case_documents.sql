INSERT INTO core.case_documents BY NAME SELECT * FROM incoming;
