-- What could not be read, or was read and not understood.
CREATE OR REPLACE VIEW report.problems AS
SELECT p.document_id, m.case_id, p.code, p.message, p.page
FROM core.problems AS p
LEFT JOIN core.case_documents AS m USING (document_id);
