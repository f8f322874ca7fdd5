-- Sökande med mer än ett ärende: upprepad finansiering och projekt som kan överlappa.
SELECT
    min(applicant_name)                                        AS applicant_name,
    applicant_org_number,
    count(*)                                                   AS cases,
    sum(amount_granted_sek) FILTER (WHERE outcome IN ('granted', 'partly_granted')) AS amount_granted_sek,
    string_agg(project_title, '; ' ORDER BY period_start)      AS projects,
    min(period_start)                                          AS first_start,
    max(period_end)                                            AS last_end
FROM report.cases
WHERE applicant_name IS NOT NULL
GROUP BY applicant_org_number, CASE WHEN applicant_org_number IS NULL THEN lower(applicant_name) END
HAVING count(*) > 1
ORDER BY cases DESC, applicant_name;
