SELECT
    c.case_id,
    (SELECT list(m.document_id ORDER BY m.document_id) FROM core.case_documents AS m WHERE m.case_id = c.case_id) AS case_documents
FROM core.cases AS c
WHERE c.case_id = $key;
