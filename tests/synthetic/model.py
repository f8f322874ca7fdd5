"""A case as it truly is, before any paper about it is written. Amounts are whole kronor, rates hundredths of a percent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from .registers import Authority, Party

Years = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount split over years; the sum is the total."""

    by_year: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """Sum over the years."""
        return sum(amount for _, amount in self.by_year)

    def year(self, year: int) -> int:
        """The amount of one year, 0 if none."""
        return dict(self.by_year).get(year, 0)


@dataclass(frozen=True, slots=True)
class Funding:
    """One financier's contribution. `place` in the case: `authority` (applied to), `applicant`, `other`."""

    party: Party
    money: Money
    contribution: str = "cash"
    place: str = "other"


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost line."""

    category: str
    label: str
    money: Money


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of budget and financing. `printed_sums` overrides a printed sum: (side, year or None) to amount."""

    costs: tuple[Cost, ...]
    funding: tuple[Funding, ...]
    years: Years
    printed_sums: tuple[tuple[tuple[str, int | None], int], ...] = ()

    @property
    def total(self) -> int:
        """Total cost."""
        return sum(c.money.total for c in self.costs)

    @property
    def rows(self) -> tuple[Cost | Funding, ...]:
        """Every row of the plan."""
        return (*self.costs, *self.funding)

    @property
    def funded(self) -> int:
        """Total financing."""
        return sum(f.money.total for f in self.funding)

    @property
    def applied(self) -> int:
        """The authority's row."""
        return sum(f.money.total for f in self.funding if f.place == "authority")

    def summed(self, side: str, year: int | None) -> int:
        """A printed sum, which may be planted wrong."""
        wrong = dict(self.printed_sums).get((side, year))
        if wrong is not None:
            return wrong
        rows: tuple[Cost | Funding, ...] = self.costs if side == "cost" else self.funding
        return sum(r.money.total if year is None else r.money.year(year) for r in rows)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper may say. Each paper of a case has its own copy, so that a planted mistake stays on its page."""

    title: str
    applicant: Party
    applicant_written: str
    recipient_written: str
    """The applicant's name in a list of recipients."""
    org_number: str
    authority: Authority
    number: str
    received: date
    start: date
    end: date
    plan: Plan
    applied: int
    granted: int
    rate: int
    final_report: date
    decided: date
    dated: date
    fund_row: Party
    """Who stands in the authority's row: the authority itself, or the fund it manages."""
    participants: tuple[Party, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    """Yearly ceilings as the decision prints them."""
    count_printed: int = 0
    """Municipal head count as printed; 0 prints names."""
    delegated: bool = False
    delegation_limit: int = 0
    rejected: int = 0
    """A part that is rejected, kronor."""
    rejected_why: str = ""
    revised: bool = False
    version: int = 1
    story: tuple[str, ...] = ()
    """What the project is about; general phrases if empty."""
    goal: str = ""
    appropriation: bool = True

    @property
    def others(self) -> tuple[Funding, ...]:
        """Financing by anyone but the authority applied to."""
        return tuple(f for f in self.plan.funding if f.place != "authority")

    @property
    def municipal(self) -> tuple[Funding, ...]:
        """Financing by municipalities other than the applicant."""
        return tuple(f for f in self.plan.funding if f.party.kind == "municipality" and f.place == "other")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A planted disagreement: the rule that must see it and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A document to be written. `funding` is the financier of a commitment. `revision` counts its kind in the case."""

    kind: str
    facts: Facts
    revision: int = 0
    funding: Funding | None = None
    family: str | None = None
    unscored: tuple[str, ...] = ()
    writer: str | None = None
    """Name of the writer that must write it; None leaves it to the family."""


@dataclass(slots=True)
class CaseModel:
    """A case with its papers and what must be found in it."""

    key: str
    facts: Facts
    """As it stands at the end: latest plan, decision's figures."""
    papers: list[PaperOrder]
    outcome: str
    expected: list[Mismatch] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    in_folder: bool = True

    def change(self, kind: str, revision: int | None = None, **changes: object) -> None:
        """Replace facts on the papers of one kind (and revision)."""
        self.papers = [
            replace(p, facts=replace(p.facts, **changes)) if p.kind == kind and revision in (None, p.revision) else p  # type: ignore[arg-type]
            for p in self.papers
        ]

    def has(self, kind: str) -> bool:
        """Whether a paper of this kind is in the case."""
        return any(p.kind == kind for p in self.papers)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def months_after(day: date, months: int) -> date:
    """The same day `months` later, the last day of the month where the day does not exist; a month's end stays one."""
    index = day.year * 12 + day.month - 1 + months
    end = last_day(index // 12, index % 12 + 1)
    if day == last_day(day.year, day.month):
        return end
    return end if day.day > end.day else end.replace(day=day.day)
