-- Medfinansiering som bara är avsedd eller sökt i den senaste planen, med belopp.
WITH plan AS (
    SELECT d.case_id, d.document_id
    FROM report.documents AS d
    SEMI JOIN report.financing AS f ON f.document_id = d.document_id
    WHERE d.kind IN ('application', 'budget') AND d.case_id IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY d.case_id
        ORDER BY coalesce(d.received_on, d.dated_on) DESC NULLS LAST, d.is_revised DESC, d.kind DESC, d.revision DESC
    ) = 1
)

SELECT c.registration_number, c.project_title, f.financier, f.financier_type, f.contribution, f.status, f.amount_sek
FROM plan AS p
JOIN report.financing AS f ON f.document_id = p.document_id
JOIN report.cases AS c ON c.case_id = p.case_id
WHERE f.year IS NULL
  AND NOT f.is_authority_row
  AND f.financier_type <> 'applicant'
  AND f.status IN ('intended', 'applied_for', 'unknown')
ORDER BY c.registration_number, f.amount_sek DESC NULLS LAST;
