-- What a report or decision makes the grant depend on, clause by clause.
CREATE OR REPLACE VIEW report.conditions AS
SELECT c.document_id, m.case_id, c.clause, c.waits_for, c.page
FROM core.conditions AS c
LEFT JOIN core.case_documents AS m USING (document_id);
