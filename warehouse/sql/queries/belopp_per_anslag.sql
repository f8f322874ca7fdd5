-- Beviljat belopp och antal ärenden per anslag och år för beslutet; ett beslut ur flera anslag står under alla tillsammans.
WITH sources AS (
    SELECT a.case_id, string_agg(DISTINCT a.appropriation, ' + ' ORDER BY a.appropriation) AS appropriation
    FROM report.appropriations AS a
    JOIN report.documents AS d USING (document_id)
    WHERE d.kind = 'decision' AND a.case_id IS NOT NULL
    GROUP BY a.case_id
)

SELECT
    coalesce(s.appropriation, 'inte angivet') AS appropriation,
    year(c.decided_on)                        AS decided_year,
    count(*)                                  AS cases,
    sum(c.amount_granted_sek)                 AS amount_granted_sek
FROM report.cases AS c
LEFT JOIN sources AS s USING (case_id)
WHERE c.outcome IN ('granted', 'partly_granted')
GROUP BY 1, 2
ORDER BY decided_year DESC NULLS LAST, appropriation;
