-- Öppna villkor i beslut, förslag och intyg (under förutsättning att …): vad som skulle stänga dem och hur gamla de är, äldst först.
SELECT
    c.registration_number,
    c.project_title,
    d.kind,
    v.since,
    v.age_days,
    v.waits_for,
    v.closes_with,
    v.clause,
    v.page
FROM report.conditions AS v
JOIN report.documents AS d USING (document_id)
JOIN report.cases AS c ON c.case_id = v.case_id
WHERE v.is_open
ORDER BY v.since NULLS LAST, c.registration_number, v.page;
