-- One row per cost line and year, and one with year NULL for the whole project.
CREATE OR REPLACE VIEW report.budget_lines AS
SELECT b.document_id, m.case_id, b.category, b.label, b.year, b.amount_sek, b.fact_id, b.printed_row
FROM core.budget_lines AS b
LEFT JOIN core.case_documents AS m USING (document_id);
