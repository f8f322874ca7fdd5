INSERT INTO landing.results BY NAME SELECT * FROM incoming;
