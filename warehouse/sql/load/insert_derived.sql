INSERT INTO core.derived BY NAME SELECT * FROM incoming;
