-- From plan to plan and on to the decision: one row a line, which with the unexplained one make up the whole change of a stretch.
CREATE OR REPLACE VIEW report.bridge AS
SELECT
    b.case_id,
    b.stretch,
    b.position,
    b.kind, -- line, unexplained, total
    b.source_document_id,
    b.target_document_id,
    b.source,
    b.target,
    b.financier,
    b.contribution,
    b.before_sek,
    b.after_sek,
    b.change_sek,
    b.assumed, -- the target prints no amount: taken to be unchanged
    b.fact_ids
FROM core.bridge AS b;
