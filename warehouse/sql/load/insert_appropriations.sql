INSERT INTO core.appropriations BY NAME SELECT * FROM incoming;
