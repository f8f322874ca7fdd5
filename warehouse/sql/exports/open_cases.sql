SELECT
    c.*,
    (SELECT max(finished_at) FROM report.runs) AS modified_at,
    (
        SELECT list({'code': m.municipality_code, 'name': m.municipality} ORDER BY m.municipality_code)
        FROM (
            SELECT DISTINCT municipality_code, municipality FROM report.municipalities AS k
            WHERE k.case_id = c.case_id AND k.role IN ('financier', 'applicant', 'participant')
        ) AS m
    ) AS municipalities
FROM report.cases AS c
WHERE $cases IS NULL OR c.case_id IN (SELECT unnest($cases::VARCHAR[]))
ORDER BY c.registration_number NULLS LAST, c.case_id;
