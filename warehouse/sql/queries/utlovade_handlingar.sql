-- Handlingar som ska vara bilagda eller skickade men inte har kommit, äldst först.
SELECT
    c.registration_number,
    c.project_title,
    e.kind,
    e.is_revised,
    e.since,
    e.age_days,
    d.file_name AS announced_in,
    e.page,
    e.clause
FROM report.expectations AS e
JOIN report.documents AS d USING (document_id)
JOIN report.cases AS c ON c.case_id = e.case_id
WHERE e.is_open
ORDER BY e.since NULLS LAST, c.registration_number, e.kind;
