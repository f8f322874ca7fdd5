-- Documents, what they say, the cases they belong to, and what came of the comparisons.

CREATE SCHEMA IF NOT EXISTS core;

CREATE TABLE core.documents (
    document_id                  VARCHAR PRIMARY KEY,
    file_sha256                  VARCHAR NOT NULL,
    segment                      INTEGER NOT NULL,
    status                       VARCHAR NOT NULL,
    reason                       VARCHAR,
    status_read                  VARCHAR NOT NULL, -- as the reading ended, before anybody looked for a case
    reason_read                  VARCHAR,
    message                      VARCHAR,
    kind                         VARCHAR,
    kind_read                    VARCHAR, -- as the extractor took it; its case may show it to be a commitment
    kind_standing                VARCHAR,
    kind_reason                  VARCHAR,
    text_source                  VARCHAR,
    page_count                   INTEGER,
    first_page                   INTEGER,
    last_page                    INTEGER,
    registration_number          VARCHAR,
    registration_number_fact_id  VARCHAR,
    project_title                VARCHAR,
    project_title_fact_id        VARCHAR,
    applicant_name               VARCHAR,
    applicant_name_fact_id       VARCHAR,
    applicant_org_number         VARCHAR,
    applicant_org_number_fact_id VARCHAR,
    authority                    VARCHAR,
    authority_fact_id            VARCHAR,
    dated_on                     DATE,
    dated_on_fact_id             VARCHAR,
    received_on                  DATE,
    received_on_fact_id          VARCHAR,
    decided_on                   DATE,
    decided_on_fact_id           VARCHAR,
    period_start                 DATE,
    period_start_fact_id         VARCHAR,
    period_end                   DATE,
    period_end_fact_id           VARCHAR,
    final_report_due             DATE,
    final_report_due_fact_id     VARCHAR,
    amount_applied_for_sek       DECIMAL(18, 2),
    amount_applied_for_fact_id   VARCHAR,
    amount_granted_sek           DECIMAL(18, 2),
    amount_granted_fact_id       VARCHAR,
    support_rate_pct             DECIMAL(9, 4),
    support_rate_fact_id         VARCHAR,
    total_cost_sek               DECIMAL(18, 2),
    total_cost_fact_id           VARCHAR,
    outcome                      VARCHAR,
    rate_base                    VARCHAR,
    rejected_amount_sek          DECIMAL(18, 2),
    delegated                    BOOLEAN,
    refers_to_plan               BOOLEAN,
    lists_financing              BOOLEAN,
    requires_financing           BOOLEAN,
    is_revised                   BOOLEAN,
    printed_version              INTEGER,
    amendment                    BOOLEAN,
    extractor_version            VARCHAR
);

CREATE TABLE core.facts (
    fact_id     VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,
    role        VARCHAR NOT NULL,
    value       VARCHAR NOT NULL,
    value_low   VARCHAR,
    value_high  VARCHAR,
    unit        VARCHAR,
    raw         VARCHAR NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    page        INTEGER,
    x0          DOUBLE,
    top         DOUBLE,
    x1          DOUBLE,
    bottom      DOUBLE,
    sheet       VARCHAR,
    cell        VARCHAR,
    standing    VARCHAR NOT NULL,
    reader      VARCHAR,
    reason      VARCHAR,
    value_read  VARCHAR,
    corrected_by VARCHAR,
    correction_note VARCHAR
);

CREATE TABLE core.financing (
    document_id         VARCHAR NOT NULL,
    position            INTEGER NOT NULL,
    financier           VARCHAR NOT NULL,
    financier_as_written VARCHAR NOT NULL,
    financier_type      VARCHAR NOT NULL,
    municipality_code   VARCHAR,
    contribution        VARCHAR NOT NULL,
    status              VARCHAR NOT NULL,
    year                INTEGER,
    amount_sek          DECIMAL(18, 2),
    amount_low_sek      DECIMAL(18, 2),
    amount_high_sek     DECIMAL(18, 2),
    count_named         INTEGER,
    printed_row         INTEGER NOT NULL,
    is_authority_row    BOOLEAN NOT NULL,
    fact_id             VARCHAR,
    name_fact_id        VARCHAR
);

CREATE TABLE core.budget_lines (
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    category    VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    year        INTEGER,
    amount_sek  DECIMAL(18, 2) NOT NULL,
    printed_row INTEGER NOT NULL,
    fact_id     VARCHAR
);

CREATE TABLE core.municipalities (
    document_id       VARCHAR NOT NULL,
    position          INTEGER NOT NULL,
    municipality_code VARCHAR NOT NULL,
    municipality      VARCHAR NOT NULL,
    county_code       VARCHAR NOT NULL,
    role              VARCHAR NOT NULL,
    fact_id           VARCHAR
);

CREATE TABLE core.sums (
    document_id  VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    side         VARCHAR NOT NULL,
    direction    VARCHAR NOT NULL,
    label        VARCHAR NOT NULL,
    year         INTEGER,
    printed_sek  DECIMAL(18, 2) NOT NULL,
    computed_sek DECIMAL(18, 2) NOT NULL,
    rounding_sek DECIMAL(18, 2) NOT NULL,
    fact_id      VARCHAR
);

CREATE TABLE core.grant_parts (
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    label       VARCHAR NOT NULL,
    year        INTEGER,
    amount_sek  DECIMAL(18, 2) NOT NULL,
    fact_id     VARCHAR
);

CREATE TABLE core.appropriations (
    document_id   VARCHAR NOT NULL,
    position      INTEGER NOT NULL,
    appropriation VARCHAR NOT NULL
);

CREATE TABLE core.conditions (
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    clause      VARCHAR NOT NULL,
    waits_for   VARCHAR,
    page        INTEGER
);

CREATE TABLE core.announcements (
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,
    is_revised  BOOLEAN NOT NULL,
    clause      VARCHAR NOT NULL,
    page        INTEGER
);

-- origin: `reading` comes from the extractor, `cases` from putting documents together.
CREATE TABLE core.problems (
    document_id VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    origin      VARCHAR NOT NULL,
    code        VARCHAR NOT NULL,
    message     VARCHAR NOT NULL,
    page        INTEGER
);

CREATE TABLE core.cases (
    case_id                VARCHAR PRIMARY KEY,
    registration_number    VARCHAR,
    project_title          VARCHAR,
    applicant_name         VARCHAR,
    applicant_org_number   VARCHAR,
    authority              VARCHAR,
    received_on            DATE,
    period_start           DATE,
    period_end             DATE,
    amount_applied_for_sek DECIMAL(18, 2),
    total_cost_sek         DECIMAL(18, 2),
    outcome                VARCHAR NOT NULL,
    amount_granted_sek     DECIMAL(18, 2),
    support_rate_pct       DECIMAL(9, 4),
    decided_on             DATE,
    final_report_due       DATE
);

CREATE TABLE core.case_documents (
    document_id VARCHAR PRIMARY KEY,
    case_id     VARCHAR NOT NULL,
    revision    INTEGER, -- none for a file that could not be read
    known_on    DATE,
    evidence    VARCHAR NOT NULL
);

-- Every document a case has ever held keeps pointing at it, so that a case keeps its name when papers arrive.
CREATE TABLE core.case_identities (
    document_id VARCHAR PRIMARY KEY,
    case_id     VARCHAR NOT NULL
);

CREATE TABLE core.findings (
    finding_id     VARCHAR PRIMARY KEY,
    case_id        VARCHAR NOT NULL,
    rule           VARCHAR NOT NULL,
    subject        VARCHAR NOT NULL,
    severity       VARCHAR NOT NULL,
    outcome        VARCHAR NOT NULL,
    message        VARCHAR NOT NULL,
    expected       VARCHAR,
    found          VARCHAR,
    difference_sek DECIMAL(18, 2),
    left_fact_id   VARCHAR,
    right_fact_id  VARCHAR,
    working        VARCHAR,
    first_seen_on  DATE NOT NULL,
    last_seen_on   DATE NOT NULL,
    last_run_id    VARCHAR NOT NULL,
    closed_on      DATE,
    closed_reason  VARCHAR
);
