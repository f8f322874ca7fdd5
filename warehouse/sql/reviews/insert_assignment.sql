-- The last word on a document holds.
INSERT OR REPLACE INTO core.assignments (document_id, case_id, case_documents, note, given_by, given_at, position)
VALUES ($document_id, $case_id, $case_documents, $note, $given_by, $given_at, $position);
