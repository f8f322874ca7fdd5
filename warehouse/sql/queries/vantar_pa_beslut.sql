-- Ärenden utan beslut, äldst först; förslag finns där en tjänsteskrivelse är inläst.
SELECT
    registration_number,
    project_title,
    applicant_name,
    authority,
    received_on,
    outcome,
    amount_applied_for_sek,
    amount_granted_sek AS amount_proposed_sek,
    period_start
FROM report.cases
WHERE outcome IN ('pending', 'proposed')
ORDER BY received_on NULLS LAST, registration_number;
