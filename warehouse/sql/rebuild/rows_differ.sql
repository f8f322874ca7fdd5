-- Documents of which one of the two tables says something that the other does not.
WITH of_these AS (
    SELECT document_id FROM medfin.core.documents WHERE list_contains($files, file_sha256) AND kind IS NOT DISTINCT FROM kind_read
)
SELECT document_id, min(file_name) FROM (
    (FROM query_table($before) SEMI JOIN of_these USING (document_id) EXCEPT FROM query_table($after) SEMI JOIN of_these USING (document_id))
    UNION ALL BY NAME
    (FROM query_table($after) SEMI JOIN of_these USING (document_id) EXCEPT FROM query_table($before) SEMI JOIN of_these USING (document_id))
) LEFT JOIN medfin.report.documents USING (document_id)
GROUP BY document_id
ORDER BY document_id;
