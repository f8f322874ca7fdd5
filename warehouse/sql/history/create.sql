-- Every row that a view has shown, once, with the batch that first showed it and the one that no longer did.
CREATE TABLE history.this_view AS
SELECT v.*, hash(v) AS row_key, 0::BIGINT AS row_copy, NULL::TIMESTAMP AS valid_from, NULL::TIMESTAMP AS valid_to
FROM (SELECT COLUMNS(lambda c: c NOT IN ('age_days', 'last_seen_on')) FROM report.this_view) AS v
LIMIT 0;
