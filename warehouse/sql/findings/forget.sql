DELETE FROM core.findings WHERE finding_id IN (SELECT finding_id FROM incoming);
