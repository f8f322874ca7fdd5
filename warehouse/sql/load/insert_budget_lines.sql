INSERT INTO core.budget_lines BY NAME SELECT * FROM incoming;
