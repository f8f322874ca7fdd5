INSERT INTO core.bridge BY NAME SELECT * FROM incoming;
