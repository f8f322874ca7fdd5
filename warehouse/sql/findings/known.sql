SELECT finding_id, first_seen_on FROM core.findings;
