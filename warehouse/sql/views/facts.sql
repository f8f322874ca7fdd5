-- Everything read, one row a fact. value is the officer's where one has corrected it; value_read keeps what was read.
CREATE OR REPLACE VIEW report.facts AS
SELECT
    f.fact_id,
    f.document_id,
    m.case_id,
    f.kind,
    f.role,
    f.value,
    f.unit,
    f.raw,
    f.page,
    f.x0,
    f.top,
    f.x1,
    f.bottom,
    f.standing,
    f.reader,
    f.corrected_by,
    f.value_read,
    f.correction_note,
    f.sheet,
    f.cell,
    f.reason,
    f.value_low,
    f.value_high
FROM core.facts AS f
LEFT JOIN core.case_documents AS m USING (document_id);
