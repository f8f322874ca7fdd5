SELECT
    f.fact_id,
    d.file_sha256,
    d.segment,
    f.kind,
    f.role,
    f.raw,
    f.span_start,
    f.span_end,
    coalesce(f.value_read, f.value) AS value_read
FROM core.facts AS f
JOIN core.documents AS d USING (document_id)
WHERE f.fact_id = $key
LIMIT 1;
