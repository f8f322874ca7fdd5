"""The accounts of a document: nothing that looks like an amount or a date ends in silence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.facts import FactBook
from extractors.roles.readings import RoleReading
from schemas.facts import Candidate, Fact, Standing
from schemas.layout import Layout
from schemas.problems import Problem, ProblemCode
from schemas.roles import AmountRole, DateRole, FactKind, RateRole
from schemas.values import DatePrecision, Money, MoneyRange, PartialDate, Period, Rate

_AGAIN = "upprepar ett belopp som har en roll"
_TELLING = Decimal(10_000)
"""Smaller figures are alike by chance."""


def _repeated(amount: Decimal, currency: str, book: FactBook) -> Fact | None:
    """The fact whose figure an unclaimed amount prints once more (*Det som fattas är alltså 425 000 kronor*)."""
    if amount < _TELLING:
        return None
    same = [f for f in book.facts if f.kind is FactKind.AMOUNT and f.unit == currency and f.value == f"{amount:.2f}"]
    roles = {f.role for f in same if f.role != AmountRole.UNASSIGNED}
    return same[0] if len(roles) == 1 else None


def account(layout: Layout, candidates: tuple[Candidate, ...], book: FactBook, readings: Sequence[RoleReading]) -> list[Problem]:
    """Gives every remaining amount, rate and date its role; the problems are those that nobody claimed."""
    problems: list[Problem] = []
    roles = {r.span: r for r in readings}
    role_spans = list(roles)
    claimed = book.claimed(FactKind.AMOUNT) + book.claimed(FactKind.DATE) + book.claimed(FactKind.RATE)
    document = layout.document
    for c in candidates:
        value = c.value
        if c.set_aside or value is None or not layout.span.contains(c.span):
            continue
        known = any(s.overlaps(c.span) for s in claimed)
        role = next((roles[s] for s in role_spans if s.overlaps(c.span)), None)
        page = document.page_of(c.span.start)
        if isinstance(value, Money | MoneyRange):
            if known:
                continue
            amount = value.amount if isinstance(value, Money) else value.nominal
            named = role.role if role is not None and isinstance(role.role, AmountRole) else AmountRole.UNASSIGNED
            if c.pattern == "bare" and role is None:
                continue  # A number without a unit that no table wants is no amount.
            if role is None and (again := _repeated(amount, value.currency, book)) is not None:
                named, role = AmountRole(again.role), RoleReading(c.span, AmountRole(again.role), _AGAIN)
            low, high = (value.low, value.high) if isinstance(value, MoneyRange) else (None, None)
            why = role.reason if role else "ingen roll"
            book.add(
                FactKind.AMOUNT, named, f"{amount:.2f}", (c.span,), unit=value.currency, reason=why,
                standing=Standing.AMBIGUOUS if role is None else Standing.PROBABLE if role.reason == _AGAIN else Standing.CERTAIN,
                low="" if low is None else f"{low:.2f}", high="" if high is None else f"{high:.2f}",
            )  # fmt: skip
            if named is AmountRole.UNASSIGNED and (role is None or not role.reason):
                raw = " ".join(c.raw.split())
                problems.append(Problem(ProblemCode.UNCLAIMED_AMOUNT, f"Beloppet {raw} har ingen känd roll.", page, c.span))
        elif isinstance(value, PartialDate | Period):
            if known:
                continue
            named_date = role.role if role is not None and isinstance(role.role, DateRole) else DateRole.UNASSIGNED
            if isinstance(value, Period):
                text = f"{value.start.day.isoformat()}/{value.end.day.isoformat()}"
                book.add(FactKind.PERIOD, named_date, text, (c.span,), reason=role.reason if role else "ingen roll")
            elif c.pattern != "in_period":
                book.add(FactKind.DATE, named_date, _date_text(value), (c.span,), reason=role.reason if role else "ingen roll")
                if role is None and value.precision is DatePrecision.DAY:
                    problems.append(
                        Problem(ProblemCode.UNCLAIMED_DATE, f"Datumet {value.day.isoformat()} har ingen känd roll.", page, c.span)
                    )
        elif isinstance(value, Rate) and not known:
            book.add(FactKind.RATE, RateRole.UNASSIGNED, str(value.percent), (c.span,), unit="%", reason="ingen roll")
    return problems


def _date_text(value: PartialDate) -> str:
    length = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}[value.precision]
    return value.day.isoformat()[:length]
