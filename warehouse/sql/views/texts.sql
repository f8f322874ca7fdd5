-- The text of each document as read, for search.
CREATE OR REPLACE VIEW report.texts AS
SELECT r.document_id, m.case_id, r.document_text
FROM landing.records AS r
LEFT JOIN core.case_documents AS m USING (document_id);
