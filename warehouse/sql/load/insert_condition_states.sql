INSERT INTO core.condition_states BY NAME SELECT * FROM incoming;
