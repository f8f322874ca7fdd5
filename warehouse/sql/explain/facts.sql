-- De två uppgifterna, med normaliserade värden och skillnaden.
SELECT l.value AS left_value, r.value AS right_value, l.raw AS left_raw, r.raw AS right_raw, l.page AS left_page, r.page AS right_page,
       TRY_CAST(r.value AS DECIMAL(18, 2)) - TRY_CAST(l.value AS DECIMAL(18, 2))                        AS difference_sek,
       round(TRY_CAST(r.value AS DOUBLE) / nullif(TRY_CAST(l.value AS DOUBLE), 0), 6)                    AS ratio
FROM (SELECT $left AS fact_id) AS a
LEFT JOIN report.facts AS l ON l.fact_id = a.fact_id
LEFT JOIN report.facts AS r ON r.fact_id = $right;
