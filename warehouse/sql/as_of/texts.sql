-- A text is what was read last; which documents there were, and in which case, is as it was that day.
CREATE VIEW report.texts AS
SELECT t.document_id, d.case_id, t.document_text
FROM medfin.landing.records AS t
JOIN report.documents AS d USING (document_id);
