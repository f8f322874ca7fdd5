CREATE VIEW report.labels AS FROM medfin.report.labels;
