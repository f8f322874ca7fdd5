"""Swedish labels of the enums in `schemas.roles`, seeded into meta.lookups for the views. A house test compares the two."""

from __future__ import annotations

from enum import StrEnum

from schemas.facts import Standing
from schemas.findings import Outcome, Severity
from schemas.records import DocumentStatus
from schemas.roles import (
    AmountRole,
    CommitmentStatus,
    Contribution,
    CostCategory,
    DateRole,
    DecisionOutcome,
    DocumentKind,
    FactKind,
    FinancierType,
    PartyRole,
    RateRole,
    ReferenceRole,
)
from warehouse.connection import Connection, transaction
from warehouse.sqlfiles import statement

LOOKUPS: tuple[tuple[type[StrEnum], tuple[tuple[StrEnum, str], ...]], ...] = (
    (
        DocumentKind,
        (
            (DocumentKind.APPLICATION, "ansökan"),
            (DocumentKind.BUDGET, "budget"),
            (DocumentKind.COMMITMENT, "medfinansieringsintyg"),
            (DocumentKind.OFFICERS_REPORT, "tjänsteskrivelse"),
            (DocumentKind.DECISION, "beslut"),
            (DocumentKind.SUPPLEMENT, "komplettering"),
            (DocumentKind.PAYMENT_CLAIM, "ansökan om utbetalning"),
            (DocumentKind.OTHER, "övrigt"),
        ),
    ),
    (
        FactKind,
        (
            (FactKind.AMOUNT, "belopp"),
            (FactKind.DATE, "datum"),
            (FactKind.PERIOD, "period"),
            (FactKind.RATE, "andel"),
            (FactKind.FINANCIER, "finansiär"),
            (FactKind.MUNICIPALITY, "kommun"),
            (FactKind.ORGANIZATION, "organisation"),
            (FactKind.REGISTRATION_NUMBER, "diarienummer"),
            (FactKind.TITLE, "projekttitel"),
        ),
    ),
    (
        AmountRole,
        (
            (AmountRole.APPLIED_FOR, "sökt belopp"),
            (AmountRole.GRANTED, "beviljat belopp"),
            (AmountRole.TOTAL_COST, "total kostnad"),
            (AmountRole.FINANCING, "finansiering"),
            (AmountRole.BUDGET_LINE, "budgetrad"),
            (AmountRole.SUBTOTAL, "delsumma"),
            (AmountRole.HISTORY, "annat ärende eller tidigare projekt"),
            (AmountRole.FRAME, "anslag eller ram"),
            (AmountRole.UNASSIGNED, "utan roll"),
        ),
    ),
    (
        DateRole,
        (
            (DateRole.RECEIVED, "inkom"),
            (DateRole.DATED, "daterad"),
            (DateRole.DECIDED, "beslutad"),
            (DateRole.PERIOD_START, "projektstart"),
            (DateRole.PERIOD_END, "projektslut"),
            (DateRole.FINAL_REPORT_DUE, "slutrapport senast"),
            (DateRole.HISTORY, "annat ärende eller tidigare projekt"),
            (DateRole.UNASSIGNED, "utan roll"),
        ),
    ),
    (
        RateRole,
        (
            (RateRole.SUPPORT_RATE, "stödandel"),
            (RateRole.ALTERNATIVE_RATE, "alternativ stödandel"),
            (RateRole.FINANCING_SHARE, "andel av finansieringen"),
            (RateRole.APPLIED_RATE, "sökt andel"),
            (RateRole.LIMIT, "högsta andel"),
            (RateRole.UNASSIGNED, "utan roll"),
        ),
    ),
    (
        PartyRole,
        (
            (PartyRole.APPLICANT, "sökande"),
            (PartyRole.AUTHORITY, "myndighet"),
            (PartyRole.FINANCIER, "finansiär"),
            (PartyRole.PARTICIPANT, "deltagare"),
            (PartyRole.MENTIONED, "nämnd"),
        ),
    ),
    (
        ReferenceRole,
        (
            (ReferenceRole.OWN_CASE, "eget ärende"),
            (ReferenceRole.OTHER_CASE, "annat ärende"),
            (ReferenceRole.APPLICANT_NUMBER, "sökandens organisationsnummer"),
            (ReferenceRole.OTHER_NUMBER, "annat nummer"),
        ),
    ),
    (
        FinancierType,
        (
            (FinancierType.APPLICANT, "sökanden"),
            (FinancierType.MUNICIPALITY, "kommun"),
            (FinancierType.REGION, "region"),
            (FinancierType.STATE, "statlig myndighet"),
            (FinancierType.EU_FUND, "EU-fond"),
            (FinancierType.UNIVERSITY, "universitet eller högskola"),
            (FinancierType.COMPANY, "företag"),
            (FinancierType.ASSOCIATION, "förening eller stiftelse"),
            (FinancierType.OTHER, "övrig"),
        ),
    ),
    (Contribution, ((Contribution.CASH, "kontant"), (Contribution.IN_KIND, "annat än pengar"))),
    (
        CommitmentStatus,
        (
            (CommitmentStatus.APPLIED_FOR, "sökt"),
            (CommitmentStatus.INTENDED, "avsedd"),
            (CommitmentStatus.COMMITTED, "utlovad"),
            (CommitmentStatus.GRANTED, "beviljad"),
            (CommitmentStatus.UNKNOWN, "okänd"),
        ),
    ),
    (
        CostCategory,
        (
            (CostCategory.STAFF, "personal"),
            (CostCategory.EXTERNAL_SERVICES, "externa tjänster"),
            (CostCategory.TRAVEL, "resor"),
            (CostCategory.PREMISES, "lokaler"),
            (CostCategory.EQUIPMENT, "utrustning och investeringar"),
            (CostCategory.INDIRECT, "indirekta kostnader"),
            (CostCategory.OTHER, "övriga kostnader"),
            (CostCategory.IN_KIND, "bidrag i annat än pengar"),
            (CostCategory.INCOME, "projektintäkter"),
            (CostCategory.TOTAL, "summa"),
        ),
    ),
    (
        DecisionOutcome,
        (
            (DecisionOutcome.GRANTED, "beviljat"),
            (DecisionOutcome.PARTLY_GRANTED, "delvis beviljat"),
            (DecisionOutcome.REJECTED, "avslaget"),
            (DecisionOutcome.PROPOSED, "förslag finns"),
            (DecisionOutcome.PENDING, "väntar"),
        ),
    ),
    (
        Standing,
        ((Standing.CERTAIN, "säker"), (Standing.PROBABLE, "trolig"), (Standing.AMBIGUOUS, "tvetydig")),
    ),
    (Severity, ((Severity.ERROR, "fel"), (Severity.WARNING, "varning"), (Severity.INFO, "upplysning"))),
    (
        Outcome,
        ((Outcome.MATCH, "stämmer"), (Outcome.MISMATCH, "avviker"), (Outcome.UNDETERMINED, "går inte att avgöra")),
    ),
    (
        DocumentStatus,
        (
            (DocumentStatus.LOADED, "inläst"),
            (DocumentStatus.NEEDS_REVIEW, "behöver granskas"),
            (DocumentStatus.QUARANTINED, "kunde inte läsas"),
        ),
    ),
)
"""Each enum with all its values in order and what an officer calls them."""


def label_of(value: DocumentKind) -> str:
    """What an officer calls a kind of document."""
    return next(label for kind, label in LOOKUPS[0][1] if kind is value)


def seed_lookups(con: Connection) -> None:
    """Make meta.lookups equal to `LOOKUPS`."""
    rows = [
        {"enumeration": enum.__name__, "value": value.value, "label_sv": label, "position": i}
        for enum, values in LOOKUPS
        for i, (value, label) in enumerate(values)
    ]
    stored = con.execute("SELECT enumeration, value, label_sv, position FROM meta.lookups").fetchall()
    if sorted(stored) == sorted(tuple(row.values()) for row in rows):
        return
    with transaction(con):
        con.execute("DELETE FROM meta.lookups")
        con.executemany(statement("setup", "seed_lookup"), rows)
