UPDATE history.this_view
SET valid_from = least(valid_from, $now), valid_to = CASE WHEN valid_to > $now THEN $now ELSE valid_to END
WHERE valid_from > $now OR valid_to > $now;
