UPDATE core.findings AS f
SET resolved_on        = CASE WHEN s.settled THEN $today ELSE NULL END,
    resolved_reason    = CASE WHEN s.settled THEN 'verdict' ELSE NULL END,
    reopened_on        = CASE WHEN s.settled THEN f.reopened_on ELSE $today END,
    settled_by_verdict = s.settled
FROM settling AS s
WHERE f.finding_id = s.finding_id AND f.outcome = 'mismatch' AND s.settled <> coalesce(f.settled_by_verdict, false);
