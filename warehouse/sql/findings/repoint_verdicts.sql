-- A verdict follows its finding when the case has got another name: same rule, same subject, most documents in common.
UPDATE core.verdicts AS v
SET finding_id = n.finding_id
FROM (
    SELECT finding_id_given, arg_max(finding_id, shared) AS finding_id
    FROM (
        SELECT g.finding_id_given, f.finding_id, count(*) AS shared
        FROM (SELECT DISTINCT finding_id_given, rule, subject, unnest(documents) AS document_id FROM core.verdicts) AS g
        JOIN core.case_documents AS m USING (document_id)
        JOIN core.findings AS f ON f.case_id = m.case_id AND f.rule = g.rule AND f.subject = g.subject AND f.closed_on IS NULL
        GROUP BY g.finding_id_given, f.finding_id
    ) AS shared_documents
    GROUP BY finding_id_given
) AS n
WHERE v.finding_id_given = n.finding_id_given
  AND v.finding_id_given NOT IN (SELECT finding_id FROM core.findings WHERE closed_on IS NULL)
  AND v.finding_id IS DISTINCT FROM n.finding_id;
