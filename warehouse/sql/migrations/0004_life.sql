-- What follows from the papers, what is awaited, what has befallen the findings, and what the warehouse used to say.

-- Unknown is unknown: a decision that could not be understood gives no outcome.
ALTER TABLE core.cases ALTER COLUMN outcome DROP NOT NULL;

CREATE TABLE core.derived (
    case_id     VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    name        VARCHAR NOT NULL,
    low         DECIMAL(18, 2) NOT NULL,
    high        DECIMAL(18, 2) NOT NULL,
    unit        VARCHAR NOT NULL,
    working     VARCHAR NOT NULL,
    fact_ids    VARCHAR[] NOT NULL,
    agrees      BOOLEAN
);

-- One row a line of a stretch; the line that no financier has is kind `unexplained`.
CREATE TABLE core.bridge (
    case_id            VARCHAR NOT NULL,
    stretch            INTEGER NOT NULL,
    position           INTEGER NOT NULL,
    kind               VARCHAR NOT NULL,
    source_document_id VARCHAR NOT NULL,
    target_document_id VARCHAR NOT NULL,
    source             VARCHAR NOT NULL,
    target             VARCHAR NOT NULL,
    financier          VARCHAR,
    contribution       VARCHAR,
    before_sek         DECIMAL(18, 2),
    after_sek          DECIMAL(18, 2),
    change_sek         DECIMAL(18, 2) NOT NULL,
    assumed            BOOLEAN NOT NULL,
    fact_ids           VARCHAR[] NOT NULL
);

-- A paper that another paper says is enclosed or sent, and the one that has met it.
CREATE TABLE core.expectations (
    case_id            VARCHAR NOT NULL,
    document_id        VARCHAR NOT NULL,
    position           INTEGER NOT NULL,
    kind               VARCHAR NOT NULL,
    is_revised         BOOLEAN NOT NULL,
    clause             VARCHAR NOT NULL,
    page               INTEGER,
    since              DATE,
    met_by_document_id VARCHAR
);

-- What would close a condition, and what has closed it.
CREATE TABLE core.condition_states (
    case_id            VARCHAR NOT NULL,
    document_id        VARCHAR NOT NULL,
    position           INTEGER NOT NULL,
    since              DATE,
    closes_with        VARCHAR NOT NULL,
    met                BOOLEAN NOT NULL,
    met_by_document_id VARCHAR
);

-- How the mismatch that a comparison shows has fared. closed_on stays what it was: the comparison is no longer made.
ALTER TABLE core.findings ADD COLUMN rule_version INTEGER;
ALTER TABLE core.findings ADD COLUMN resolved_on DATE;
ALTER TABLE core.findings ADD COLUMN resolved_reason VARCHAR;
ALTER TABLE core.findings ADD COLUMN reopened_on DATE;
ALTER TABLE core.findings ADD COLUMN settled_by_verdict BOOLEAN;

ALTER TABLE core.verdicts ADD COLUMN valid_until DATE;

CREATE TABLE core.finding_events (
    finding_id VARCHAR NOT NULL,
    case_id    VARCHAR NOT NULL,
    rule       VARCHAR NOT NULL,
    subject    VARCHAR NOT NULL,
    run_id     VARCHAR NOT NULL,
    seen_on    DATE NOT NULL,
    event      VARCHAR NOT NULL, -- opened, changed, closed, reopened
    reason     VARCHAR,
    outcome    VARCHAR NOT NULL,
    message    VARCHAR NOT NULL,
    expected   VARCHAR,
    found      VARCHAR
);

CREATE SCHEMA history;
