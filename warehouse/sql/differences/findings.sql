-- Comparisons that come out otherwise: another outcome or other figures, or made in one only. What agrees in one and is not
-- made in the other is left out.
SELECT
    coalesce(a.case_id, b.case_id)   AS case_id,
    coalesce(a.finding_id, b.finding_id) AS finding_id,
    coalesce(a.rule, b.rule)         AS rule,
    b.outcome                        AS outcome_before,
    a.outcome                        AS outcome_after,
    b.message                        AS before,
    a.message                        AS after,
    coalesce(a.verdict, b.verdict)   AS verdict
FROM medfin.report.findings AS b
FULL JOIN after.report.findings AS a USING (finding_id)
WHERE (
    b.outcome IS DISTINCT FROM a.outcome OR b.expected IS DISTINCT FROM a.expected OR b.found IS DISTINCT FROM a.found
) AND (coalesce(b.outcome, 'match') <> 'match' OR coalesce(a.outcome, 'match') <> 'match')
ORDER BY case_id, rule, finding_id;
