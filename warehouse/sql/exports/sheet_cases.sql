-- Ärenden
SELECT
    c.registration_number    AS "Diarienummer",
    c.project_title          AS "Projekt",
    c.applicant_name         AS "Sökande",
    c.applicant_org_number   AS "Organisationsnummer",
    c.authority              AS "Myndighet",
    c.received_on            AS "Inkom",
    c.period_start           AS "Projektstart",
    c.period_end             AS "Projektslut",
    c.amount_applied_for_sek AS "Sökt belopp",
    c.total_cost_sek         AS "Total kostnad",
    o.label_sv               AS "Utfall",
    c.amount_granted_sek     AS "Beviljat eller föreslaget",
    c.support_rate_pct       AS "Stödandel %",
    c.decided_on             AS "Beslutad",
    c.final_report_due       AS "Slutrapport senast",
    c.document_count         AS "Handlingar",
    c.mismatch_count         AS "Avvikelser",
    c.open_mismatch_count    AS "Öppna avvikelser",
    s.label_sv               AS "Högsta grad",
    'arende/' || c.case_id   AS "Ärendet"
FROM report.cases AS c
LEFT JOIN report.labels AS o ON o.enumeration = 'DecisionOutcome' AND o.value = c.outcome
LEFT JOIN report.labels AS s ON s.enumeration = 'Severity' AND s.value = c.worst_severity
WHERE $cases IS NULL OR c.case_id IN (SELECT unnest($cases::VARCHAR[]))
ORDER BY c.registration_number NULLS LAST, c.case_id;
