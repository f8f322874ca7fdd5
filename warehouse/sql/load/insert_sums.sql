INSERT INTO core.sums BY NAME SELECT * FROM incoming;
