-- Finansiering
SELECT
    c.registration_number    AS "Diarienummer",
    c.project_title          AS "Projekt",
    k.label_sv               AS "Handling",
    d.revision               AS "Revision",
    coalesce(d.decided_on, d.received_on, d.dated_on) AS "Handlingens datum",
    f.financier              AS "Finansiär",
    f.financier_as_written   AS "Som det står",
    t.label_sv               AS "Slag",
    f.municipality_code      AS "Kommunkod",
    b.label_sv               AS "Bidrag",
    s.label_sv               AS "Läge",
    f.year                   AS "År",
    f.amount_sek             AS "Belopp",
    f.is_authority_row       AS "Söks här",
    l.label_sv               AS "Läst",
    d.file_name              AS "Fil",
    x.page                   AS "Sida",
    CASE WHEN f.fact_id IS NOT NULL THEN 'uppgift/' || f.fact_id END AS "Underlag"
FROM report.financing AS f
JOIN report.documents AS d USING (document_id)
LEFT JOIN report.cases AS c ON c.case_id = f.case_id
LEFT JOIN report.facts AS x ON x.fact_id = f.fact_id
LEFT JOIN report.labels AS k ON k.enumeration = 'DocumentKind' AND k.value = d.kind
LEFT JOIN report.labels AS t ON t.enumeration = 'FinancierType' AND t.value = f.financier_type
LEFT JOIN report.labels AS b ON b.enumeration = 'Contribution' AND b.value = f.contribution
LEFT JOIN report.labels AS l ON l.enumeration = 'Standing' AND l.value = x.standing
LEFT JOIN report.labels AS s ON s.enumeration = 'CommitmentStatus' AND s.value = f.status
WHERE $cases IS NULL OR f.case_id IN (SELECT unnest($cases::VARCHAR[]))
ORDER BY c.registration_number NULLS LAST, f.case_id, d.kind, d.revision, d.file_name, f.printed_row, f.year NULLS FIRST;
