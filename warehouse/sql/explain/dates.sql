-- Datum och projekttid i varje handling, bredvid varandra; och dagen två månader efter slutet.
SELECT
    kind,
    revision,
    file_name,
    received_on,
    dated_on,
    decided_on,
    period_start,
    period_end,
    final_report_due,
    (period_end + INTERVAL 2 MONTH)::DATE AS two_months_after_end,
    amount_granted_sek,
    support_rate_pct,
    outcome
FROM report.documents
WHERE case_id = $case_id AND kind IN ('application', 'budget', 'officers_report', 'decision')
ORDER BY kind IN ('officers_report', 'decision'), kind, revision;
