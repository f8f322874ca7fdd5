INSERT INTO core.expectations BY NAME SELECT * FROM incoming;
