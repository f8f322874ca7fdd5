-- Each printed sum of a table beside what its parts add up to.
CREATE OR REPLACE VIEW report.sums AS
SELECT s.document_id, m.case_id, s.side, s.direction, s.label, s.year, s.printed_sek, s.computed_sek, s.rounding_sek, s.fact_id
FROM core.sums AS s
LEFT JOIN core.case_documents AS m USING (document_id);
