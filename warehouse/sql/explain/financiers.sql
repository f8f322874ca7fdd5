-- Varje finansiärs belopp i varje handling, bredvid varandra.
SELECT
    f.financier,
    f.contribution,
    f.year,
    d.kind,
    d.revision,
    d.file_name,
    f.amount_sek,
    f.count_named,
    f.financier_as_written,
    f.is_authority_row
FROM report.financing AS f
JOIN report.documents AS d USING (document_id)
WHERE f.case_id = $case_id
ORDER BY f.is_authority_row, f.financier, f.contribution, f.year NULLS FIRST, d.kind, d.revision;
