-- The view has got columns: what was shown before did not have them.
CREATE OR REPLACE TABLE history.this_view AS
SELECT * FROM history.this_view
UNION ALL BY NAME
(SELECT COLUMNS(lambda c: c NOT IN ('age_days', 'last_seen_on')) FROM report.this_view LIMIT 0);
