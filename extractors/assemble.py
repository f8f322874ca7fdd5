"""Puts a document's record together: weighs readings of one field against each other, makes facts, and keeps the accounts.

Every amount and date that looks like one ends with a role, is set aside by a named rule, or becomes a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.audit import account
from extractors.facts import FactBook, amount_fact
from extractors.financing_lines import financing_lines, merge_financing
from extractors.kinds import Identified
from extractors.marks import is_amendment, is_delegated, revision_marks
from extractors.municipalities import municipality_lines
from extractors.roles.fields import FieldsRead
from extractors.roles.fields.parties import applicant_spellings
from extractors.roles.readings import Readings, RoleReading, SumReading
from extractors.weigh import Chosen, choose
from schemas.facts import Candidate, Fact, Standing
from schemas.layout import Layout
from schemas.problems import Problem, ProblemCode
from schemas.records import (
    FIELD_NAMES,
    BudgetLine,
    DocumentRecord,
    GrantPart,
    PrintedSum,
    RateBase,
    SumSide,
)
from schemas.roles import (
    AmountRole,
    DateRole,
    DecisionOutcome,
    DocumentKind,
    FactKind,
    PartyRole,
    RateRole,
    ReferenceRole,
)

_FACT_OF: dict[str, tuple[FactKind, str, str]] = {
    "registration_number": (FactKind.REGISTRATION_NUMBER, ReferenceRole.OWN_CASE, ""),
    "project_title": (FactKind.TITLE, "project_title", ""),
    "applicant_name": (FactKind.ORGANIZATION, PartyRole.APPLICANT, ""),
    "applicant_org_number": (FactKind.ORGANIZATION, ReferenceRole.APPLICANT_NUMBER, ""),
    "authority": (FactKind.ORGANIZATION, PartyRole.AUTHORITY, ""),
    "dated_on": (FactKind.DATE, DateRole.DATED, ""),
    "received_on": (FactKind.DATE, DateRole.RECEIVED, ""),
    "decided_on": (FactKind.DATE, DateRole.DECIDED, ""),
    "period_start": (FactKind.DATE, DateRole.PERIOD_START, ""),
    "period_end": (FactKind.DATE, DateRole.PERIOD_END, ""),
    "final_report_due": (FactKind.DATE, DateRole.FINAL_REPORT_DUE, ""),
    "amount_applied_for": (FactKind.AMOUNT, AmountRole.APPLIED_FOR, "SEK"),
    "amount_granted": (FactKind.AMOUNT, AmountRole.GRANTED, "SEK"),
    "support_rate": (FactKind.RATE, RateRole.SUPPORT_RATE, "%"),
    "total_cost": (FactKind.AMOUNT, AmountRole.TOTAL_COST, "SEK"),
}

_SILENT: dict[DocumentKind, frozenset[str]] = {
    # Fields that a kind of document never states of its own case, whatever figures it cites.
    DocumentKind.APPLICATION: frozenset({"amount_granted", "decided_on", "final_report_due"}),
    DocumentKind.BUDGET: frozenset({"amount_granted", "decided_on", "final_report_due", "received_on", "support_rate"}),
    DocumentKind.COMMITMENT: frozenset(
        {"amount_granted", "amount_applied_for", "support_rate", "total_cost", "final_report_due", "received_on"}
    ),
    DocumentKind.SUPPLEMENT: frozenset({"amount_granted", "decided_on", "final_report_due", "support_rate", "received_on"}),
    DocumentKind.OFFICERS_REPORT: frozenset({"decided_on"}),
    DocumentKind.DECISION: frozenset(),
    DocumentKind.PAYMENT_CLAIM: frozenset({"decided_on", "final_report_due"}),
    DocumentKind.OTHER: frozenset(
        {
            "amount_granted",
            "amount_applied_for",
            "support_rate",
            "total_cost",
            "decided_on",
            "final_report_due",
            "received_on",
            "period_start",
            "period_end",
            "dated_on",
            "applicant_name",
        }
    ),
}

_DATES = ("dated_on", "received_on", "decided_on", "period_start", "period_end", "final_report_due")
_NO_MONEY_ROWS = frozenset({DocumentKind.OTHER, DocumentKind.PAYMENT_CLAIM})
_SWEDISH = {
    "registration_number": "diarienummer",
    "project_title": "projektets namn",
    "applicant_name": "sökande",
    "applicant_org_number": "organisationsnummer",
    "authority": "myndighet",
    "dated_on": "datum",
    "received_on": "inkom",
    "decided_on": "beslutsdatum",
    "period_start": "projektstart",
    "period_end": "projektslut",
    "final_report_due": "slutrapport senast",
    "amount_applied_for": "sökt belopp",
    "amount_granted": "beviljat belopp",
    "support_rate": "stödandel",
    "total_cost": "total kostnad",
}


def assemble(
    layout: Layout,
    candidates: tuple[Candidate, ...],
    identified: Identified,
    read: FieldsRead,
    stages: Sequence[Readings],
    identity: str,
) -> DocumentRecord:
    """The record of one document from everything that the stages read in it; the surest stage comes first."""
    document = layout.document
    book = FactBook(document, identity, document.reader)
    kind = identified.kind
    problems: list[Problem] = [p for stage in stages for p in stage.problems]
    earlier = [r.span for stage in stages for r in stage.roles if r.role in (AmountRole.HISTORY, DateRole.HISTORY)]
    fields = [*read.fields, *(f for stage in stages for f in stage.fields)]
    if kind is DocumentKind.APPLICATION:
        # an applicant's own reckoning (*en fjärdedel av kostnaden*) is no support rate unless a field asks for it
        fields = [f for f in fields if f.field != "support_rate" or f.weight >= 90]
    # what another stage knows to be history (an earlier project's period) is no field of this case, unless a form says so
    fields = [f for f in fields if f.weight >= 90 or not any(s.overlaps(e) for s in f.spans for e in earlier)]
    facts: dict[str, Fact | None] = dict.fromkeys(FIELD_NAMES)
    for name in FIELD_NAMES:
        if name in _SILENT[kind]:
            continue
        chosen = choose(fields, name)
        if chosen is None:
            continue
        fact_kind, role, unit = _FACT_OF[name]
        facts[name] = book.add(
            fact_kind, role, chosen.reading.value, chosen.reading.spans, unit=unit, standing=chosen.standing,
            reason=chosen.reading.reason, share=False,
        )  # fmt: skip
        if chosen.standing is Standing.AMBIGUOUS:
            values = ", ".join((chosen.reading.value, *chosen.against))
            message = f"Dokumentet ger olika uppgifter om {_SWEDISH[name]}: {values}."
            problems.append(
                Problem(
                    ProblemCode.AMBIGUOUS_FIELD, message, document.page_of(chosen.reading.spans[0].start), chosen.reading.spans[0]
                )
            )
    _default_dates(kind, facts)
    extra = {name: choose(fields, name) for name in ("outcome", "rate_base", "rejected_amount", "delegation_limit")}
    rejected = _named_amount(book, extra["rejected_amount"], AmountRole.SUBTOTAL, "avslagen del")
    limit = _named_amount(book, extra["delegation_limit"], AmountRole.FRAME, "gräns för delegation")

    financing_readings = [] if kind in _NO_MONEY_ROWS else merge_financing(*(s.financing for s in stages))
    financing = tuple(line for group, r in enumerate(financing_readings) for line in financing_lines(book, r, group))
    budget_readings = [] if kind in _NO_MONEY_ROWS else [b for s in stages[:-1] for b in s.budget] or list(stages[-1].budget)
    budget = tuple(
        BudgetLine(b.category, b.label, a.year, a.amount, amount_fact(book, a, AmountRole.BUDGET_LINE).fact_id, group)
        for group, b in enumerate(budget_readings)
        for a in b.amounts
    )
    sums = () if kind in _NO_MONEY_ROWS else tuple(_printed_sum(book, s) for stage in stages for s in stage.sums)
    parts = tuple(
        GrantPart(p.label, p.year, p.amount.amount, amount_fact(book, p.amount, AmountRole.GRANTED).fact_id)
        for s in stages
        for p in s.grant_parts
    )
    municipalities = municipality_lines(layout, candidates, book, financing, read, facts["applicant_name"])
    spellings = _spellings(layout, candidates, book, facts["applicant_name"])
    org_numbers = tuple(
        book.add(FactKind.ORGANIZATION, ReferenceRole.APPLICANT_NUMBER, f.value, f.spans, standing=f.standing, reason=f.reason)
        for f in {f.value: f for f in fields if f.field == "applicant_org_number" and f.weight >= 50}.values()
    )
    own = facts["registration_number"]
    cited = []
    for number, span in read.numbers:
        if own is None or number.text != own.value:
            book.add(FactKind.REGISTRATION_NUMBER, ReferenceRole.OTHER_CASE, number.text, (span,), reason="annat ärende")
            cited.append(number.key)
    passed_over = [
        RoleReading(s, AmountRole.HISTORY, f"{f.reason}, men ett annat belopp gäller")
        for f in fields
        if f.field in _FACT_OF and f.field not in _SILENT[kind] and _FACT_OF[f.field][0] is FactKind.AMOUNT
        for s in f.spans
    ]
    unchosen = [
        RoleReading(s, DateRole.UNASSIGNED, f"{f.reason}, inte handlingens eget datum")
        for f in fields
        if f.field in _DATES
        for s in f.spans
    ]
    silent = [
        RoleReading(s, AmountRole(_FACT_OF[f.field][1]), f"{f.reason}, i en handling som inte själv avgör det")
        for f in fields
        if f.field in _SILENT[kind] and _FACT_OF[f.field][0] is FactKind.AMOUNT
        for s in f.spans
    ]
    if kind is DocumentKind.PAYMENT_CLAIM:  # what it reports has been paid or is asked to be
        silent += [RoleReading(c.span, AmountRole.HISTORY, "redovisat i en begäran om utbetalning") for c in candidates]
    problems += account(
        layout, candidates, book, (*read.roles, *silent, *(r for stage in stages for r in stage.roles), *unchosen, *passed_over)
    )
    marked = revision_marks(layout)
    first_page = document.page_of(layout.span.start)
    conditions = tuple(c for s in stages for c in s.conditions)
    others_pay = len(financing_readings) >= 3 and any(r.amounts for r in financing_readings if not r.is_authority_row)
    return DocumentRecord(
        segment=layout.segment,
        span=layout.span,
        kind=kind,
        first_page=first_page,
        last_page=document.page_of(max(layout.span.start, layout.span.end - 1)),
        text_source=next((p.source for p in document.pages if p.number == first_page), document.pages[0].source),
        kind_standing=identified.standing,
        kind_reason=identified.reason,
        **facts,
        financing=financing,
        budget=budget,
        municipalities=municipalities,
        sums=sums,
        facts=book.facts,
        problems=tuple(problems),
        outcome=DecisionOutcome(extra["outcome"].reading.value) if extra["outcome"] else None,
        rate_base=RateBase(extra["rate_base"].reading.value) if extra["rate_base"] else RateBase.UNKNOWN,
        grant_parts=parts,
        rejected_amount=rejected,
        applicant_spellings=spellings,
        org_numbers=org_numbers,
        delegated=kind is DocumentKind.DECISION and is_delegated(layout),
        delegation_limit=limit,
        appropriations=tuple(dict.fromkeys(f.value for f in fields if f.field == "appropriation")),
        refers_to_plan=any(s.refers_to_plan for s in stages),
        lists_financing=any(s.lists_financing for s in stages) or others_pay,
        requires_financing=any(re.search("finansiering|finansiär", c.text.casefold()) for c in conditions),
        conditions=conditions,
        announcements=tuple(a for s in stages for a in s.announcements),
        is_revised=marked[0],
        version=marked[1],
        amendment=kind is DocumentKind.DECISION and is_amendment(layout),
        cited_numbers=tuple(dict.fromkeys(cited)),
        text=document.text[layout.span.start : layout.span.end],
    )


def _printed_sum(book: FactBook, s: SumReading) -> PrintedSum:
    role = AmountRole.BUDGET_LINE if s.side == "cost" else AmountRole.FINANCING
    return PrintedSum(
        side=SumSide(s.side),
        label=s.label,
        year=s.year,
        printed=s.printed.amount,
        computed=sum((p.amount for p in s.parts), Decimal(0)),
        fact_id=amount_fact(book, s.printed, AmountRole.SUBTOTAL).fact_id,
        part_fact_ids=tuple(amount_fact(book, p, role).fact_id for p in s.parts),
        direction=s.direction,
        rounding=s.rounding,
    )


def _default_dates(kind: DocumentKind, facts: dict[str, Fact | None]) -> None:
    """The day of a decision is also the date of its paper, and the other way round, where only one is printed."""
    if kind is DocumentKind.DECISION:
        facts["decided_on"] = facts["decided_on"] or facts["dated_on"]
        facts["dated_on"] = facts["dated_on"] or facts["decided_on"]
    elif kind is DocumentKind.COMMITMENT:
        facts["dated_on"] = facts["dated_on"] or facts["decided_on"]


def _named_amount(book: FactBook, chosen: Chosen | None, role: AmountRole, reason: str) -> Fact | None:
    if chosen is None:
        return None
    r = chosen.reading
    return book.add(FactKind.AMOUNT, role, r.value, r.spans, unit="SEK", standing=chosen.standing, reason=reason, share=False)


def _spellings(layout: Layout, candidates: tuple[Candidate, ...], book: FactBook, applicant: Fact | None) -> tuple[Fact, ...]:
    if applicant is None:
        return ()
    found = applicant_spellings(layout, candidates, applicant.value)
    facts = [
        book.add(FactKind.ORGANIZATION, PartyRole.APPLICANT, name, (span,), reason="namnform")
        for name, span in found
        if name != applicant.value
    ]
    return (applicant, *facts)
