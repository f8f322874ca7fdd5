"""What the web page asks of the published warehouse beside `desk.queries`. Only schema `report` is used."""

from __future__ import annotations

CASES = "SELECT * FROM report.cases ORDER BY case_id"

MISMATCHES = """
SELECT finding_id, case_id, rule, severity, message, difference_sek, outcome, expected, found, verdict, verdict_by,
       verdict_at, verdict_until, stale, first_seen_on
FROM report.findings WHERE outcome = 'mismatch'
"""

FINANCIERS = """
SELECT DISTINCT case_id, financier FROM report.financing
WHERE case_id IS NOT NULL AND NOT is_authority_row AND financier_type <> 'applicant'
ORDER BY case_id, financier
"""

MUNICIPALITIES = """
SELECT DISTINCT case_id, municipality FROM report.municipalities
WHERE case_id IS NOT NULL AND role <> 'mentioned'
ORDER BY case_id, municipality
"""

NUMBERS = """
SELECT DISTINCT case_id, registration_number FROM report.documents
WHERE case_id IS NOT NULL AND registration_number IS NOT NULL
ORDER BY case_id, registration_number
"""

RUNS = "SELECT * FROM report.runs ORDER BY started_at DESC LIMIT 30"

# Whole words of three letters or more, once a case. The table lives in the reader's memory, not in the file.
MAKE_WORDS = r"""
CREATE TABLE memory.main.words AS
SELECT DISTINCT word, case_id
FROM (
    SELECT case_id, unnest(regexp_extract_all(lower(document_text), '[\p{L}\p{N}]{3,}')) AS word
    FROM report.texts WHERE case_id IS NOT NULL
)
ORDER BY word
"""

VOCABULARY = "SELECT DISTINCT word FROM memory.main.words"

CASES_WITH_WORDS = """
SELECT case_id, word FROM memory.main.words WHERE word IN (SELECT unnest($words))
"""

CASES_WITH_AMOUNT = """
SELECT case_id, bool_or(role IN ('applied_for', 'granted', 'total_cost')) AS stated
FROM report.facts WHERE kind = 'amount' AND value = $value AND case_id IS NOT NULL GROUP BY case_id
"""

DOCUMENT_COUNTS = """
SELECT count(*) FILTER (WHERE status = 'loaded')                             AS loaded,
       count(*) FILTER (WHERE status = 'needs_review')                       AS needs_review,
       count(*) FILTER (WHERE status = 'quarantined')                        AS quarantined,
       count(*) FILTER (WHERE status <> 'quarantined' AND case_id IS NULL)   AS without_case,
       count(*)                                                              AS documents
FROM report.documents
"""

COVERAGE = """
SELECT count(*) FILTER (WHERE kind = 'amount')                               AS amounts,
       count(*) FILTER (WHERE kind = 'amount' AND role <> 'unassigned')      AS amounts_with_role,
       count(*) FILTER (WHERE kind = 'date')                                 AS dates,
       count(*) FILTER (WHERE kind = 'date' AND role <> 'unassigned')        AS dates_with_role,
       count(*) FILTER (WHERE kind IN ('amount', 'date', 'rate'))            AS readings,
       count(*) FILTER (WHERE kind IN ('amount', 'date', 'rate') AND standing = 'certain')   AS certain,
       count(*) FILTER (WHERE standing = 'ambiguous')                        AS all_ambiguous
FROM report.facts
"""

DOCUMENTS = """
SELECT d.*, c.registration_number AS case_number, c.project_title AS case_title
FROM report.documents AS d LEFT JOIN report.cases AS c ON c.case_id = d.case_id
WHERE ($status IS NULL OR d.status = $status)
  AND (NOT $without_case OR (d.case_id IS NULL AND d.status <> 'quarantined'))
  AND (NOT $new OR d.received_at >= (SELECT max(started_at) FROM report.runs WHERE finished_at IS NOT NULL))
ORDER BY d.received_at DESC NULLS LAST, d.file_name, d.segment
LIMIT $most OFFSET $first
"""

DOCUMENTS_COUNTED = """
SELECT count(*) AS found FROM report.documents AS d
WHERE ($status IS NULL OR d.status = $status)
  AND (NOT $without_case OR (d.case_id IS NULL AND d.status <> 'quarantined'))
  AND (NOT $new OR d.received_at >= (SELECT max(started_at) FROM report.runs WHERE finished_at IS NOT NULL))
"""

DOCUMENT = "SELECT * FROM report.documents WHERE document_id = $document_id"

FILE = "SELECT file_name, file_sha256 FROM report.documents WHERE document_id = $document_id"

DOCUMENT_FACTS = """
SELECT fact_id, kind, role, value, value_low, value_high, unit, raw, page, x0, top, x1, bottom, sheet, cell, standing, reason,
       corrected_by, value_read, correction_note
FROM report.facts WHERE document_id = $document_id
ORDER BY page NULLS LAST, top NULLS LAST, x0, fact_id
"""

DOCUMENT_TEXT = "SELECT document_text FROM report.texts WHERE document_id = $document_id"

DOCUMENT_PROBLEMS = (
    "SELECT code, message, page FROM report.problems WHERE document_id = $document_id ORDER BY page, code, message"
)

# What belongs to a case, without its papers' names: those are known from its list of papers, and joining them takes time.
FINDINGS = "SELECT * FROM report.findings WHERE case_id = $case_id ORDER BY rule, subject"

SIDES = """
SELECT fact_id, kind, role, raw, value, unit, page, sheet, cell, x0, standing, corrected_by, document_id
FROM report.facts WHERE fact_id IN (SELECT unnest($facts::VARCHAR[]))
"""

PAPER_NAMES = (
    "SELECT document_id, file_name, kind, revision FROM report.documents WHERE document_id IN (SELECT unnest($papers::VARCHAR[]))"
)

DERIVED = "SELECT * FROM report.derived WHERE case_id = $case_id ORDER BY position"

EXPECTATIONS = """
SELECT * FROM report.expectations WHERE case_id = $case_id
ORDER BY is_open DESC, since NULLS LAST, document_id, position
"""

SIDES_OF_ONE = """
SELECT f.fact_id, f.kind, f.role, f.raw, f.value, f.unit, f.page, f.sheet, f.cell, f.x0, f.standing, f.corrected_by,
       f.document_id, d.file_name, d.kind AS document_kind, d.revision
FROM report.facts AS f JOIN report.documents AS d USING (document_id)
WHERE f.fact_id IN ($left, $right)
"""

FINANCING = "SELECT * FROM report.financing WHERE case_id = $case_id ORDER BY document_id, printed_row, year NULLS FIRST"

CASE_PROBLEMS = (
    "SELECT document_id, code, message, page FROM report.problems WHERE case_id = $case_id ORDER BY page, code, message"
)

# Facts that no comparison may lean on until somebody has said what they mean.
AMBIGUOUS = """
SELECT fact_id, kind, role, raw, value, unit, reason, page, sheet, cell, x0, standing, corrected_by, document_id
FROM report.facts WHERE case_id = $case_id AND standing = 'ambiguous' ORDER BY page, fact_id
"""

# A fiftieth, chosen by the identifiers themselves: the same facts every night, whoever asks.
SAMPLE = """
SELECT f.fact_id, f.kind, f.role, f.raw, f.value, f.unit, f.page, f.sheet, f.cell, f.x0, f.reader, d.file_name, d.text_source,
       d.kind AS document_kind, d.revision
FROM report.facts AS f JOIN report.documents AS d USING (document_id)
WHERE f.standing = 'certain' AND f.kind IN ('amount', 'date', 'rate') AND f.value <> '' AND f.case_id IS NOT NULL
  AND substr(md5(f.fact_id), 1, 2) < '05'
ORDER BY md5(f.fact_id)
"""

COSTS = "SELECT document_id, category, year, amount_sek, printed_row FROM report.budget_lines WHERE case_id = $case_id"

# What the papers' own statements were read from, one fact a value.
STATED = """
SELECT document_id, role, value, min(fact_id) AS fact_id FROM report.facts
WHERE case_id = $case_id AND value <> ''
  AND role IN ('applied_for', 'granted', 'support_rate', 'total_cost', 'received', 'decided', 'period_start', 'period_end',
               'final_report_due')
GROUP BY document_id, role, value
"""

CASE_EVENTS = "SELECT * FROM report.finding_events WHERE case_id = $case_id ORDER BY seen_on, run_id"

# The rows behind the figures of the overview, a page at a time, each with how many there are in all.
WAITING_FACTS = """
SELECT f.fact_id, f.kind, f.role, f.raw, f.value, f.unit, f.reason, f.page, f.sheet, f.cell, f.document_id, f.case_id,
       d.file_name, d.kind AS document_kind, d.revision, c.registration_number AS case_number, c.project_title AS case_title,
       count(*) OVER () AS found
FROM report.facts AS f
JOIN report.documents AS d USING (document_id)
LEFT JOIN report.cases AS c ON c.case_id = f.case_id
WHERE ($standing IS NULL OR f.standing = $standing) AND ($role IS NULL OR (f.role = $role AND f.kind = $kind))
ORDER BY c.registration_number NULLS LAST, d.file_name, f.page, f.fact_id
LIMIT $most OFFSET $first
"""

WAITING_CONDITIONS = """
SELECT x.document_id, x.case_id, x.clause, x.page, x.age_days, x.closes_with AS waits_for, d.file_name,
       c.registration_number AS case_number, c.project_title AS case_title, count(*) OVER () AS found
FROM report.conditions AS x
JOIN report.documents AS d USING (document_id)
LEFT JOIN report.cases AS c ON c.case_id = x.case_id
WHERE x.is_open ORDER BY x.age_days DESC NULLS LAST, x.document_id, x.position LIMIT $most OFFSET $first
"""

WAITING_EXPECTED = """
SELECT x.document_id, x.case_id, x.clause, x.page, x.age_days, NULL AS waits_for, d.file_name,
       c.registration_number AS case_number, c.project_title AS case_title, count(*) OVER () AS found
FROM report.expectations AS x
JOIN report.documents AS d USING (document_id)
LEFT JOIN report.cases AS c ON c.case_id = x.case_id
WHERE x.is_open ORDER BY x.age_days DESC NULLS LAST, x.document_id, x.position LIMIT $most OFFSET $first
"""

WAITING_NIGHTS = "SELECT *, count(*) OVER () AS found FROM report.runs ORDER BY started_at DESC LIMIT $most OFFSET $first"

OPEN_CLAUSES = """
SELECT (SELECT count(*) FROM report.conditions WHERE is_open)   AS conditions,
       (SELECT count(*) FROM report.expectations WHERE is_open) AS expected
"""

# What the last completed batch brought in.
NEW_DOCUMENTS = """
SELECT d.case_id, d.status, count(*) AS papers
FROM report.documents AS d
WHERE d.received_at >= (SELECT max(started_at) FROM report.runs WHERE finished_at IS NOT NULL)
GROUP BY d.case_id, d.status
"""
