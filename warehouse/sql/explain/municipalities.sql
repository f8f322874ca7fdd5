-- Antalet kommuner som trycks, och de kommuner som står med namn i varje handling.
SELECT
    d.kind,
    d.revision,
    d.file_name,
    max(f.count_named)                                                             AS printed_count,
    count(DISTINCT f.municipality_code)                                            AS named_count,
    string_agg(DISTINCT f.financier, ', ' ORDER BY f.financier) FILTER (WHERE f.municipality_code IS NOT NULL) AS named
FROM report.financing AS f
JOIN report.documents AS d USING (document_id)
WHERE f.case_id = $case_id AND f.financier_type = 'municipality'
GROUP BY d.kind, d.revision, d.file_name
ORDER BY d.kind, d.revision;
