INSERT INTO core.documents BY NAME SELECT * FROM incoming;
