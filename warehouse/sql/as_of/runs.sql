CREATE VIEW report.runs AS FROM medfin.report.runs WHERE started_at <= (SELECT moment FROM main.as_of);
