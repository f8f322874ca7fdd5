-- Cases removed under a decision (gallring), folded in from the journal: what was removed, by its hashes, and why. Nothing of
-- what it said. kept_files are papers that other cases hold too.

CREATE TABLE core.disposals (
    case_id             VARCHAR NOT NULL,
    registration_number VARCHAR,
    decision            VARCHAR NOT NULL,
    files               VARCHAR[] NOT NULL,
    documents           VARCHAR[] NOT NULL,
    kept_files          VARCHAR[] NOT NULL,
    received_from       DATE,
    received_to         DATE,
    note                VARCHAR,
    given_by            VARCHAR NOT NULL,
    given_at            TIMESTAMP NOT NULL,
    position            INTEGER NOT NULL
);
