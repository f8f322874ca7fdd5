"""What the desk asks of the published warehouse, in one place. Only schema `report` is used, as any other client would."""

from __future__ import annotations

CASES = "SELECT * FROM report.cases ORDER BY received_on DESC NULLS LAST, registration_number, case_id"

CASE = "SELECT * FROM report.cases WHERE case_id = $case_id"

FINDINGS = """
SELECT c.registration_number, c.project_title, f.*
FROM report.findings AS f LEFT JOIN report.cases AS c USING (case_id)
WHERE ($case_id IS NULL OR f.case_id = $case_id) AND ($all OR f.outcome = 'mismatch')
ORDER BY CASE f.outcome WHEN 'mismatch' THEN 1 WHEN 'undetermined' THEN 2 ELSE 3 END,
         CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         c.registration_number, f.case_id, f.rule, f.subject
"""

OPEN_MISMATCHES = """
SELECT c.case_id, c.registration_number, c.project_title, f.severity, f.rule, f.message
FROM report.findings AS f JOIN report.cases AS c USING (case_id)
WHERE f.outcome = 'mismatch' AND (f.verdict IS NULL OR f.verdict = 'accepted' OR f.stale)
ORDER BY c.registration_number NULLS LAST, c.case_id,
         CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.rule, f.subject
"""

DOCUMENTS = """
SELECT * FROM report.documents
WHERE ($case_id IS NULL OR case_id = $case_id) AND ($status IS NULL OR status = $status)
ORDER BY case_id NULLS LAST, file_name, segment
"""

# Where the two sides of each mismatch stand.
SIDES = """
SELECT f.fact_id, f.raw, f.value, f.page, f.sheet, f.cell, f.standing, f.corrected_by, d.file_name, d.kind
FROM report.facts AS f JOIN report.documents AS d USING (document_id)
WHERE f.case_id = $case_id AND f.fact_id IN (
    SELECT left_fact_id FROM report.findings WHERE case_id = $case_id
    UNION SELECT right_fact_id FROM report.findings WHERE case_id = $case_id
)
"""

FINANCING = """
SELECT document_id, financier, contribution, financier_type, is_authority_row, printed_row, year, amount_sek, status,
       count_named, amount_low_sek, amount_high_sek
FROM report.financing WHERE case_id = $case_id
ORDER BY document_id, printed_row, year NULLS FIRST
"""

CONDITIONS = "SELECT * FROM report.conditions WHERE case_id = $case_id ORDER BY document_id, page"

PROBLEMS = """
SELECT p.code, p.message, p.page, d.file_name
FROM report.problems AS p JOIN report.documents AS d USING (document_id)
WHERE p.case_id = $case_id ORDER BY d.file_name, p.page, p.code
"""

FACT = """
SELECT f.*, d.file_name, d.file_sha256, d.page_count
FROM report.facts AS f JOIN report.documents AS d USING (document_id)
WHERE f.fact_id = $fact_id
"""

FACTS_STARTING = "SELECT fact_id FROM report.facts WHERE starts_with(fact_id, $start) LIMIT 2"

FINDINGS_STARTING = "SELECT finding_id FROM report.findings WHERE starts_with(finding_id, $start) LIMIT 2"

BRIDGE = "SELECT * FROM report.bridge WHERE case_id = $case_id ORDER BY stretch, position"

DERIVED = """
SELECT v.*, d.kind, d.revision, d.file_name
FROM report.derived AS v JOIN report.documents AS d USING (document_id)
WHERE v.case_id = $case_id ORDER BY v.position
"""

EXPECTATIONS = """
SELECT e.*, d.file_name FROM report.expectations AS e JOIN report.documents AS d USING (document_id)
WHERE e.case_id = $case_id ORDER BY e.is_open DESC, e.since NULLS LAST, e.document_id, e.position
"""

FINDING = """
SELECT f.*, c.registration_number, c.project_title
FROM report.findings AS f LEFT JOIN report.cases AS c USING (case_id) WHERE f.finding_id = $finding_id
"""

FACTS_OF_FINDING = """
SELECT f.*, d.file_name, d.kind AS document_kind, d.revision
FROM report.facts AS f JOIN report.documents AS d USING (document_id)
WHERE f.fact_id = $fact_id AND f.case_id = $case_id
ORDER BY d.kind, d.revision, d.file_name
"""

FINDING_EVENTS = "SELECT * FROM report.finding_events WHERE finding_id = $finding_id ORDER BY seen_on, run_id"

LAST_BATCH = "SELECT max(finished_at) AS finished_at FROM report.runs"
