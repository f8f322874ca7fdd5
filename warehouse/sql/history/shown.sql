-- What the view shows now. What counts from the last batch (ages) is left out: it would make every row new every night.
CREATE OR REPLACE TEMP TABLE shown AS
SELECT *, row_number() OVER (PARTITION BY row_key) AS row_copy
FROM (
    SELECT v.*, hash(v) AS row_key FROM (SELECT COLUMNS(lambda c: c NOT IN ('age_days', 'last_seen_on')) FROM report.this_view) AS v
);
