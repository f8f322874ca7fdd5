-- Each municipality a document names, once, in its strongest role.
CREATE OR REPLACE VIEW report.municipalities AS
SELECT k.document_id, m.case_id, k.municipality_code, k.municipality, k.county_code, k.role, k.fact_id
FROM core.municipalities AS k
LEFT JOIN core.case_documents AS m USING (document_id);
