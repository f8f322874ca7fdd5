-- Avvikelser
SELECT
    c.registration_number    AS "Diarienummer",
    c.project_title          AS "Projekt",
    s.label_sv               AS "Grad",
    f.message                AS "Vad som avviker",
    f.expected               AS "Väntat",
    f.found                  AS "Funnet",
    f.difference_sek         AS "Skillnad",
    f.working                AS "Räkning",
    f.first_seen_on          AS "Sedan",
    CASE f.verdict
        WHEN 'accepted' THEN 'verklig avvikelse' WHEN 'dismissed' THEN 'ingen avvikelse' WHEN 'resolved' THEN 'åtgärdad'
    END                      AS "Omdöme",
    f.verdict_note           AS "Skäl",
    f.verdict_by             AS "Av",
    f.verdict_until          AS "Gäller till",
    f.stale                  AS "Ändrat sedan dess",
    f.rule                   AS "Regel",
    l.raw                    AS "Ena sidan",
    ld.file_name             AS "Ena filen",
    l.page                   AS "Ena sidnumret",
    CASE WHEN f.left_fact_id IS NOT NULL THEN 'uppgift/' || f.left_fact_id END   AS "Ena stället",
    r.raw                    AS "Andra sidan",
    rd.file_name             AS "Andra filen",
    r.page                   AS "Andra sidnumret",
    CASE WHEN f.right_fact_id IS NOT NULL THEN 'uppgift/' || f.right_fact_id END AS "Andra stället",
    'avvikelse/' || f.finding_id AS "Underlag"
FROM report.findings AS f
LEFT JOIN report.cases AS c USING (case_id)
LEFT JOIN report.facts AS l ON l.fact_id = f.left_fact_id
LEFT JOIN report.documents AS ld ON ld.document_id = l.document_id
LEFT JOIN report.facts AS r ON r.fact_id = f.right_fact_id
LEFT JOIN report.documents AS rd ON rd.document_id = r.document_id
LEFT JOIN report.labels AS s ON s.enumeration = 'Severity' AND s.value = f.severity
WHERE f.outcome = 'mismatch' AND ($cases IS NULL OR f.case_id IN (SELECT unnest($cases::VARCHAR[])))
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, abs(f.difference_sek) DESC NULLS LAST,
         c.registration_number NULLS LAST, f.case_id, f.rule, f.subject;
