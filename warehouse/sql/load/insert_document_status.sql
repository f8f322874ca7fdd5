INSERT INTO meta.document_status BY NAME SELECT * FROM incoming;
