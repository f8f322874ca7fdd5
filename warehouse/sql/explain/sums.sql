-- Tryckta summor mot summan av deras delar; rounding_sek är vad avrundning kan förklara.
SELECT d.kind, d.revision, s.side, s.direction, s.label, s.year, s.printed_sek, s.computed_sek,
       s.printed_sek - s.computed_sek AS difference_sek, s.rounding_sek
FROM report.sums AS s
JOIN report.documents AS d USING (document_id)
WHERE s.case_id = $case_id
ORDER BY abs(s.printed_sek - s.computed_sek) > s.rounding_sek DESC, d.kind, d.revision, s.side, s.year;
