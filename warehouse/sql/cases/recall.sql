-- Which case documents were in before this warehouse was made anew.
INSERT INTO core.case_identities (document_id, case_id)
SELECT unnest($documents), unnest($cases)
ON CONFLICT DO NOTHING;
