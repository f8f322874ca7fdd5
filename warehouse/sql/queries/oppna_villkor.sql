-- Villkor i beslut och förslag (under förutsättning att …), äldst beslut först.
SELECT
    c.registration_number,
    c.project_title,
    c.decided_on,
    d.kind,
    v.waits_for,
    v.clause,
    v.page
FROM report.conditions AS v
JOIN report.documents AS d USING (document_id)
JOIN report.cases AS c ON c.case_id = v.case_id
ORDER BY c.decided_on NULLS LAST, c.registration_number, v.page;
