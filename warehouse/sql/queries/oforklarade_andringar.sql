-- Sträckor mellan finansieringsplaner, eller från plan till beslut, där ändringen av det hela inte förklaras av raderna.
SELECT
    c.registration_number,
    c.project_title,
    b.source,
    b.target,
    b.change_sek AS unexplained_sek,
    t.change_sek AS whole_change_sek
FROM report.bridge AS b
JOIN report.bridge AS t ON t.case_id = b.case_id AND t.stretch = b.stretch AND t.kind = 'total'
JOIN report.cases AS c ON c.case_id = b.case_id
WHERE b.kind = 'unexplained'
ORDER BY abs(b.change_sek) DESC, c.registration_number;
