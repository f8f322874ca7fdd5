-- Exact counts; the catalogue's own are estimates.
SELECT 'landing.files' AS table_name, count(*) AS row_count FROM landing.files
UNION ALL BY NAME
SELECT 'landing.receipts' AS table_name, count(*) AS row_count FROM landing.receipts
UNION ALL BY NAME
SELECT 'landing.results' AS table_name, count(*) AS row_count FROM landing.results
UNION ALL BY NAME
SELECT 'landing.records' AS table_name, count(*) AS row_count FROM landing.records
UNION ALL BY NAME
SELECT 'core.documents' AS table_name, count(*) AS row_count FROM core.documents
UNION ALL BY NAME
SELECT 'core.facts' AS table_name, count(*) AS row_count FROM core.facts
UNION ALL BY NAME
SELECT 'core.financing' AS table_name, count(*) AS row_count FROM core.financing
UNION ALL BY NAME
SELECT 'core.budget_lines' AS table_name, count(*) AS row_count FROM core.budget_lines
UNION ALL BY NAME
SELECT 'core.municipalities' AS table_name, count(*) AS row_count FROM core.municipalities
UNION ALL BY NAME
SELECT 'core.sums' AS table_name, count(*) AS row_count FROM core.sums
UNION ALL BY NAME
SELECT 'core.grant_parts' AS table_name, count(*) AS row_count FROM core.grant_parts
UNION ALL BY NAME
SELECT 'core.appropriations' AS table_name, count(*) AS row_count FROM core.appropriations
UNION ALL BY NAME
SELECT 'core.conditions' AS table_name, count(*) AS row_count FROM core.conditions
UNION ALL BY NAME
SELECT 'core.announcements' AS table_name, count(*) AS row_count FROM core.announcements
UNION ALL BY NAME
SELECT 'core.problems' AS table_name, count(*) AS row_count FROM core.problems
UNION ALL BY NAME
SELECT 'core.cases' AS table_name, count(*) AS row_count FROM core.cases
UNION ALL BY NAME
SELECT 'core.case_documents' AS table_name, count(*) AS row_count FROM core.case_documents
UNION ALL BY NAME
SELECT 'core.case_identities' AS table_name, count(*) AS row_count FROM core.case_identities
UNION ALL BY NAME
SELECT 'core.findings' AS table_name, count(*) AS row_count FROM core.findings
UNION ALL BY NAME
SELECT 'core.verdicts' AS table_name, count(*) AS row_count FROM core.verdicts
UNION ALL BY NAME
SELECT 'core.corrections' AS table_name, count(*) AS row_count FROM core.corrections
UNION ALL BY NAME
SELECT 'core.assignments' AS table_name, count(*) AS row_count FROM core.assignments
UNION ALL BY NAME
SELECT 'core.derived' AS table_name, count(*) AS row_count FROM core.derived
UNION ALL BY NAME
SELECT 'core.bridge' AS table_name, count(*) AS row_count FROM core.bridge
UNION ALL BY NAME
SELECT 'core.expectations' AS table_name, count(*) AS row_count FROM core.expectations
UNION ALL BY NAME
SELECT 'core.condition_states' AS table_name, count(*) AS row_count FROM core.condition_states
UNION ALL BY NAME
SELECT 'core.finding_events' AS table_name, count(*) AS row_count FROM core.finding_events
UNION ALL BY NAME
SELECT 'meta.runs' AS table_name, count(*) AS row_count FROM meta.runs
UNION ALL BY NAME
SELECT 'meta.document_status' AS table_name, count(*) AS row_count FROM meta.document_status
UNION ALL BY NAME
SELECT 'meta.lookups' AS table_name, count(*) AS row_count FROM meta.lookups
UNION ALL BY NAME
SELECT 'meta.migrations' AS table_name, count(*) AS row_count FROM meta.migrations;
