SELECT case_id, coalesce(registration_number, project_title) AS name FROM medfin.report.cases
UNION
SELECT case_id, coalesce(registration_number, project_title) AS name FROM after.report.cases
ORDER BY case_id, name;
