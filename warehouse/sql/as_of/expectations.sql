CREATE VIEW report.expectations AS
SELECT * EXCLUDE (row_key, row_copy, valid_from, valid_to),
    CASE WHEN is_open THEN date_diff('day', since, (SELECT moment::DATE FROM main.as_of))::INTEGER END AS age_days
FROM medfin.history.expectations
WHERE valid_from <= (SELECT moment FROM main.as_of) AND (valid_to IS NULL OR valid_to > (SELECT moment FROM main.as_of));
