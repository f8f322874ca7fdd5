INSERT INTO core.announcements BY NAME SELECT * FROM incoming;
