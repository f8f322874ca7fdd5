-- What a report, decision or commitment makes its money depend on, clause by clause, and what would close it.
-- age_days counts from the paper's day to the last batch while the condition is open.
CREATE OR REPLACE VIEW report.conditions AS
SELECT
    c.document_id,
    m.case_id,
    c.clause,
    c.waits_for,
    c.page,
    coalesce(s.since, d.received_at::DATE) AS since, -- a paper without a day of its own: the day it came in
    s.closes_with,
    NOT coalesce(s.met, false) AS is_open,
    s.met_by_document_id,
    c.position,
    CASE WHEN NOT coalesce(s.met, false)
         THEN date_diff('day', coalesce(s.since, d.received_at::DATE), (SELECT max(started_at)::DATE FROM meta.runs))::INTEGER END AS age_days
FROM core.conditions AS c
LEFT JOIN core.case_documents AS m USING (document_id)
LEFT JOIN core.condition_states AS s ON s.document_id = c.document_id AND s.position = c.position
LEFT JOIN core.documents AS p ON p.document_id = c.document_id
LEFT JOIN (
    SELECT file_sha256, min(received_at) AS received_at FROM landing.receipts GROUP BY file_sha256
) AS d USING (file_sha256);
