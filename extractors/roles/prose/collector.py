"""What the reading of one document has gathered so far; each amount is claimed once, by the first cue that is sure of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.roles.prose.sentences import Mention, Sentence
from extractors.roles.readings import (
    AmountReading,
    FieldReading,
    FinancingReading,
    GrantPartReading,
    RoleReading,
)
from schemas.facts import Standing
from schemas.problems import Problem, ProblemCode
from schemas.records import Announcement, Condition
from schemas.roles import AmountRole, CostCategory, DateRole
from schemas.text import Span
from schemas.values import MoneyRange


@dataclass(frozen=True, slots=True)
class CostItem:
    """One kind of cost with its amount, where it stands, and its label as printed."""

    sentence: Sentence
    mention: Mention
    label: str
    label_span: Span
    category: CostCategory


@dataclass(slots=True)
class Collector:
    """The readings of one document as they grow. `aliases`: a figure printed twice in one place (*1,75 mnkr (1 750 000 kr)*)."""

    fields: list[FieldReading] = field(default_factory=list)
    financing: list[FinancingReading] = field(default_factory=list)
    parts: list[GrantPartReading] = field(default_factory=list)
    roles: list[RoleReading] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    claimed: set[Span] = field(default_factory=set)
    costs: list[Sequence[CostItem]] = field(default_factory=list)
    sums: list[tuple[Span, Decimal]] = field(default_factory=list)
    replaced: set[Span] = field(default_factory=set)
    refers_to_plan: bool = False

    def claim(self, span: Span) -> bool:
        """Take an amount; False when it is taken already."""
        if span in self.claimed:
            return False
        self.claimed.add(span)
        return True

    def role(self, sentence: Sentence, mention: Mention, role: AmountRole | DateRole, reason: str) -> None:
        """Give a role to a value that becomes no field."""
        span = sentence.span_of(mention)
        if self.claim(span):
            self.roles.append(RoleReading(span, role, reason))

    def scalar(
        self,
        name: str,
        sentence: Sentence,
        mention: Mention,
        weight: int,
        reason: str,
        standing: Standing = Standing.CERTAIN,
    ) -> bool:
        """A field that an amount or a rate states; False when the amount has another role already."""
        span = sentence.span_of(mention)
        if not self.claim(span):
            return False
        value = text_of(mention)
        if value is None:
            return False
        if isinstance(mention.money, MoneyRange):
            standing = Standing.PROBABLE
        self.fields.append(FieldReading(name, value, (span,), weight, reason, standing))
        return True

    def word(self, name: str, value: str, spans: Iterable[Span], weight: int, reason: str) -> None:
        """A field whose value is a word."""
        self.fields.append(FieldReading(name, value, tuple(spans), weight, reason))

    def ambiguous(self, sentence: Sentence, mention: Mention, why: str) -> None:
        """Report an amount whose owner grammar does not tell."""
        span = sentence.span_of(mention)
        self.claim(span)
        written = " ".join(mention.written.split())
        self.problems.append(
            Problem(
                ProblemCode.AMBIGUOUS_AMOUNT,
                f"Beloppet {written} kan inte hänföras till en enda part: {why}.",
                None,
                span,
            )
        )


def text_of(mention: Mention) -> str | None:
    """A value in the text form of a fact."""
    if mention.rate is not None:
        return str(mention.rate.percent)
    amount = mention.amount
    return None if amount is None else f"{amount:.2f}"


def amount_reading(
    sentence: Sentence,
    mention: Mention,
    year: int | None = None,
    standing: Standing = Standing.CERTAIN,
    reason: str = "",
    value: Decimal | None = None,
) -> AmountReading | None:
    """An amount as printed; `value` where it is worked out from the printed one. None for another currency."""
    money = mention.money
    if money is None:
        return None
    span = sentence.span_of(mention)
    if isinstance(money, MoneyRange):
        probable = standing if standing is Standing.AMBIGUOUS else Standing.PROBABLE
        return AmountReading(money.nominal if value is None else value, (span,), year, money.low, money.high, probable, reason)
    return AmountReading(money.amount if value is None else value, (span,), year, standing=standing, reason=reason)
