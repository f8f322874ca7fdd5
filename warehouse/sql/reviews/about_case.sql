SELECT case_id FROM core.cases WHERE case_id = $key;
