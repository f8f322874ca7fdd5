-- Finansiering och kostnad per handling och år, också bidrag i annat än pengar för sig.
WITH financing AS (
    SELECT
        document_id, year,
        sum(amount_sek)                                            AS financing_sek,
        sum(amount_sek) FILTER (WHERE contribution = 'in_kind')    AS in_kind_financing_sek
    FROM report.financing
    WHERE case_id = $case_id
    GROUP BY document_id, year
),

costs AS (
    SELECT
        document_id, year,
        sum(amount_sek) FILTER (WHERE category <> 'total')         AS cost_rows_sek,
        max(amount_sek) FILTER (WHERE category = 'total')          AS printed_total_sek,
        sum(amount_sek) FILTER (WHERE category = 'in_kind')        AS in_kind_cost_sek
    FROM report.budget_lines
    WHERE case_id = $case_id
    GROUP BY document_id, year
)

SELECT
    d.kind,
    d.revision,
    coalesce(f.year, c.year) AS year,
    f.financing_sek,
    c.cost_rows_sek,
    c.printed_total_sek,
    d.total_cost_sek,
    f.financing_sek - c.cost_rows_sek AS financing_minus_cost_sek,
    f.in_kind_financing_sek,
    c.in_kind_cost_sek
FROM financing AS f
FULL JOIN costs AS c ON c.document_id = f.document_id AND c.year IS NOT DISTINCT FROM f.year
JOIN report.documents AS d ON d.document_id = coalesce(f.document_id, c.document_id)
ORDER BY d.kind, d.revision, year NULLS LAST;
