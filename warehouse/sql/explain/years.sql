-- Belopp per år i planerna, mot projekttiden.
SELECT d.kind, d.revision, y.side, y.year, sum(y.amount_sek) AS amount_sek, c.period_start, c.period_end,
       y.year < year(c.period_start) OR y.year > year(c.period_end) AS outside
FROM (
    SELECT document_id, case_id, 'financing' AS side, year, amount_sek FROM report.financing
    UNION ALL
    SELECT document_id, case_id, 'cost', year, amount_sek FROM report.budget_lines WHERE category <> 'total'
) AS y
JOIN report.documents AS d USING (document_id)
JOIN report.cases AS c ON c.case_id = y.case_id
WHERE y.case_id = $case_id AND y.year IS NOT NULL
GROUP BY ALL
ORDER BY outside DESC, d.kind, d.revision, y.side, y.year;
