-- What a document was last in is kept also while it is in nothing.
INSERT OR REPLACE INTO core.case_identities SELECT document_id, case_id FROM core.case_documents;

UPDATE core.documents AS d
SET status = w.status, reason = w.reason
FROM (
    SELECT
        document_id,
        CASE WHEN n.document_id IS NOT NULL AND status_read = 'loaded' THEN 'needs_review' ELSE status_read END AS status,
        CASE WHEN n.document_id IS NOT NULL AND status_read = 'loaded' THEN n.code ELSE reason_read END         AS reason
    FROM core.documents
    LEFT JOIN (
        SELECT document_id, max(code) AS code FROM core.problems
        WHERE origin = 'cases' AND code IN ('no_case', 'ambiguous_field')
        GROUP BY document_id
    ) AS n USING (document_id)
) AS w
WHERE d.document_id = w.document_id AND (d.status IS DISTINCT FROM w.status OR d.reason IS DISTINCT FROM w.reason);
