"""Puts a document's record together: weighs readings of one field against each other, makes facts, and keeps the accounts.

Every amount and date that looks like one ends with a role, is set aside by a named rule, or becomes a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.audit import account
from extractors.facts import FactBook, weakest
from extractors.kinds import Identified
from extractors.municipalities import municipality_lines
from extractors.roles.fields import FieldsRead
from extractors.roles.fields.parties import applicant_spellings
from extractors.roles.readings import AmountReading, FieldReading, FinancingReading, Readings
from schemas.facts import Candidate, Fact, Standing
from schemas.layout import Layout
from schemas.problems import Problem, ProblemCode
from schemas.records import (
    FIELD_NAMES,
    BudgetLine,
    DocumentRecord,
    FinancingLine,
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


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading that won a field, its standing after hearing the others, and the values that spoke against it."""

    reading: FieldReading
    standing: Standing
    against: tuple[str, ...]


def choose(readings: Sequence[FieldReading], field: str) -> Chosen | None:
    """The value of a field. The greatest weight wins; another value of the same weight makes it ambiguous."""
    mine = sorted((r for r in readings if r.field == field), key=lambda r: (-r.weight, r.spans[0].start if r.spans else 0))
    if not mine:
        return None
    first = mine[0]
    same = [r for r in mine if _same(field, r.value, first.value)]
    # An equal value with a surer standing lends it: two places that agree confirm each other.
    standing = min((r.standing for r in same), key=lambda s: list(Standing).index(s))
    if len(same) >= 2 and standing is Standing.PROBABLE and len({r.spans for r in same}) >= 2:
        standing = Standing.CERTAIN
    rivals = [r for r in mine if r not in same and r.weight >= first.weight - 4]
    if rivals and field not in ("project_title", "applicant_name", "authority"):
        standing = weakest(standing, Standing.AMBIGUOUS)
    elif rivals:
        standing = weakest(standing, Standing.PROBABLE)
    return Chosen(first, standing, tuple(dict.fromkeys(r.value for r in rivals)))


def _same(field: str, a: str, b: str) -> bool:
    if field.startswith(("amount", "total", "support")):
        return Decimal(a) == Decimal(b)
    return _folded(a) == _folded(b)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def assemble(
    layout: Layout,
    candidates: tuple[Candidate, ...],
    identified: Identified,
    read: FieldsRead,
    stages: Sequence[Readings],
    identity: str,
) -> DocumentRecord:
    """The record of one document from everything that the stages read in it."""
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
    rejected = _amount_fact(book, extra["rejected_amount"], AmountRole.UNASSIGNED, "avslagen del")
    limit = _amount_fact(book, extra["delegation_limit"], AmountRole.FRAME, "gräns för delegation")

    financing_readings = [] if kind in _NO_MONEY_ROWS else _merge_financing([r for s in stages for r in s.financing])
    financing = tuple(line for group, r in enumerate(financing_readings) for line in _financing_lines(book, r, group))
    budget_readings = [] if kind in _NO_MONEY_ROWS else [b for s in stages for b in s.budget]
    budget = tuple(
        BudgetLine(b.category, b.label, a.year, a.amount, _amount(book, a, AmountRole.BUDGET_LINE).fact_id, group)
        for group, b in enumerate(budget_readings)
        for a in b.amounts
    )
    sums = tuple(
        PrintedSum(
            side=SumSide(s.side), label=s.label, year=s.year, printed=s.printed.amount,
            computed=sum((p.amount for p in s.parts), Decimal(0)),
            fact_id=_amount(book, s.printed, AmountRole.SUBTOTAL).fact_id,
            part_fact_ids=tuple(_amount(book, p, AmountRole.BUDGET_LINE if s.side == "cost" else AmountRole.FINANCING).fact_id for p in s.parts),
            direction=s.direction, rounding=s.rounding,
        )
        for stage in stages
        for s in stage.sums
    ) if kind not in _NO_MONEY_ROWS else ()  # fmt: skip
    parts = tuple(
        GrantPart(p.label, p.year, p.amount.amount, _amount(book, p.amount, AmountRole.GRANTED).fact_id)
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
    problems += account(layout, candidates, book, (*read.roles, *(r for stage in stages for r in stage.roles)))
    marked = _revision_marks(layout)
    return DocumentRecord(
        segment=layout.segment,
        span=layout.span,
        kind=kind,
        first_page=document.page_of(layout.span.start),
        last_page=document.page_of(max(layout.span.start, layout.span.end - 1)),
        text_source=next((p.source for p in document.pages if p.number == document.page_of(layout.span.start)), document.pages[0].source),
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
        delegated=re.search(r"\b(?:delegationsbeslut(?:et)?\b(?!en)|på delegation\b|enligt delegation|delegationsordning)", _own_text(layout), re.IGNORECASE) is not None
        and kind is DocumentKind.DECISION and not _is_board(layout),
        delegation_limit=limit,
        appropriations=tuple(dict.fromkeys(f.value for f in fields if f.field == "appropriation")),
        refers_to_plan=any(s.refers_to_plan for s in stages),
        lists_financing=any(s.lists_financing for s in stages) or (len(financing_readings) >= 3 and any(r.amounts for r in financing_readings if not r.is_authority_row)),
        requires_financing=any("finansiering" in c.text.casefold() or "finansiär" in c.text.casefold() for s in stages for c in s.conditions),
        conditions=tuple(c for s in stages for c in s.conditions),
        announcements=tuple(a for s in stages for a in s.announcements),
        is_revised=marked[0],
        version=marked[1],
        amendment=re.search(r"\bändringsbeslut|beslut om ändring\b", _own_text(layout), re.IGNORECASE) is not None and kind is DocumentKind.DECISION,
        cited_numbers=tuple(dict.fromkeys(cited)),
        text=document.text[layout.span.start : layout.span.end],
    )  # fmt: skip


def _own_text(layout: Layout) -> str:
    return layout.document.text[layout.span.start : layout.span.end]


def _is_board(layout: Layout) -> bool:
    """Whether the text is a board's minutes: what is then said of delegation is about other decisions."""
    head = _own_text(layout)[:400]
    return re.search(r"\bprotokoll", head, re.IGNORECASE) is not None or bool(layout.context)


def _default_dates(kind: DocumentKind, facts: dict[str, Fact | None]) -> None:
    """The day of a decision is also the date of its paper, and the other way round, where only one is printed."""
    if kind is DocumentKind.DECISION:
        facts["decided_on"] = facts["decided_on"] or facts["dated_on"]
        facts["dated_on"] = facts["dated_on"] or facts["decided_on"]
    elif kind is DocumentKind.COMMITMENT:
        facts["dated_on"] = facts["dated_on"] or facts["decided_on"]


def _amount(book: FactBook, a: AmountReading, role: AmountRole) -> Fact:
    return book.add(
        FactKind.AMOUNT, role, f"{a.amount:.2f}", a.spans, unit="SEK", standing=a.standing, reason=a.reason,
        low="" if a.low is None else f"{a.low:.2f}", high="" if a.high is None else f"{a.high:.2f}",
    )  # fmt: skip


def _amount_fact(book: FactBook, chosen: Chosen | None, role: AmountRole, reason: str) -> Fact | None:
    if chosen is None:
        return None
    r = chosen.reading
    return book.add(FactKind.AMOUNT, role, r.value, r.spans, unit="SEK", standing=chosen.standing, reason=reason, share=False)


def _merge_financing(readings: Sequence[FinancingReading]) -> list[FinancingReading]:
    """Drops a reading that repeats another: prose and table naming the same payer with the same money, or none.

    Two rows with amounts of their own in one table stay two; what a document prints twice as rows is for a rule to see.
    """
    kept: list[FinancingReading] = []
    table = [r for r in readings if r.amounts and r.reason.startswith("table")]
    for r in readings:
        if r in table:
            kept.append(r)
            continue
        rivals = [k for k in kept + [t for t in table if t not in kept] if _same_party(k, r) and k.contribution is r.contribution]
        if not r.amounts:
            if any(_same_party(k, r) for k in kept + table) or (
                r.count is None and any(_same_party(o, r) and o.amounts for o in readings)
            ):
                continue
        elif any(_total(k) == _total(r) or (r.is_authority_row and k.is_authority_row) or k in table for k in rivals):
            continue
        kept.append(r)
    order = {id(r): i for i, r in enumerate(readings)}
    return sorted(kept, key=lambda r: order[id(r)])


def _same_party(a: FinancingReading, b: FinancingReading) -> bool:
    return a.party.name.casefold() == b.party.name.casefold() and a.count == b.count


def _total(r: FinancingReading) -> Decimal | None:
    return next((a.amount for a in r.amounts if a.year is None), None)


def _financing_lines(book: FactBook, r: FinancingReading, group: int) -> Iterable[FinancingLine]:
    name = (
        book.add(FactKind.FINANCIER, PartyRole.FINANCIER, r.party.name, r.name_spans, reason=r.reason) if r.name_spans else None
    )
    role = AmountRole.FINANCING
    amounts: Sequence[AmountReading | None] = r.amounts or (None,)
    if r.amounts and not any(a.year is None for a in r.amounts):
        amounts = (*r.amounts, _sum_of_years(r.amounts))
    for a in amounts:
        fact = _amount(book, a, role) if a is not None and not a.reason.startswith("derived") else None
        if a is not None and fact is None:
            # A sum we made ourselves stands on the first of its parts; there is no place that prints it.
            part = next((p for p in r.amounts if p.year is not None), None)
            fact = _amount(book, part, role) if part is not None and part is not a else None
        yield FinancingLine(
            financier=r.party.name,
            as_written=r.as_written,
            financier_type=r.party.type,
            contribution=r.contribution,
            status=r.status,
            year=a.year if a is not None else None,
            amount=a.amount if a is not None else None,
            fact_id=fact.fact_id if fact else name.fact_id if name else None,
            name_fact_id=name.fact_id if name else None,
            municipality_code=r.party.municipality_code,
            count=r.count,
            group=group,
            is_authority_row=r.is_authority_row,
            amount_low=a.low if a is not None else None,
            amount_high=a.high if a is not None else None,
        )


def _sum_of_years(amounts: Sequence[AmountReading]) -> AmountReading:
    total = sum((a.amount for a in amounts), Decimal(0))
    spans = tuple(s for a in amounts for s in a.spans)
    return AmountReading(total, spans, None, standing=Standing.PROBABLE, reason="derived: sum of years")


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


def _revision_marks(layout: Layout) -> tuple[bool, int | None]:
    """Whether a document calls itself revised, and its printed version number. Only its head speaks for it."""
    text = layout.document.text
    lines = layout.lines[:12]
    head = "\n".join(text[line.span.start : line.span.end] for line in lines)
    version = re.search(r"\bversion:?\s+(\d{1,2})\b", head, re.IGNORECASE)
    revised = re.search(
        r"\b(?:reviderad\w*|reviderat|rev\.?\s+\d|ersätter\s+(?:tidigare|version|ansökan|budget)|uppdaterad)\b",
        head,
        re.IGNORECASE,
    )
    return revised is not None, int(version.group(1)) if version else None
