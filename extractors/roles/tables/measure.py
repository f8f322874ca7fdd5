"""In which unit a section counts: the nearest note that declares one, checked against what the document prints elsewhere.

A unit in the table's own headings, title or caption holds as printed, also where it is a slip. A note further away, or none at
all, is believed only when it does not contradict the other amounts of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.roles.tables.model import Section
from extractors.roles.tables.units import Unit, refers_elsewhere, unit_in, unit_note
from schemas.facts import Candidate, Standing
from schemas.layout import Layout
from schemas.problems import Problem, ProblemCode
from schemas.text import Span
from schemas.values import Money

KRONA = Unit(Decimal(1), "SEK", "kr")
THOUSAND = Unit(Decimal(1000), "SEK", "tkr")
_SMALL = Decimal(30_000)
_HUGE = Decimal(500_000_000)
_NEAR_LINES = 40


@dataclass(frozen=True, slots=True)
class Anchors:
    """Exact amounts in kronor that the document prints outside tables, to tell thousands from kronor by."""

    amounts: frozenset[Decimal]

    def fit(self, figures: Sequence[Decimal], factor: Decimal) -> int:
        """How many of the figures are also printed elsewhere when counted in `factor`."""
        return len({f * factor for f in figures if f} & self.amounts)


def anchors_of(layout: Layout, candidates: Sequence[Candidate]) -> Anchors:
    """Amounts of ten thousand or more that name their unit, outside every table."""
    inside = [span for table in layout.tables for row in table.rows for cell in row if cell for span in cell.spans]
    inside.sort()
    found = set()
    for candidate in candidates:
        value = candidate.value
        if not isinstance(value, Money) or candidate.recognizer == "number" or candidate.set_aside:
            continue
        if value.currency == "SEK" and abs(value.amount) >= 10_000 and not _covered(candidate.span, inside):
            found.add(value.amount)
    return Anchors(frozenset(found))


def _covered(span: Span, inside: Sequence[Span]) -> bool:
    return any(other.overlaps(span) for other in inside)


def own_unit(section: Section) -> Unit | None:
    """The unit that the section's own headings or titles declare."""
    units = {(c.unit.factor, c.unit.currency): c.unit for c in section.columns if c.unit is not None and c.unit.currency == "SEK"}
    if len(units) == 1:
        return next(iter(units.values()))
    foreign = {(c.unit.factor, c.unit.currency): c.unit for c in section.columns if c.unit is not None}
    if not units and len(foreign) == 1:
        return next(iter(foreign.values()))
    if unit := unit_in(section.label_heading):
        return unit
    for note in reversed(section.notes):
        if refers_elsewhere(note):
            continue
        if unit := unit_note(note):
            return unit
    return unit_note(section.table.name)


def _distant_unit(section: Section, layout: Layout) -> Unit | None:
    """The nearest line before the table that declares a unit, else a declaration anywhere after it."""
    start = section.table.start
    text = layout.document.text
    before = [line.span for line in layout.lines if line.span.end <= start]
    after = [line.span for line in layout.lines if line.span.start > start]
    for span in [*reversed(before), *after]:
        line = text[span.start : span.end].replace("\t", " ")
        if len(line) < 200 and not refers_elsewhere(line) and _declares(line) and (unit := unit_note(line)):
            return unit
    return None


def _declares(line: str) -> bool:
    low = line.lower()
    return any(word in low for word in ("belopp", "tkr", "kkr", "tusen", "hela kronor", "i kronor", "mnkr", "mkr", "i kr", "sek"))


def measured(section: Section, layout: Layout, anchors: Anchors) -> tuple[Section, list[Problem]]:
    """The section with its factor and currency, how sure that is, and a problem where it is not known."""
    values = [abs(f.value) for row in section.rows for f in row.figures.values() if f.factor is None and f.value]
    unit = own_unit(section)
    if unit is not None:
        return _against_cells(replace(section, factor=unit.factor, currency=unit.currency), unit), []
    if not values:
        return section, []
    largest = max(values)
    far = _distant_unit(section, layout)
    fits = {u.factor: anchors.fit(values, u.factor) for u in (KRONA, THOUSAND)}
    if far is not None and far.factor > 1 and far.currency == "SEK":
        return _believe_far(section, far, largest, fits)
    if far is not None:
        return replace(section, factor=far.factor, currency=far.currency), []
    if fits[THOUSAND.factor] > fits[KRONA.factor] and largest * 1000 <= _HUGE:
        reason = "no unit printed; amounts elsewhere in the document are a thousand times these"
        return _less_sure(section, THOUSAND, Standing.PROBABLE, reason), []
    if largest < _SMALL and not fits[KRONA.factor]:
        reason = "no unit printed, and the figures could be kronor or thousands"
        message = f"Tabellen anger ingen enhet och beloppen kan vara kronor eller tusental ({_title(section)})."
        problem = Problem(ProblemCode.UNKNOWN_UNIT, message, section.page, _first_span(section))
        return _less_sure(section, KRONA, Standing.AMBIGUOUS, reason), [problem]
    return section, []


def _against_cells(section: Section, unit: Unit) -> Section:
    """A heading in thousands over small figures that all say kr: the cells' number format, not the unit."""
    figures = [f for row in section.rows for f in row.figures.values() if f.value]
    marked = [f for f in figures if f.factor == 1]
    if unit.factor == 1 or unit.currency != "SEK" or len(marked) * 2 < len(figures) or not marked:
        return section
    if max(abs(f.value) for f in marked) >= _SMALL:
        return section
    rows = tuple(
        replace(row, figures={c: replace(f, factor=None) if f.factor == 1 else f for c, f in row.figures.items()})
        for row in section.rows
    )
    reason = f"the heading says {unit.words}, the cells kr; figures this small are in {unit.words}"
    return replace(section, rows=rows, standing=Standing.PROBABLE, reason=reason)


def _believe_far(section: Section, far: Unit, largest: Decimal, fits: dict[Decimal, int]) -> tuple[Section, list[Problem]]:
    as_kronor = fits[KRONA.factor]
    as_far = fits.get(far.factor, 0)
    if as_kronor > as_far:
        reason = f"a note elsewhere says {far.words}; amounts elsewhere in the document are these in kronor"
        return _less_sure(section, KRONA, Standing.PROBABLE, reason), []
    if largest * far.factor > _HUGE and not as_far:
        message = f"Enheten {far.words} anges på annat håll men ger orimligt stora belopp i tabellen ({_title(section)})."
        problem = Problem(ProblemCode.UNKNOWN_UNIT, message, section.page, _first_span(section))
        return _less_sure(section, KRONA, Standing.AMBIGUOUS, "unit doubtful"), [problem]
    standing = Standing.CERTAIN if as_far else Standing.PROBABLE
    return _less_sure(section, far, standing, f"unit from a note elsewhere: {far.words}"), []


def _less_sure(section: Section, unit: Unit, standing: Standing, reason: str) -> Section:
    return replace(section, factor=unit.factor, currency=unit.currency, standing=standing, reason=reason)


def _title(section: Section) -> str:
    return section.label_heading or (section.notes[-1] if section.notes else "") or "utan rubrik"


def _first_span(section: Section) -> Span | None:
    return next((span for row in section.rows for f in row.figures.values() for span in f.spans), None)
