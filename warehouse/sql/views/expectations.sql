-- Papers that a document says are enclosed or sent. open until one of the kind has come; age_days counts to the last batch.
CREATE OR REPLACE VIEW report.expectations AS
SELECT
    e.case_id,
    e.document_id,
    e.kind,
    e.is_revised,
    e.clause,
    e.page,
    coalesce(e.since, d.received_at::DATE) AS since, -- a paper without a day of its own: the day it came in
    e.met_by_document_id,
    e.met_by_document_id IS NULL AS is_open,
    e.position,
    CASE WHEN e.met_by_document_id IS NULL
         THEN date_diff('day', coalesce(e.since, d.received_at::DATE), (SELECT max(started_at)::DATE FROM meta.runs))::INTEGER END AS age_days
FROM core.expectations AS e
LEFT JOIN core.documents AS p ON p.document_id = e.document_id
LEFT JOIN (
    SELECT file_sha256, min(received_at) AS received_at FROM landing.receipts GROUP BY file_sha256
) AS d USING (file_sha256);
