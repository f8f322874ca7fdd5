-- One row per document, financier, contribution and year, and one with year NULL for the whole project.
-- Own money in a paper that does not print the applicant's name (Sökanden), or misspells it by a letter or two, is the case's
-- applicant's; financier_as_written keeps what is printed.
CREATE OR REPLACE VIEW report.financing AS
SELECT
    f.document_id,
    m.case_id,
    CASE WHEN f.financier_type = 'applicant'
              AND (f.financier = 'Sökanden' OR levenshtein(lower(f.financier), lower(c.applicant_name)) <= 3)
         THEN coalesce(c.applicant_name, f.financier) ELSE f.financier END AS financier,
    f.financier_as_written,
    f.financier_type,
    f.municipality_code,
    f.contribution,
    f.status,
    f.year,
    f.amount_sek,
    f.fact_id,
    f.count_named,
    f.amount_low_sek,
    f.amount_high_sek,
    f.is_authority_row,
    f.printed_row
FROM core.financing AS f
LEFT JOIN core.case_documents AS m USING (document_id)
LEFT JOIN core.cases AS c ON c.case_id = m.case_id;
