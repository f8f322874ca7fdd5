SELECT case_id, registration_number FROM core.cases WHERE case_id = $case OR registration_number = $case;
