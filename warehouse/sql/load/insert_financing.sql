INSERT INTO core.financing BY NAME SELECT * FROM incoming;
