-- What came in and what the readers made of it, before anybody has an opinion about cases.

CREATE SCHEMA IF NOT EXISTS landing;

CREATE TABLE landing.files (
    file_sha256  VARCHAR PRIMARY KEY,
    size_bytes   BIGINT NOT NULL,
    first_run_id VARCHAR NOT NULL
);

-- One row for every place a content was received from. An attachment's path is `mail.eml#name`.
CREATE TABLE landing.receipts (
    inbox         VARCHAR NOT NULL,
    received_path VARCHAR NOT NULL,
    file_sha256   VARCHAR NOT NULL,
    parent_sha256 VARCHAR,
    received_at   TIMESTAMP NOT NULL,
    run_id        VARCHAR NOT NULL,
    PRIMARY KEY (inbox, received_path, file_sha256)
);

-- What came of each file, without its records: status, reason, problems of the file as a whole.
CREATE TABLE landing.results (
    file_sha256       VARCHAR PRIMARY KEY,
    extractor_version VARCHAR NOT NULL,
    run_id            VARCHAR NOT NULL,
    result            VARCHAR NOT NULL
);

-- Records exactly as read, never corrected; core is made of them. The text has its own column, for search.
CREATE TABLE landing.records (
    document_id   VARCHAR PRIMARY KEY,
    file_sha256   VARCHAR NOT NULL,
    segment       INTEGER NOT NULL,
    record        VARCHAR NOT NULL,
    document_text VARCHAR
);

CREATE TABLE meta.runs (
    run_id       VARCHAR PRIMARY KEY,
    started_at   TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP,
    files_seen   INTEGER,
    files_new    INTEGER,
    loaded       INTEGER,
    needs_review INTEGER,
    quarantined  INTEGER,
    mismatches   INTEGER
);

-- What has been done, by content and by version of the extractor: the only memory a batch has.
CREATE TABLE meta.document_status (
    file_sha256       VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    status            VARCHAR NOT NULL,
    reason            VARCHAR,
    message           VARCHAR,
    page_count        INTEGER,
    text_source       VARCHAR,
    reader            VARCHAR,
    cpu_seconds       DOUBLE,
    run_id            VARCHAR NOT NULL,
    PRIMARY KEY (file_sha256, extractor_version)
);

CREATE TABLE meta.lookups (
    enumeration VARCHAR NOT NULL,
    value       VARCHAR NOT NULL,
    label_sv    VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (enumeration, value)
);

-- How far the officers' journal had come when it was last folded in; a shorter journal has lost words.
CREATE TABLE meta.journal (
    entries   INTEGER NOT NULL,
    last_hash VARCHAR NOT NULL
);
