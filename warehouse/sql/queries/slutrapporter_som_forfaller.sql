-- Slutrapporter i beviljade ärenden, den som ska in först överst; från ett datum om fran anges, till ett om till anges.
SELECT
    registration_number,
    project_title,
    applicant_name,
    period_end,
    final_report_due,
    amount_granted_sek
FROM report.cases
WHERE outcome IN ('granted', 'partly_granted')
  AND final_report_due IS NOT NULL
  AND ($fran IS NULL OR final_report_due >= $fran::DATE)
  AND ($till IS NULL OR final_report_due <= $till::DATE)
ORDER BY final_report_due, registration_number;
