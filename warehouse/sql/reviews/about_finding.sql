SELECT
    f.finding_id,
    f.case_id,
    f.rule,
    f.subject,
    f.outcome,
    f.expected,
    f.found,
    (SELECT list(m.document_id ORDER BY m.document_id) FROM core.case_documents AS m WHERE m.case_id = f.case_id) AS documents
FROM report.findings AS f
WHERE f.finding_id = $key;
