CREATE VIEW report.findings AS
SELECT * EXCLUDE (row_key, row_copy, valid_from, valid_to),
    (SELECT moment::DATE FROM main.as_of) AS last_seen_on
FROM medfin.history.findings
WHERE valid_from <= (SELECT moment FROM main.as_of) AND (valid_to IS NULL OR valid_to > (SELECT moment FROM main.as_of));
