UPDATE history.this_view
SET valid_to = $now
WHERE valid_to IS NULL AND (row_key, row_copy) NOT IN (SELECT (row_key, row_copy) FROM shown);
