INSERT INTO core.findings BY NAME SELECT * FROM incoming;
