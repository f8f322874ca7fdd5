-- A settled mismatch stays settled from night to night, with the day it was settled.
UPDATE core.findings AS f
SET resolved_on = e.seen_on, resolved_reason = 'verdict'
FROM (
    SELECT finding_id, max(seen_on) AS seen_on FROM core.finding_events WHERE event = 'closed' AND reason = 'verdict' GROUP BY finding_id
) AS e
WHERE f.finding_id = e.finding_id AND f.outcome = 'mismatch' AND f.settled_by_verdict AND f.resolved_on IS NULL;

UPDATE core.findings SET settled_by_verdict = false WHERE outcome <> 'mismatch' AND settled_by_verdict;
DROP TABLE settling;
