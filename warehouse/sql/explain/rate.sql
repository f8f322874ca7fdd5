-- Andel gånger total kostnad enligt tryckt noggrannhet, mot taket; och takets andel av varje känd total.
WITH answers AS (
    SELECT d.document_id, d.kind, d.file_name, d.amount_granted_sek, d.support_rate_pct, f.value AS rate_printed
    FROM report.documents AS d
    LEFT JOIN report.facts AS f ON f.document_id = d.document_id AND f.kind = 'rate' AND f.role = 'support_rate'
    WHERE d.case_id = $case_id AND d.kind IN ('officers_report', 'decision')
),

rounded AS (
    SELECT *, 0.5 * power(10, -length(split_part(rate_printed, '.', 2))) AS half_digit FROM answers
)

SELECT DISTINCT
    a.kind                                                                              AS answer,
    a.amount_granted_sek,
    a.support_rate_pct,
    t.kind                                                                              AS total_from,
    t.revision                                                                          AS total_revision,
    t.total_cost_sek,
    round((a.support_rate_pct - a.half_digit) / 100 * t.total_cost_sek, 2)              AS ceiling_at_least_sek,
    round((a.support_rate_pct + a.half_digit) / 100 * t.total_cost_sek, 2)              AS ceiling_at_most_sek,
    round(100 * a.amount_granted_sek / nullif(t.total_cost_sek, 0), 4)                  AS granted_share_pct,
    round(a.amount_granted_sek / nullif(a.support_rate_pct + a.half_digit, 0) * 100, 0) AS total_at_least_sek,
    round(a.amount_granted_sek / nullif(a.support_rate_pct - a.half_digit, 0) * 100, 0) AS total_at_most_sek
FROM rounded AS a
LEFT JOIN report.documents AS t ON t.case_id = $case_id AND t.total_cost_sek IS NOT NULL
ORDER BY answer, total_from, total_revision;
