-- Everything that was read from contents removed under a decision, and all that was said of their cases. Tombstones stay.
-- A case that keeps papers shared with others keeps its findings; the next batch compares what is left.
DELETE FROM core.announcements WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.appropriations WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.assignments WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.budget_lines WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.case_documents WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.case_identities WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.condition_states WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.conditions WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.derived WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.expectations WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.facts WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.financing WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.grant_parts WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.municipalities WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.problems WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.sums WHERE document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.bridge
WHERE source_document_id IN (SELECT unnest(documents) FROM core.disposals)
   OR target_document_id IN (SELECT unnest(documents) FROM core.disposals);
DELETE FROM core.findings WHERE case_id IN (SELECT case_id FROM core.disposals WHERE len(kept_files) = 0);
DELETE FROM core.finding_events WHERE case_id IN (SELECT case_id FROM core.disposals WHERE len(kept_files) = 0);
DELETE FROM core.verdicts WHERE case_id IN (SELECT case_id FROM core.disposals WHERE len(kept_files) = 0);
DELETE FROM core.corrections WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM core.documents WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM landing.records WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM landing.results WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM meta.document_status WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM landing.files WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals);
DELETE FROM landing.receipts
WHERE file_sha256 IN (SELECT unnest(files) FROM core.disposals) OR parent_sha256 IN (SELECT unnest(files) FROM core.disposals);
