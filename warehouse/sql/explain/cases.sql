-- Ärendet bredvid det eller de ärenden som jämförelsen gäller.
SELECT c.case_id, c.registration_number, c.authority, c.applicant_name, c.applicant_org_number, c.project_title, c.period_start,
       c.period_end, c.outcome, c.amount_granted_sek
FROM report.cases AS c
WHERE c.case_id = $case_id
   OR c.case_id IN (SELECT split_part(f.subject, '|', 1) FROM report.findings AS f WHERE f.finding_id = $finding_id)
ORDER BY c.case_id <> $case_id;
