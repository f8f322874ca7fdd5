INSERT INTO core.municipalities BY NAME SELECT * FROM incoming;
