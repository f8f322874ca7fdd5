"""Cost lines enumerated in running text: *Kostnaden är 1 065 tkr: löner 640 tkr, lokaler 185 tkr, material 150 tkr …*.

An enumeration counts as the budget only where it is whole: the figures add up to a total cost that the text prints, or three or
more kinds of cost follow each other in a sentence about costs. A single cost that a sentence happens to mention is no budget.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.roles.prose.collector import Collector, CostItem, amount_reading
from extractors.roles.prose.sentences import MONEY, Sentence, compile_cue
from extractors.roles.readings import AmountReading, BudgetReading, FieldReading, RoleReading
from extractors.roles.tables.categories import category_of
from schemas.facts import Standing
from schemas.layout import BlockKind
from schemas.roles import AmountRole, CostCategory
from schemas.text import Span

_LEADS = compile_cue(
    r"^(?:[\s,;:(–•-]|\d+\. |[a-h]\) |\b(?:och|samt|varav|därav|dels|till|på|av|för|i|om|med|avser|går till|används till|"
    r"avsätts för|är|"
    r"består av|utgörs av|utgörs|projektets|sina|övriga kostnader är)\b)+"
)
_TRAILS = compile_cue(
    r"(?:[\s,;:(=–.-]|\b(?:på|om|med|till|för|är|av|ca|cirka|drygt|knappt|totalt|sammanlagt|uppgår till|beräknas till|"
    r"beräknas|beräknade till|"
    r"uppskattas till|budgeteras till|kostar|som|motsvarande)\b)+$"
)
_ABOUT_COSTS = compile_cue(r"\b(?:kostnad\w*|kostar|budget\w*|utgift\w*|kalkyl\w*|går på|omsluter|omslutning\w*)\b")
_NO_LABEL = re.compile(r"[\ue000-\uf8ff]|\d{2}|[.!?]")
_NEXT_ITEM = re.compile(r"[,;:.\ue000-\ue7ff]|\s(?:och|samt)\s+(?=[^,;]{0,12}[\ue000-\ue7ff])")
_MOST_WORDS = 7
_PARTY = compile_cue("{P}")


def cost_items(sentence: Sentence, taken: set[Span]) -> list[CostItem]:
    """The kinds of cost that a sentence puts figures to; empty where figures and labels do not pair off."""
    text = sentence.text
    amounts = [
        m
        for m in MONEY.finditer(text)
        if sentence.mentions[m.group()].money is not None and sentence.span_of(sentence.mentions[m.group()]) not in taken
    ]
    if not amounts:
        return []
    before = [_labelled(sentence, _from(text, m.start()), m.start(), m.group()) for m in amounts]
    after = [_labelled(sentence, m.end(), _until(text, m.end()), m.group()) for m in amounts]
    best = max((before, after), key=lambda found: sum(1 for i in found if i is not None))
    return [i for i in best if i is not None]


def _from(text: str, amount: int) -> int:
    """Where a label before an amount can begin: after the amount before it, or after a colon."""
    start = max((m.end() for m in MONEY.finditer(text, 0, amount)), default=0)
    colon = max(text.rfind(":", start, amount - 2), text.rfind(";", start, amount - 2))
    comma = text.rfind(",", start, amount - 2)
    return max(start, colon + 1, comma + 1 if start == 0 else 0)


def _until(text: str, amount: int) -> int:
    following = _NEXT_ITEM.search(text, amount)
    return following.start() if following else len(text)


def _labelled(sentence: Sentence, start: int, end: int, sign: str) -> CostItem | None:
    written = sentence.text[start:end]
    lead = _LEADS.match(written)
    first = lead.end() if lead else 0
    trail = _TRAILS.search(written, first)
    last = trail.start() if trail else len(written)
    label = written[first:last]
    if len(label) < 3 or len(label.split()) > _MOST_WORDS or _NO_LABEL.search(label):
        return None
    category = category_of(label)
    if category is None or category in (CostCategory.TOTAL, CostCategory.IN_KIND, CostCategory.INCOME):
        return None
    span = sentence.span(start + first, start + last)
    return CostItem(sentence, sentence.mentions[sign], " ".join(label.split()), span, category)


_SPREAD = compile_cue(r"\b(?:kostnad|budget|omslutning|utgift)\w*[^.;]*?{M}[^.;]{0,30}?\b(?:fördela|varav|uppdela|delas)\w*")
_OF_A_YEAR = compile_cue(r"{Y}(?: ?[(:–-] ?| (?:med |på )?)(?P<m>{M})|(?P<n>{M}) (?:för |under |år ){0,2}{Y}")


def read_yearly_costs(sentence: Sentence, out: Collector) -> None:
    """*Kostnaden är 9 330 000 kronor fördelat på 2026 (3 000 000 kr), 2027 (…)*: what the whole is made up of, year by year."""
    spread = _SPREAD.search(sentence.text)
    if spread is None or _PARTY.search(sentence.text, spread.end()):
        return
    for m in _OF_A_YEAR.finditer(sentence.text, spread.end()):
        out.role(sentence, sentence.mentions[m.group("m") or m.group("n")], AmountRole.SUBTOTAL, "projektets kostnad ett år")


def read_costs(sentence: Sentence, out: Collector) -> None:
    """Remember the enumerated costs of a sentence, or of one item of a list of them."""
    items = cost_items(sentence, out.claimed)
    listed = sentence.passage.kind is BlockKind.ITEM or bool(sentence.passage.lead)
    if len(items) >= 2 or (len(items) == 1 and listed):
        out.costs.append(items)
        out.claimed.update(i.sentence.span_of(i.mention) for i in items)


def budget_of(out: Collector) -> tuple[BudgetReading, ...]:
    """The budget lines of a document's running text where an enumeration is whole; the other amounts are told to be costs."""
    totals = {Decimal(f.value): f.spans for f in out.fields if f.field == "total_cost"}
    if not totals:
        totals = _printed_sum(out)
    every = [i for group in out.costs for i in group]
    for group in (*out.costs, every):
        known = sum((i.mention.amount or Decimal(0) for i in group), Decimal(0))
        whole = known in totals and len(group) >= 2
        told = len(group) >= 3 and all(_ABOUT_COSTS.search(f"{i.sentence.text} {i.sentence.passage.heading}") for i in group)
        if whole or told:
            near = _in_sentences(totals[known], group) if whole else False
            near = near or (
                whole and any(0 <= s.start - i.sentence.span_of(i.mention).end < 60 for s in totals[known] for i in group)
            )
            lines = [line for i in group if (line := _line(i, Standing.CERTAIN if whole else Standing.PROBABLE))]
            if near:
                total = AmountReading(known, totals[known], reason="det som kostnaderna räknas upp till")
                lines.append(BudgetReading(CostCategory.TOTAL, "totalt", (), (total,)))
            _roles([i for i in every if i not in group], out)
            return tuple(lines)
    _roles(every, out)
    return ()


def _printed_sum(out: Collector) -> dict[Decimal, tuple[Span, ...]]:
    """*Summa 5 000 000* behind an enumeration whose figures add up to it: the total cost, where nothing else says it."""
    for group in out.costs:
        known = sum((i.mention.amount or Decimal(0) for i in group), Decimal(0))
        end = max(i.sentence.span_of(i.mention).end for i in group)
        for span, amount in out.sums:
            if amount == known and len(group) >= 2 and 0 <= span.start - end < 60:
                out.fields.append(FieldReading("total_cost", f"{known:.2f}", (span,), 70, "summan av kostnaderna som räknas upp"))
                out.roles = [r for r in out.roles if r.span != span]
                return {known: (span,)}
    return {}


def _in_sentences(spans: Sequence[Span], group: Sequence[CostItem]) -> bool:
    return any(s == i.sentence.span_of(m) for s in spans for i in group for m in i.sentence.mentions.values())


def _roles(items: Sequence[CostItem], out: Collector) -> None:
    for i in items:
        out.roles.append(RoleReading(i.sentence.span_of(i.mention), AmountRole.BUDGET_LINE, "kostnadspost i löpande text"))


def _line(item: CostItem, standing: Standing) -> BudgetReading | None:
    reading = amount_reading(item.sentence, item.mention, None, standing, "kostnad som räknas upp i texten")
    return None if reading is None else BudgetReading(item.category, item.label, (item.label_span,), (reading,))
