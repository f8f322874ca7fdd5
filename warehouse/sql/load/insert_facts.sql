INSERT INTO core.facts BY NAME SELECT * FROM incoming;
