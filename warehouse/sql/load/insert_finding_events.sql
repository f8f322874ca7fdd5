INSERT INTO core.finding_events BY NAME SELECT * FROM incoming;
