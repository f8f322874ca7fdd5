SELECT coalesce(b.finding_id, a.finding_id) AS finding_id, coalesce(b.rule, a.rule) AS rule
FROM (FROM medfin.core.findings WHERE closed_on IS NULL) AS b
FULL JOIN (FROM after.core.findings WHERE closed_on IS NULL) AS a USING (finding_id)
WHERE (b.outcome, b.severity, b.message) IS DISTINCT FROM (a.outcome, a.severity, a.message)
   OR (b.expected, b.found, b.difference_sek) IS DISTINCT FROM (a.expected, a.found, a.difference_sek)
   OR (b.left_fact_id, b.right_fact_id) IS DISTINCT FROM (a.left_fact_id, a.right_fact_id)
ORDER BY rule, finding_id;
