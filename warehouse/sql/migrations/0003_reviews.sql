-- The officers' words, folded in from the journal. The journal is the original; these tables are replaced by each batch.

-- outcome, expected and found are what the officer saw; documents are those the case had then.
CREATE TABLE core.verdicts (
    finding_id       VARCHAR NOT NULL,
    finding_id_given VARCHAR NOT NULL,
    case_id          VARCHAR NOT NULL,
    rule             VARCHAR NOT NULL,
    subject          VARCHAR NOT NULL,
    outcome          VARCHAR NOT NULL,
    expected         VARCHAR,
    found            VARCHAR,
    documents        VARCHAR[],
    verdict          VARCHAR NOT NULL,
    note             VARCHAR,
    given_by         VARCHAR NOT NULL,
    given_at         TIMESTAMP NOT NULL,
    position         INTEGER NOT NULL
);

CREATE TABLE core.corrections (
    fact_id     VARCHAR NOT NULL,
    file_sha256 VARCHAR NOT NULL,
    segment     INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,
    role        VARCHAR NOT NULL,
    raw         VARCHAR NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    value_read  VARCHAR NOT NULL,
    value       VARCHAR NOT NULL,
    note        VARCHAR,
    given_by    VARCHAR NOT NULL,
    given_at    TIMESTAMP NOT NULL,
    position    INTEGER NOT NULL
);

-- case_documents are what the case held then.
CREATE TABLE core.assignments (
    document_id    VARCHAR PRIMARY KEY,
    case_id        VARCHAR NOT NULL,
    case_documents VARCHAR[],
    note           VARCHAR,
    given_by       VARCHAR NOT NULL,
    given_at       TIMESTAMP NOT NULL,
    position       INTEGER NOT NULL
);
