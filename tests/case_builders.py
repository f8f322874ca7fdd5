"""Cases in a few words, for the tests of reconciliation: papers with fields, financing rows and cost rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from schemas.facts import Fact, Place, Standing
from schemas.findings import Finding, Outcome
from schemas.records import (
    BudgetLine,
    Case,
    CaseDocument,
    DocumentRecord,
    FinancingLine,
    GrantPart,
    PrintedSum,
    SumSide,
)
from schemas.roles import (
    AmountRole,
    CommitmentStatus,
    Contribution,
    CostCategory,
    DocumentKind,
    FactKind,
    FinancierType,
)
from schemas.terms import Terms
from schemas.text import Span

_numbers = count(1)


@dataclass(frozen=True)
class Said:
    """A value said in an unusual way: unsure, hedged, in thousands, in another currency."""

    value: object
    standing: Standing = Standing.CERTAIN
    low: str = ""
    high: str = ""
    raw: str = ""
    unit: str = "SEK"


def unsure(value: object) -> Said:
    return Said(value, standing=Standing.AMBIGUOUS)


def about(value: int, low: int, high: int) -> Said:
    return Said(value, low=str(low), high=str(high))


def thousands(value: int) -> Said:
    """A cell of a table in tkr: 912 is 912 000."""
    return Said(value * 1000, raw=str(value))


def fact(kind: FactKind, role: str, value: object) -> Fact:
    said = value if isinstance(value, Said) else Said(value)
    text = f"{Decimal(str(said.value)):.2f}" if kind is FactKind.AMOUNT else str(said.value)
    return Fact(
        fact_id=f"f-{next(_numbers)}",
        kind=kind,
        role=role,
        value=text,
        unit=said.unit if kind is FactKind.AMOUNT else "",
        raw=said.raw or str(said.value),
        place=Place(Span(0, 1)),
        standing=said.standing,
        reader="test",
        low=said.low,
        high=said.high,
    )


def money(value: object, role: AmountRole = AmountRole.FINANCING) -> Fact:
    return fact(FactKind.AMOUNT, role, value)


Amount = int | Said | None


@dataclass(frozen=True)
class Row:
    """A financing row."""

    name: str
    amount: Amount = None
    type: str = "other"
    code: str | None = None
    in_kind: bool = False
    years: Mapping[int, Amount] = field(default_factory=dict)
    own: bool = False
    count: int | None = None
    written: str = ""


def row(name: str, amount: Amount = None, **more: Any) -> Row:
    if name.endswith(" kommun"):
        more.setdefault("type", "municipality")
        more.setdefault("code", str(sum(map(ord, name)) % 9000 + 1000) if "count" not in more else None)
    return Row(name, amount, **more)


def own(amount: Amount = None, **more: Any) -> Row:
    """The row of the authority applied to."""
    return Row("Region Norrvik", amount, "region", own=True, **more)


def egen(amount: Amount = None, **more: Any) -> Row:
    """The applicant's own money."""
    return Row("Vindföreningen Kusten", amount, "applicant", **more)


@dataclass(frozen=True)
class Cost:
    """A cost row."""

    category: str
    amount: Amount = None
    years: Mapping[int, Amount] = field(default_factory=dict)
    label: str = ""


def cost(category: str, amount: Amount = None, **more: Any) -> Cost:
    return Cost(category, amount, **more)


def _number(value: Amount) -> Decimal | None:
    if value is None:
        return None
    return Decimal(str(value.value if isinstance(value, Said) else value))


def _financing(rows: Sequence[Row], facts: list[Fact]) -> tuple[FinancingLine, ...]:
    lines: list[FinancingLine] = []
    for group, item in enumerate(rows):
        stated: list[tuple[int | None, Amount]] = [(None, item.amount)] if item.amount is not None or not item.years else []
        for year, amount in (*stated, *item.years.items()):
            made = money(amount) if amount is not None else fact(FactKind.FINANCIER, "financier", item.name)
            facts.append(made)
            lines.append(
                FinancingLine(
                    financier=item.name,
                    as_written=item.written or item.name,
                    financier_type=FinancierType(item.type),
                    contribution=Contribution.IN_KIND if item.in_kind else Contribution.CASH,
                    status=CommitmentStatus.UNKNOWN,
                    year=year,
                    amount=_number(amount),
                    fact_id=made.fact_id,
                    municipality_code=item.code,
                    count=item.count,
                    group=group,
                    is_authority_row=item.own,
                    amount_low=Decimal(made.low) if made.low else None,
                    amount_high=Decimal(made.high) if made.high else None,
                )
            )
    return tuple(lines)


def _budget(rows: Sequence[Cost], facts: list[Fact]) -> tuple[BudgetLine, ...]:
    lines: list[BudgetLine] = []
    for group, item in enumerate(rows):
        stated: list[tuple[int | None, Amount]] = [(None, item.amount)] if item.amount is not None else []
        for year, amount in (*stated, *item.years.items()):
            number = _number(amount)
            assert number is not None
            facts.append(money(amount, AmountRole.BUDGET_LINE))
            category = CostCategory(item.category)
            lines.append(BudgetLine(category, item.label or item.category, year, number, facts[-1].fact_id, group))
    return tuple(lines)


FIELDS = {
    "applied": ("amount_applied_for", FactKind.AMOUNT),
    "granted": ("amount_granted", FactKind.AMOUNT),
    "total": ("total_cost", FactKind.AMOUNT),
    "rejected": ("rejected_amount", FactKind.AMOUNT),
    "limit": ("delegation_limit", FactKind.AMOUNT),
    "rate": ("support_rate", FactKind.RATE),
    "received": ("received_on", FactKind.DATE),
    "dated": ("dated_on", FactKind.DATE),
    "decided": ("decided_on", FactKind.DATE),
    "start": ("period_start", FactKind.DATE),
    "end": ("period_end", FactKind.DATE),
    "due": ("final_report_due", FactKind.DATE),
    "title": ("project_title", FactKind.TITLE),
    "applicant": ("applicant_name", FactKind.ORGANIZATION),
    "org": ("applicant_org_number", FactKind.ORGANIZATION),
    "authority": ("authority", FactKind.ORGANIZATION),
}


def record(kind: str, *, financing: Sequence[Row] = (), costs: Sequence[Cost] = (), **said: Any) -> DocumentRecord:
    """What one paper says; fields by the short names of `FIELDS`, others by their own."""
    facts: list[Fact] = list(said.pop("facts", ()))
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name not in FIELDS:
            values[name] = value
        elif value is not None:
            place, fact_kind = FIELDS[name]
            values[place] = fact(fact_kind, place, value)
            facts.append(values[place])
    lines, budget = _financing(financing, facts), _budget(costs, facts)
    values.setdefault("lists_financing", len(financing) > 1)
    return DocumentRecord(0, Span(0, 1), DocumentKind(kind), financing=lines, budget=budget, facts=tuple(facts), **values)


def _known(paper: DocumentRecord) -> date | None:
    for stated in (paper.received_on, paper.dated_on, paper.decided_on):
        if stated is not None and len(stated.value) == 10:
            return date.fromisoformat(stated.value)
    return None


def case(*papers: DocumentRecord, key: str = "c-1", **more: Any) -> Case:
    """A case of these papers; revisions are numbered in the order given."""
    documents: list[CaseDocument] = []
    for paper in papers:
        revision = sum(1 for d in documents if d.kind is paper.kind)
        number = len(documents)
        documents.append(CaseDocument(f"d-{key}-{number}", f"{number}.pdf", f"{number}", revision, _known(paper), paper))
    decided = next((_known_decision(p) for p in papers if p.kind is DocumentKind.DECISION), None)
    documents.sort(key=lambda d: (list(DocumentKind).index(d.kind), d.revision))
    more.setdefault("decided_on", decided)
    return Case(key, tuple(documents), **more)


def _known_decision(paper: DocumentRecord) -> date | None:
    return date.fromisoformat(paper.decided_on.value) if paper.decided_on is not None else None


def application(applied: Amount = 1_000_000, **more: Any) -> DocumentRecord:
    return record("application", applied=applied, **{"received": "2025-01-15", **more})


def budget(applied: Amount = None, **more: Any) -> DocumentRecord:
    return record("budget", applied=applied, **more)


def report(**more: Any) -> DocumentRecord:
    return record("officers_report", **{"dated": "2025-03-01", **more})


def decision(granted: Amount = 1_000_000, **more: Any) -> DocumentRecord:
    return record("decision", granted=granted, **{"decided": "2025-04-01", **more})


def commitment(*rows: Row, **more: Any) -> DocumentRecord:
    return record("commitment", financing=rows, **more)


def part(label: str, year: int | None, amount: int) -> GrantPart:
    return GrantPart(label, year, Decimal(amount), money(amount).fact_id)


def printed_sum(printed: int, computed: int, year: int | None = None, side: str = "cost", **more: Any) -> PrintedSum:
    rounding = Decimal(more.pop("rounding", 0))
    made = money(printed)
    label = more.pop("label", "Summa")
    return PrintedSum(
        SumSide(side), label, year, Decimal(printed), Decimal(computed), made.fact_id, (), rounding=rounding, **more
    )


TERMS = Terms()


def outcomes(findings: Sequence[Finding]) -> list[Outcome]:
    return [finding.outcome for finding in findings]


def only(findings: Sequence[Finding], outcome: Outcome) -> Finding:
    """The single finding of a rule with this outcome; no other may contradict it."""
    found = [finding for finding in findings if finding.outcome is outcome]
    assert len(found) == 1, [(finding.outcome, finding.message) for finding in findings]
    return found[0]


def matches(findings: Sequence[Finding]) -> None:
    assert findings
    assert set(outcomes(findings)) == {Outcome.MATCH}, [(f.outcome, f.message) for f in findings]


def mismatch(findings: Sequence[Finding], *texts: str) -> Finding:
    """The one mismatch; its sentence holds the texts."""
    found = only(findings, Outcome.MISMATCH)
    message = found.message.replace("\u00a0", " ")
    assert all(text in message for text in texts), message
    return found


def undetermined(findings: Sequence[Finding]) -> None:
    assert findings
    assert set(outcomes(findings)) == {Outcome.UNDETERMINED}, [(f.outcome, f.message) for f in findings]
