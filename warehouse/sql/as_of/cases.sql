CREATE VIEW report.cases AS
SELECT * EXCLUDE (row_key, row_copy, valid_from, valid_to)
FROM medfin.history.cases
WHERE valid_from <= (SELECT moment FROM main.as_of) AND (valid_to IS NULL OR valid_to > (SELECT moment FROM main.as_of));
