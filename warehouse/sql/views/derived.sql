-- What no paper prints but follows from what is printed: between low and high, with the arithmetic in words.
CREATE OR REPLACE VIEW report.derived AS
SELECT
    d.case_id,
    d.document_id,
    d.name,
    d.low,
    d.high,
    d.unit,
    d.working,
    d.fact_ids,
    d.position,
    d.agrees -- for what the plan has: whether it lies within what follows from the paper
FROM core.derived AS d;
