-- Beviljade projekt som pågår en viss dag (dag), annars alla med känd period.
SELECT registration_number, project_title, applicant_name, period_start, period_end, amount_granted_sek, support_rate_pct
FROM report.cases
WHERE outcome IN ('granted', 'partly_granted')
  AND period_start IS NOT NULL
  AND ($dag IS NULL OR $dag::DATE BETWEEN period_start AND period_end)
ORDER BY period_end, registration_number;
