-- Not before the officer's or the night's own day: no day is made earlier than this one.
UPDATE core.findings
SET first_seen_on = least(first_seen_on, $now::DATE),
    last_seen_on  = least(last_seen_on, $now::DATE),
    closed_on     = CASE WHEN closed_on > $now::DATE THEN $now::DATE ELSE closed_on END,
    resolved_on   = CASE WHEN resolved_on > $now::DATE THEN $now::DATE ELSE resolved_on END,
    reopened_on   = CASE WHEN reopened_on > $now::DATE THEN $now::DATE ELSE reopened_on END
WHERE greatest(first_seen_on, last_seen_on, closed_on, resolved_on, reopened_on) > $now::DATE;
