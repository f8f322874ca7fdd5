SELECT verdict FROM report.findings WHERE finding_id = $key;
