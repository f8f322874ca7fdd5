DELETE FROM history.this_view WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
