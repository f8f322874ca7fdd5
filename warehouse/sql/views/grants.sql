-- The grant of each report and decision by year or appropriation, as printed.
CREATE OR REPLACE VIEW report.grants AS
SELECT g.document_id, m.case_id, g.label, g.year, g.amount_sek, g.fact_id
FROM core.grant_parts AS g
LEFT JOIN core.case_documents AS m USING (document_id);
