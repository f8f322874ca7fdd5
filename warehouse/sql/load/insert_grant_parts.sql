INSERT INTO core.grant_parts BY NAME SELECT * FROM incoming;
