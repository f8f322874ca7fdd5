-- The sources of the money that a document prints, such as 1:1.
CREATE OR REPLACE VIEW report.appropriations AS
SELECT a.document_id, m.case_id, a.appropriation
FROM core.appropriations AS a
LEFT JOIN core.case_documents AS m USING (document_id);
