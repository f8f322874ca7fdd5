INSERT INTO landing.records BY NAME SELECT * FROM incoming;
