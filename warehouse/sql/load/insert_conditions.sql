INSERT INTO core.conditions BY NAME SELECT * FROM incoming;
