-- Vad varje kommun går in med per år enligt den senaste planen i varje ärende; utan år där planen inte anger år.
WITH plan AS (
    -- The latest application or budget with a financing table counts for its case.
    SELECT d.case_id, d.document_id
    FROM report.documents AS d
    SEMI JOIN report.financing AS f ON f.document_id = d.document_id
    WHERE d.kind IN ('application', 'budget')
    QUALIFY row_number() OVER (
        PARTITION BY d.case_id
        ORDER BY coalesce(d.received_on, d.dated_on) DESC NULLS LAST, d.is_revised DESC, d.kind DESC, d.revision DESC
    ) = 1
),

dated AS (
    -- A plan that prints years also prints their sum; the years are taken, and the sum only where there are none.
    SELECT f.*, count(f.year) OVER (PARTITION BY f.document_id, f.financier, f.contribution, f.printed_row) AS printed_years
    FROM report.financing AS f
    SEMI JOIN plan AS p ON p.document_id = f.document_id
    WHERE f.financier_type = 'municipality' AND f.municipality_code IS NOT NULL
)

SELECT
    municipality_code,
    financier,
    year,
    contribution,
    count(DISTINCT case_id) AS cases,
    sum(amount_sek)         AS amount_sek
FROM dated
WHERE (year IS NOT NULL OR printed_years = 0) AND ($ar IS NULL OR year = $ar::INTEGER)
GROUP BY municipality_code, financier, year, contribution
ORDER BY municipality_code, year NULLS LAST, contribution;
