-- Sökandens namn och nummer och projektets titel, som de står på varje ställe.
SELECT f.kind, f.role, f.value, f.raw, d.kind AS document, d.revision, d.file_name, f.page, f.sheet, f.cell
FROM report.facts AS f
JOIN report.documents AS d USING (document_id)
WHERE f.case_id = $case_id
  AND (
      f.fact_id IN ($left, $right)
      OR f.kind = 'title'
      OR (f.kind = 'organization' AND f.role IN ('applicant', 'applicant_name', 'applicant_org_number', 'applicant_number'))
  )
ORDER BY f.kind, f.role, d.kind, d.revision, f.page;
