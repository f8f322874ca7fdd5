-- Delarna av taket, lagda ihop, mot taket.
SELECT
    d.kind,
    d.file_name,
    d.amount_granted_sek,
    sum(g.amount_sek) FILTER (WHERE g.year IS NOT NULL)                       AS parts_by_year_sek,
    sum(g.amount_sek) FILTER (WHERE g.year IS NULL)                           AS other_parts_sek,
    string_agg(g.label || ' ' || g.amount_sek, ' + ' ORDER BY g.year, g.label) AS parts
FROM report.grants AS g
JOIN report.documents AS d USING (document_id)
WHERE g.case_id = $case_id
GROUP BY ALL
ORDER BY d.kind, d.file_name;
