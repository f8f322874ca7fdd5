-- The contents of a case: each file with its documents, when it came, and whether another case holds a part of it too.
-- A mail whose attachments are of the case goes with them, unless another case holds the mail or another attachment of it.
WITH families AS (
    SELECT file_sha256, file_sha256 AS member FROM landing.files
    UNION
    SELECT parent_sha256, file_sha256 FROM landing.receipts WHERE parent_sha256 IS NOT NULL
),
held AS (
    SELECT DISTINCT f.file_sha256, m.case_id
    FROM families AS f
    JOIN core.documents AS d ON d.file_sha256 = f.member
    JOIN core.case_documents AS m USING (document_id)
)
SELECT
    h.file_sha256,
    coalesce((SELECT list(d.document_id ORDER BY d.segment) FROM core.documents AS d WHERE d.file_sha256 = h.file_sha256), []) AS documents,
    (SELECT min(r.received_at)::DATE FROM landing.receipts AS r WHERE r.file_sha256 = h.file_sha256) AS received_from,
    (SELECT max(r.received_at)::DATE FROM landing.receipts AS r WHERE r.file_sha256 = h.file_sha256) AS received_to,
    EXISTS (SELECT 1 FROM held AS o WHERE o.file_sha256 = h.file_sha256 AND o.case_id <> $case_id) AS shared
FROM held AS h
WHERE h.case_id = $case_id
ORDER BY h.file_sha256;
