"""One document opened for comparison: its tables as rows, and whether its figures can be relied on.

A figure that the paper itself gainsays (a total below one of its parts, an amount out of all proportion, a table with many wrong
sums) was misread rather than misprinted, and is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from schemas.facts import Fact, Standing
from schemas.identity import FactId
from schemas.records import CaseDocument, DocumentRecord
from schemas.roles import AmountRole, CostCategory, DocumentKind, FactKind
from schemas.text import TextSource
from warehouse.reconcile.figures import Figure, cut_in_two, figure_of, overlap, surely_above, thousandfold
from warehouse.reconcile.names import name_pattern
from warehouse.reconcile.rows import CostRow, FinancingRow, cost_rows, cost_sums, doubted, financing_rows, summed
from warehouse.reconcile.swedish import PAPERS

_THOUSANDS = re.compile(r"\b(?:tkr|kkr|tusental|tusen)\b", re.IGNORECASE)
SMALLEST_SHARE = 500
"""An amount applied for below one five-hundredth of the total cost is a unit mixed up in reading, not what anybody asks for."""
MANY_OFF = 3
PLAN_KINDS = (DocumentKind.APPLICATION, DocumentKind.BUDGET)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the case, its tables as rows. `since`: the day it was known from (date.min: from the start)."""

    document: CaseDocument
    name: str
    since: date
    dated: bool
    revised: bool
    facts: dict[FactId, Fact]
    financing: tuple[FinancingRow, ...]
    costs: tuple[CostRow, ...]
    misread: bool = False
    """Whether so many printed sums are off that its tables were read wrongly; no figure of theirs is then sure."""

    @property
    def record(self) -> DocumentRecord:
        """What the document says."""
        return self.document.record

    @property
    def kind(self) -> DocumentKind:
        """Kind of the document."""
        return self.document.record.kind

    @property
    def subject(self) -> str:
        """What tells findings about this paper apart from those about another: `decision:0`."""
        return f"{self.kind}:{self.document.revision}"

    @property
    def scanned(self) -> bool:
        """Whether letters were read from a picture: a single differing letter then proves nothing."""
        return self.record.text_source is TextSource.OCR

    @property
    def others(self) -> tuple[FinancingRow, ...]:
        """The rows of everybody but the authority applied to."""
        return tuple(row for row in self.financing if not row.is_authority)

    @property
    def lists_amounts(self) -> bool:
        """Whether it can serve as a financing plan: somebody else's money stands there with amounts."""
        named = [row for row in self.others if row.amount is not None]
        return len(named) >= 2 or (bool(named) and self.record.lists_financing)

    def total_cost(self) -> Figure | None:
        """The total the paper prints, as a field or as the last row of its costs.

        Where the two differ the one that the rows add up to counts. A total below one of its own parts was read wrongly.
        """
        stated = figure_of(self.record.total_cost)
        row = next((row.amount for row in self.costs if row.category is CostCategory.TOTAL and row.amount), None)
        candidates = [figure for figure in (stated, row) if figure is not None]
        if len(candidates) == 2 and overlap(*candidates):
            candidates.pop()
        if not candidates:
            return None
        whole = [figure for figure in candidates if not self._below_a_part(figure)]
        if len(whole) < 2:
            return whole[0] if whole else replace(candidates[0], sure=False)
        financing = summed(self.financing)
        sums = (*cost_sums(self.costs, None), *((financing,) if financing else ()))
        fitting = [figure for figure in whole if same_amount_somewhere(figure, sums)]
        return fitting[0] if len(fitting) == 1 else replace(whole[0], sure=False)

    def _below_a_part(self, figure: Figure) -> bool:
        parts = [figure_of(self.record.amount_applied_for), figure_of(self.record.amount_granted)]
        parts += [row.amount for row in self.financing]
        return any(part is not None and surely_above(part, figure) for part in parts)

    def applied_for(self) -> Figure | None:
        """The amount applied for; unsure where it is out of all proportion to the paper's own row or total."""
        stated = figure_of(self.record.amount_applied_for)
        if stated is None or self.kind not in PLAN_KINDS:
            return stated
        own = [row.amount for row in self.financing if row.is_authority and row.amount is not None]
        whole = figure_of(self.record.total_cost)
        astray = self.misread and any(overlap(stated, figure) for figure in own)
        astray = astray or any(
            thousandfold(stated, figure) or cut_in_two(stated, figure) for figure in own if not overlap(stated, figure)
        )
        tiny = whole is not None and (stated.nominal * SMALLEST_SHARE < whole.nominal or surely_above(stated, whole))
        return replace(stated, sure=False) if astray or tiny else stated

    def adds_up(self) -> bool:
        """Whether the cost rows make up the total the paper prints, if it prints one: else rows were missed or misread."""
        whole = self.total_cost()
        return whole is None or (whole.sure and same_amount_somewhere(whole, cost_sums(self.costs, None)))

    def unassigned(self, amount: Decimal) -> bool:
        """Whether the paper prints this amount somewhere without anybody knowing what it is."""
        return any(
            fact.kind is FactKind.AMOUNT and fact.role == AmountRole.UNASSIGNED and fact.value and Decimal(fact.value) == amount
            for fact in self.facts.values()
        )

    def mentions(self, name: str, amount: Decimal | None) -> bool:
        """Whether name and amount both stand in the text, although no row was read from them. Without text: no."""
        text = self.record.text
        if not text or not name_pattern(name).search(text):
            return False
        if amount is None or _printed(amount).search(text):
            return True
        in_thousands = amount % 1000 == 0 and _THOUSANDS.search(text) is not None
        return in_thousands and _printed(amount / 1000).search(text) is not None

    def sure_of(self, fact_id: FactId | None) -> bool:
        """Whether the fact behind an identifier is unambiguous; true where the paper has no such fact."""
        fact = self.facts.get(fact_id) if fact_id else None
        return fact is None or fact.standing is not Standing.AMBIGUOUS


def _printed(amount: Decimal) -> re.Pattern[str]:
    """The amount as a number of its own, its groups of three apart or not."""
    groups = f"{amount:,.0f}".split(",")
    return re.compile(r"(?<!\d)(?<!\d[ \u00a0\u202f.])" + r"[ \u00a0\u202f\u2009.]?".join(groups) + r"(?!\d)")


def same_amount_somewhere(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether any of the amounts can be this one."""
    return any(overlap(figure, other) for other in others)


def is_revised(document: CaseDocument) -> bool:
    """Whether a paper replaces an earlier one: not the first of its kind, or calling itself revised."""
    return document.revision > 0 or document.record.is_revised or (document.record.version or 1) > 1


def _is_misread(record: DocumentRecord) -> bool:
    """A person gets one sum wrong, or two; where a third of them and at least three are off, the cells were read wrongly."""
    off = sum(abs(s.printed - s.computed) > s.rounding for s in record.sums)
    return off >= MANY_OFF and off * 3 >= len(record.sums)


def open_paper(document: CaseDocument, since: date | None, applicants: frozenset[str], several: bool) -> Paper:
    """The paper of a document; `several`: the case has more of the kind, so that its name needs a version."""
    record = document.record
    facts = {fact.fact_id: fact for fact in record.facts}
    # Several commitments come from several parties; they are no versions of each other.
    numbered = several and record.kind is not DocumentKind.COMMITMENT
    misread = _is_misread(record)
    financing, costs = financing_rows(record, facts, applicants), cost_rows(record, facts)
    name = PAPERS[record.kind] + (f" (version {document.revision + 1})" if numbered else "")
    return Paper(
        document=document,
        name=name,
        since=since or date.min,
        dated=since is not None and since != date.min,
        revised=is_revised(document),
        facts=facts,
        financing=doubted(financing) if misread else financing,
        costs=doubted(costs) if misread else costs,
        misread=misread,
    )
