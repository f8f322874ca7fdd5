CREATE VIEW report.problems AS
SELECT * EXCLUDE (row_key, row_copy, valid_from, valid_to)
FROM medfin.history.problems
WHERE valid_from <= (SELECT moment FROM main.as_of) AND (valid_to IS NULL OR valid_to > (SELECT moment FROM main.as_of));
