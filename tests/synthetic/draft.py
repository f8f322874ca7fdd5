"""A document being written: every figure and name goes through here, so that what is printed and what is true cannot part."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TypeVar

from .labels import Labels
from .model import Facts, Funding, Money, PaperOrder
from .paper import Block, Fields, Heading, Items, Paper, Para
from .printing import Habits, grouped
from .registers import Party

T = TypeVar("T")
NUMBER_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def own_kind(funding: Funding) -> str:
    """Type of a financier in the truth: the applicant's own money is the applicant's."""
    return "applicant" if funding.place == "applicant" else funding.party.kind


@dataclass(slots=True)
class Draft:
    """The facts that may be said, the habits of the hand that writes, and the labels of what has been said."""

    order: PaperOrder
    rng: Random
    habits: Habits
    labels: Labels
    paper: Paper = field(default_factory=Paper)
    quote: str = ""
    """Quotation marks around the title in running text: empty or a pair."""
    short_unit: str = ""
    """How round amounts are written in text, if not in full: tkr, mnkr or miljoner kronor."""

    @property
    def facts(self) -> Facts:
        """The facts of this paper."""
        return self.order.facts

    def pick(self, *options: T) -> T:
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return self.rng.random() < share

    # ---------------------------------------------------------------- saying and recording
    def title(self, quoted: bool = False) -> str:
        """The project's title."""
        self.labels.set("project_title", self.facts.title)
        return f"{self.quote[0]}{self.facts.title}{self.quote[1]}" if quoted and self.quote else self.facts.title

    def applicant(self) -> str:
        """The applicant's name as this paper writes it."""
        self.labels.set("applicant_name", self.facts.applicant_written)
        self.labels.municipality(self.facts.applicant, "applicant")
        return self.facts.applicant_written

    def org_number(self) -> str:
        """The applicant's organisation number."""
        self.labels.set("applicant_org_number", self.facts.org_number)
        return self.facts.org_number

    def authority(self) -> str:
        """The authority applied to."""
        self.labels.set("authority", self.facts.authority.name)
        return self.facts.authority.name

    def number(self) -> str:
        """The case's registration number."""
        self.labels.set("registration_number", self.facts.number)
        return self.facts.number

    def day(self, name: str, value: date, prose: bool = False) -> str:
        """A date with a role."""
        self.labels.set(name, value)
        return self.habits.prose(value) if prose else self.habits.form(value)

    def span(self, prose: bool = False) -> str:
        """The project period."""
        start, end = self.day("period_start", self.facts.start, prose), self.day("period_end", self.facts.end, prose)
        dash = self.habits.period_dash
        if dash == "–" and " " in start:
            dash = self.pick("–", " – ")
        return f"{start}{dash}{end}"

    def exact(self, amount: int) -> str:
        """An amount in text: all its digits, or shortened without loss where this hand does so."""
        if self.short_unit == "tkr" and amount >= 10_000 and amount % 1000 == 0:
            return f"{grouped(amount // 1000, self.habits.separator)} tkr"
        if self.short_unit and self.short_unit != "tkr" and amount > 1_000_000 and amount % 10_000 == 0:
            whole, part = divmod(amount // 10_000, 100)
            decimals = f",{part:02d}".rstrip("0") if part else ""
            return f"{whole}{decimals} {self.short_unit}"
        return self.habits.money(amount)

    def applied(self) -> str:
        """The amount applied for, with the authority's financing row."""
        facts = self.facts
        self.labels.set("amount_applied_for_sek", facts.applied)
        if self.order.kind in ("application", "budget", "supplement", "officers_report"):
            self.labels.fund(
                facts.fund_row,
                facts.fund_row.kind,
                "cash",
                self.facts.granted if self.order.kind == "officers_report" else facts.applied,
            )
        return self.exact(facts.applied)

    def granted(self) -> str:
        """The ceiling granted or proposed, with the authority's row."""
        facts = self.facts
        self.labels.set("amount_granted_sek", facts.granted)
        self.labels.fund(facts.fund_row, facts.fund_row.kind, "cash", facts.granted)
        return self.exact(facts.granted)

    def rate(self) -> str:
        """The support rate."""
        value = self.facts.rate / 100
        self.labels.set("support_rate_pct", int(value) if value == int(value) else round(value, 2))
        return self.habits.rate(self.facts.rate)

    def total(self) -> str:
        """The project's total cost."""
        self.labels.set("total_cost_sek", self.facts.plan.summed("cost", None))
        return self.exact(self.facts.plan.summed("cost", None))

    def financing_sum(self) -> int:
        """The printed sum of the financing, which may be planted wrong."""
        self.labels.prints.add("financing_sum")
        return self.facts.plan.summed("financing", None)

    def delegation_limit(self) -> str:
        """The amount that may be decided on delegation."""
        self.labels.prints.add("delegation_limit")
        return self.exact(self.facts.delegation_limit)

    def final_report(self, prose: bool = False) -> str:
        """The date of the final report."""
        return self.day("final_report_due", self.facts.final_report, prose)

    # ---------------------------------------------------------------- financiers
    def payer(self, party: Party) -> str:
        """A financier as printed: the name, now and then an abbreviation known to everyone."""
        return self.pick(party.name, party.name, *party.printed) if party.printed else party.name

    def note_payer(self, funding: Funding, amount: int | None = None, years: Money | None = None) -> None:
        """Record a financier that has just been printed."""
        self.labels.fund(funding.party, own_kind(funding), funding.contribution, amount, dict(years.by_year) if years else None)

    def own_label(self, funding: Funding) -> str:
        """The applicant's own row in a table."""
        name = self.facts.applicant_written
        if funding.contribution == "in_kind":
            return self.pick("Eget arbete", "Egen insats i annat än pengar", f"{name}, eget arbete", f"{name} (ideell tid)")
        return self.pick(
            "Egen finansiering",
            "Egen insats",
            "Egen kontant insats",
            "Egna medel",
            "Egen kontantinsats",
            name,
            f"{name} (egen insats)",
            f"{name}, egen finansiering",
            f"Sökande, {name}",
            "Projektägarens kontanta insats",
        )

    def authority_label(self) -> str:
        """The authority's own row in a table, marked as the one applied for."""
        name = self.payer(self.facts.fund_row)
        if self.facts.fund_row.name == self.facts.authority.name:
            self.labels.set("authority", name)
        if self.order.kind in ("decision", "officers_report"):
            return self.pick(name, name, f"{name} (beviljat stöd)" if self.order.kind == "decision" else f"{name} (sökt)")
        return self.pick(
            f"{name} (söks)",
            f"{name} (sökt)",
            f"Sökt stöd, {name}",
            f"{name}, denna ansökan",
            f"{name} – sökt belopp",
            f"Söks: {name}",
            f"{name} (sökt stöd)",
        )

    # ---------------------------------------------------------------- blocks
    def add(self, *blocks: Block) -> None:
        """Put blocks on the paper."""
        self.paper.blocks.extend(blocks)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        self.add(Heading(text, level))

    def para(self, *sentences: str) -> None:
        """Sentences that make a paragraph; empty ones are left out."""
        text = " ".join(s for s in sentences if s).replace("..", ".")
        if text:
            self.add(Para(text))

    def items(self, *items: str, marker: str = "bullet") -> None:
        """A list."""
        self.add(Items(tuple(i for i in items if i), marker))

    def fields(self, *pairs: tuple[str, str]) -> None:
        """Labels and values."""
        self.add(Fields(tuple(pairs)))
