-- What has befallen each finding, night by night: opened, changed, closed with its reason, reopened. Nothing is ever taken away.
CREATE OR REPLACE VIEW report.finding_events AS
SELECT finding_id, case_id, rule, subject, seen_on, event, reason, outcome, message, expected, found, run_id
FROM core.finding_events;
