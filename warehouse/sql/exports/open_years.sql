-- What the latest decision of each case grants year by year, where it prints years.
SELECT g.case_id, g.year, sum(g.amount_sek) AS amount_sek
FROM report.grants AS g
JOIN (
    SELECT document_id, case_id FROM report.documents WHERE kind = 'decision' AND case_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY decided_on DESC NULLS LAST, revision DESC, document_id) = 1
) AS d USING (document_id)
WHERE g.year IS NOT NULL AND g.amount_sek IS NOT NULL
GROUP BY g.case_id, g.year
ORDER BY g.case_id, g.year;
