-- What has happened since the last finished batch before this one: corrections given, papers come, papers read anew.
WITH since AS (
    SELECT coalesce(max(started_at), TIMESTAMP '0001-01-01') AS moment FROM meta.runs WHERE finished_at IS NOT NULL AND run_id <> $run_id AND started_at <= $now
),

corrected AS (
    SELECT c.fact_id, d.document_id
    FROM core.corrections AS c
    JOIN core.documents AS d ON d.file_sha256 = c.file_sha256 AND d.segment = c.segment
    WHERE c.given_at >= (SELECT moment FROM since)
)

SELECT 'corrected_fact' AS what, fact_id AS name FROM corrected
UNION
SELECT 'corrected_case', m.case_id FROM corrected JOIN core.case_documents AS m USING (document_id)
UNION
SELECT 'new_paper', m.case_id
FROM core.case_documents AS m
JOIN core.documents AS d USING (document_id)
JOIN landing.files AS f ON f.file_sha256 = d.file_sha256 AND f.first_run_id = $run_id
UNION
SELECT 'read_anew', m.case_id
FROM core.case_documents AS m
JOIN core.documents AS d USING (document_id)
JOIN meta.document_status AS s ON s.file_sha256 = d.file_sha256 AND s.run_id = $run_id
UNION
SELECT 'case', case_id FROM core.cases;
