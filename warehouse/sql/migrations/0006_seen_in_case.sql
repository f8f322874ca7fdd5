-- What a document's case has shown of it beyond what the paper alone says: another kind, or which row is the authority's.

ALTER TABLE core.documents ADD COLUMN seen_in_case BOOLEAN DEFAULT FALSE;

UPDATE core.documents SET seen_in_case = TRUE WHERE kind IS DISTINCT FROM kind_read;
