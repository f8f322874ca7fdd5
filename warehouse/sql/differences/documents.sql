-- Documents that end otherwise, are taken for something else, are in another case, or are in one only.
SELECT
    coalesce(a.case_id, b.case_id)         AS case_id,
    coalesce(a.document_id, b.document_id) AS document_id,
    coalesce(a.file_name, b.file_name)     AS file_name,
    b.document_id IS NOT NULL              AS was_there,
    a.document_id IS NOT NULL              AS is_there,
    concat_ws(', ', b.kind, b.status, b.reason, b.case_id) AS before,
    concat_ws(', ', a.kind, a.status, a.reason, a.case_id) AS after
FROM medfin.report.documents AS b
FULL JOIN after.report.documents AS a USING (document_id)
WHERE concat_ws(', ', b.kind, b.status, b.reason, b.case_id) <> concat_ws(', ', a.kind, a.status, a.reason, a.case_id)
  AND coalesce(a.file_sha256, b.file_sha256) IN (
    SELECT file_sha256 FROM medfin.landing.files INTERSECT SELECT file_sha256 FROM after.landing.files
)
ORDER BY case_id, file_name, document_id;
