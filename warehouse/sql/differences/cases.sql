-- What the list of cases says, field by field, where it says something else.
WITH earlier AS (
    UNPIVOT (SELECT case_id, COLUMNS(* EXCLUDE (case_id))::VARCHAR FROM medfin.report.cases)
    ON COLUMNS(* EXCLUDE (case_id)) INTO NAME field VALUE said
),
later AS (
    UNPIVOT (SELECT case_id, COLUMNS(* EXCLUDE (case_id))::VARCHAR FROM after.report.cases)
    ON COLUMNS(* EXCLUDE (case_id)) INTO NAME field VALUE said
)
SELECT
    coalesce(a.case_id, b.case_id) AS case_id,
    coalesce(a.field, b.field)     AS field,
    b.said                         AS before,
    a.said                         AS after
FROM earlier AS b
FULL JOIN later AS a USING (case_id, field)
WHERE b.said IS DISTINCT FROM a.said
ORDER BY case_id, field;
