-- Facts of documents that both hold, where one says something that the other does not. Where on the page, and by whom read, is
-- not compared: a new reader may see the same figure a hair further to the right.
WITH both_know AS (SELECT file_sha256 FROM medfin.landing.files INTERSECT SELECT file_sha256 FROM after.landing.files),
earlier AS (
    SELECT f.*, d.file_name, d.segment FROM medfin.report.facts AS f
    JOIN medfin.report.documents AS d USING (document_id) SEMI JOIN both_know USING (file_sha256)
),
later AS (
    SELECT f.*, d.file_name, d.segment FROM after.report.facts AS f
    JOIN after.report.documents AS d USING (document_id) SEMI JOIN both_know USING (file_sha256)
)
SELECT 'lost' AS change, case_id, document_id, file_name, page, sheet, cell, kind, role, value, standing, raw
FROM earlier
WHERE NOT EXISTS (
    FROM later AS l
    WHERE l.document_id = earlier.document_id AND l.kind = earlier.kind AND l.role = earlier.role
      AND l.value = earlier.value AND l.standing = earlier.standing
)
UNION ALL BY NAME
SELECT 'gained' AS change, case_id, document_id, file_name, page, sheet, cell, kind, role, value, standing, raw
FROM later
WHERE NOT EXISTS (
    FROM earlier AS e
    WHERE e.document_id = later.document_id AND e.kind = later.kind AND e.role = later.role
      AND e.value = later.value AND e.standing = later.standing
)
ORDER BY document_id, page, kind, raw, role, change DESC, value;
