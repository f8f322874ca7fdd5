INSERT INTO core.problems BY NAME SELECT * FROM incoming;
