INSERT INTO history.this_view BY NAME
SELECT s.*, $now AS valid_from, NULL::TIMESTAMP AS valid_to
FROM shown AS s
ANTI JOIN (FROM history.this_view WHERE valid_to IS NULL) AS h USING (row_key, row_copy);
