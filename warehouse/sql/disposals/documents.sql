SELECT DISTINCT unnest(documents) AS document_id FROM core.disposals;
