DELETE FROM history.this_view WHERE case_id IN (SELECT case_id FROM core.disposals);
