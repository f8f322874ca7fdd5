-- Uppgifter som handläggare har rättat: vad som lästes och vad som gäller.
SELECT c.registration_number, d.file_name, f.role, f.raw, f.value_read, f.value, f.corrected_by, f.correction_note, f.page
FROM report.facts AS f
JOIN report.documents AS d USING (document_id)
LEFT JOIN report.cases AS c ON c.case_id = f.case_id
WHERE f.corrected_by IS NOT NULL
ORDER BY c.registration_number, d.file_name, f.page;
