INSERT INTO core.cases BY NAME SELECT * FROM incoming;
