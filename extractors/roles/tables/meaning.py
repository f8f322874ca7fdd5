"""The final meaning of each column of a section: years, the whole project, set aside, or unclaimed.

Headings come first; figures decide where headings are silent or where two columns say the same. Project years (*År 1*) become
calendar years only where `periods` can tell which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.roles.tables.arithmetic import balances
from extractors.roles.tables.columns import Column, ColumnKind
from extractors.roles.tables.model import Section
from extractors.roles.tables.periods import ProjectYears
from extractors.roles.tables.sections import amount_columns
from schemas.facts import Standing
from schemas.roles import AmountRole, DocumentKind


@dataclass(frozen=True, slots=True)
class Aside:
    """A column whose figures are no line's amount, and why."""

    column: Column
    role: AmountRole
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a section that count, those set aside, and those nobody understands."""

    years: tuple[Column, ...]
    totals: tuple[Column, ...]
    aside: tuple[Aside, ...] = ()
    unclaimed: tuple[Aside, ...] = ()
    standing: Standing = Standing.CERTAIN
    reason: str = ""

    @property
    def counted(self) -> tuple[int, ...]:
        """Indices of the columns whose figures become amounts."""
        return tuple(c.index for c in (*self.years, *self.totals))


PIECE = "piece "
PIECES = ("project year without a calendar year", "covers more than one calendar year")
"""Reasons for which a column has no calendar year though it is certainly money of the project."""

SLIPPED = ("figures that are not understood are larger than the totals", "figures without a heading beside the totals")
"""Reasons to think that headings stand over the wrong columns."""

_ASIDE: tuple[tuple[ColumnKind, AmountRole, str], ...] = (
    (ColumnKind.SHARE, AmountRole.UNASSIGNED, "share column"),
    (ColumnKind.FORM, AmountRole.UNASSIGNED, "form column"),
    (ColumnKind.NOTE, AmountRole.UNASSIGNED, "note column"),
    (ColumnKind.QUANTITY, AmountRole.UNASSIGNED, "quantity column"),
    (ColumnKind.PAST, AmountRole.HISTORY, "column of earlier figures"),
    (ColumnKind.CHANGE, AmountRole.SUBTOTAL, "column of differences"),
)


def _adds_up(section: Section, whole: int, parts: Sequence[int]) -> bool:
    """Whether one column is the sum of others in nearly all rows that print at least two of the parts."""
    tried = good = 0
    for row in section.rows:
        if whole not in row.figures:
            continue
        figures = [(row.figures[c], 1) for c in parts if c in row.figures]
        if figures and (len(figures) > 1 or len(parts) == 1):
            tried += 1
            good += balances(row.figures[whole], figures, section.factor)
    return tried >= 1 and good * 5 >= tried * 4


def resolve(section: Section, kind: DocumentKind, project: ProjectYears | None) -> Columns:
    """What each column of figures means."""
    columns = amount_columns(section)
    aside = [Aside(c, role, reason) for c in columns for k, role, reason in _ASIDE if c.kind is k]
    set_aside = {a.column.index for a in aside}
    live = [c for c in columns if c.index not in set_aside]
    if any(c.unit is not None and c.unit.currency == "SEK" for c in live):
        foreign = [c for c in live if c.unit is not None and c.unit.currency != "SEK"]
        aside += [Aside(c, AmountRole.UNASSIGNED, f"amounts in {c.unit.currency}") for c in foreign if c.unit is not None]
        live = [c for c in live if c not in foreign]
    parts = _named_parts(section, live)
    aside += [Aside(c, AmountRole.SUBTOTAL, f"part of the row's total: {c.header}") for c in parts]
    live = [c for c in live if c not in parts]
    unclaimed: list[Aside] = []
    reason, standing = "", Standing.CERTAIN

    ordinals = [c for c in live if c.ordinal is not None]
    if ordinals:
        if project is None or not project.fits(max(c.ordinal or 0 for c in ordinals)):
            unclaimed += [Aside(c, AmountRole.UNASSIGNED, "project year without a calendar year") for c in ordinals]
        else:
            live += [replace(c, year=project.first + c.ordinal - 1) for c in ordinals if c.ordinal is not None]
            standing, reason = Standing.PROBABLE, "project years counted from the project's first year"
        live = [c for c in live if c.ordinal is None or c.year is not None]
    years = [c for c in live if c.year is not None]
    named = {c.year for c in years}
    for column in [c for c in live if c.year is None and c.years]:
        live.remove(column)
        covers = bool(named) and set(column.years) >= {min(y for y in named if y), max(y for y in named if y)}
        if covers or not [c for c in live if not c.ordinal]:
            live.append(replace(column, total=True, years=()))
        else:
            unclaimed.append(Aside(column, AmountRole.UNASSIGNED, "covers more than one calendar year"))
    totals = [c for c in live if c.year is None and c.total]
    unknown = [c for c in live if c.year is None and not c.total]

    if unknown:
        totals, more_aside, more_unclaimed, inferred = _place_unknown(section, years, totals, unknown)
        aside += more_aside
        unclaimed += more_unclaimed
        if inferred:
            reason, standing = inferred, Standing.PROBABLE
    totals, past = _one_total_each(section, totals, years, kind)
    aside += past
    pieces = [u.column for u in unclaimed if u.reason in PIECES]
    if not totals and not years and len(pieces) > 1:
        totals = [replace(c, total=True, sector=f"{PIECE}{c.index}") for c in pieces]
    years, year_aside, year_unclaimed = _one_column_a_year(section, years)
    found = Columns(tuple(years), tuple(totals), tuple(aside + year_aside), tuple(unclaimed + year_unclaimed), standing, reason)
    return _beside_unknown(section, found)


def _beside_unknown(section: Section, columns: Columns) -> Columns:
    """The columns, less sure where figures that nobody understands are larger than the totals, or have no heading."""
    unknown = [u.column.index for u in columns.unclaimed]
    bare = [u for u in columns.unclaimed if u.reason not in PIECES and not u.column.header]
    whole = next((c.index for c in columns.totals if c.contribution is None and not c.sector), None)
    rows = [row for row in section.rows if any(c in row.figures for c in unknown)]
    if not unknown or whole is None or not rows:
        return columns
    larger = sum(
        any(c in row.figures and abs(row.figures[c].value) > abs(row.figures[whole].value) for c in unknown)
        for row in rows
        if whole in row.figures
    )
    if 2 * larger >= len(rows):
        return replace(columns, standing=Standing.AMBIGUOUS, reason=SLIPPED[0])
    if bare and columns.standing is Standing.CERTAIN:
        return replace(columns, standing=Standing.PROBABLE, reason=SLIPPED[1])
    return columns


def _named_parts(section: Section, live: Sequence[Column]) -> list[Column]:
    """Columns with a heading of their own (partners, payers) that add up to the one total column, where there are no years."""
    whole = [c for c in live if c.total_only]
    rest = [c for c in live if not c.total_only]
    if (
        len(whole) != 1
        or len(rest) < 2
        or any(c.year or c.ordinal or c.years or c.contribution or c.sector or not c.header for c in rest)
    ):
        return []
    return rest if _adds_up(section, whole[0].index, [c.index for c in rest]) else []


def _place_unknown(
    section: Section, years: Sequence[Column], totals: list[Column], unknown: list[Column]
) -> tuple[list[Column], list[Aside], list[Aside], str]:
    """Columns whose heading says nothing known: by arithmetic a total or parts of one, else unclaimed."""
    year_indices = [c.index for c in years]
    if not years and not totals and len(unknown) == 1:
        return [replace(unknown[0], total=True, explicit=False)], [], [], "the only column of figures"
    if len(years) > 1 and not totals:
        for column in unknown:
            if _adds_up(section, column.index, year_indices):
                rest = [c for c in unknown if c is not column]
                found = [replace(column, total=True, explicit=False)]
                return found, [], _unclaimed(rest), "a column without a heading that is the sum of the years"
        return totals, [], _unclaimed(unknown), ""
    indices = [c.index for c in unknown]
    whole = [c for c in totals if c.contribution is None and not c.sector]
    if whole and len(unknown) > 1 and _adds_up(section, whole[0].index, indices):
        named = [c for c in unknown if c.header]
        aside = [Aside(c, AmountRole.SUBTOTAL, f"part of the row's total: {c.header}") for c in named]
        return totals, aside, _unclaimed([c for c in unknown if not c.header]), ""
    if not years and not totals and len(unknown) > 2:
        for at, rest in ((unknown[-1], unknown[:-1]), (unknown[0], unknown[1:])):
            if _adds_up(section, at.index, [c.index for c in rest]):
                named = [c for c in rest if c.header]
                aside = [Aside(c, AmountRole.SUBTOTAL, f"part of the row's total: {c.header}") for c in named]
                found = [replace(at, total=True, explicit=False)]
                return found, aside, _unclaimed([c for c in rest if not c.header]), "the column that is the sum of the others"
    return totals, [], _unclaimed(unknown), ""


def _unclaimed(columns: Sequence[Column]) -> list[Aside]:
    return [Aside(c, AmountRole.UNASSIGNED, "heading not understood") for c in columns]


def _one_total_each(
    section: Section, totals: list[Column], years: Sequence[Column], kind: DocumentKind
) -> tuple[list[Column], list[Aside]]:
    """At most one column for the whole project for each contribution; the others are older, or parts of it."""
    kept: list[Column] = []
    aside: list[Aside] = []
    for key in dict.fromkeys((c.contribution, c.sector) for c in totals):
        same = [c for c in totals if (c.contribution, c.sector) == key]
        if len(same) == 1:
            kept += same
            continue
        chosen = _choose_total(section, same, years, kind)
        kept.append(chosen)
        for other in same:
            if other is not chosen:
                parts = [c.index for c in same if c is not chosen]
                part = len(parts) > 1 and _adds_up(section, chosen.index, parts)
                role = AmountRole.SUBTOTAL if part else AmountRole.HISTORY
                aside.append(Aside(other, role, f"another column counts: {chosen.header}"))
    whole = [c for c in kept if c.contribution is None and not c.sector]
    sectors = [c for c in kept if c.sector]
    if whole and sectors:
        kept = [c for c in kept if not c.sector]
        aside += [Aside(c, AmountRole.SUBTOTAL, f"part of the row's total: {c.header}") for c in sectors]
    return kept, aside


def _choose_total(section: Section, same: Sequence[Column], years: Sequence[Column], kind: DocumentKind) -> Column:
    revised = [c for c in same if c.revised]
    if len(revised) == 1:
        return revised[0]
    if years:
        fits = [c for c in same if _adds_up(section, c.index, [y.index for y in years])]
        if len(fits) == 1:
            return fits[0]
    for column in same:
        parts = [c.index for c in same if c is not column]
        if len(parts) > 1 and _adds_up(section, column.index, parts):
            return column
    granted = [c for c in same if any(w in c.header.lower() for w in ("bevilja", "beslut", "godkän"))]
    if kind is DocumentKind.DECISION and len(granted) == 1:
        return granted[0]
    rest = [c for c in same if c not in granted]
    strong = [c for c in rest if any(w in c.header.lower() for w in ("total", "summa"))]
    return (strong or rest or list(same))[-1]


def _one_column_a_year(section: Section, years: Sequence[Column]) -> tuple[list[Column], list[Aside], list[Aside]]:
    """Several columns of one year: parts of it are kept and added up later; a sum beside its own parts is set aside."""
    kept: list[Column] = []
    aside: list[Aside] = []
    unclaimed: list[Aside] = []
    for year in dict.fromkeys(c.year for c in years):
        same = [c for c in years if c.year == year]
        plain = [c for c in same if c.contribution is None and not c.sector and not c.part]
        parts = [c for c in same if c not in plain]
        if plain and parts:
            if any(c.contribution for c in parts):
                kept += parts
                aside += [Aside(c, AmountRole.SUBTOTAL, "the year's sum over contributions") for c in plain]
            else:
                kept += plain[:1]
                aside += [Aside(c, AmountRole.SUBTOTAL, "part of the year") for c in parts]
        elif len(plain) > 1:
            revised = [c for c in plain if c.revised]
            if len(revised) == 1:
                kept += revised
                aside += [Aside(c, AmountRole.HISTORY, "earlier figures") for c in plain if c not in revised]
            else:
                unclaimed += [Aside(c, AmountRole.UNASSIGNED, "two columns for one year") for c in plain]
        else:
            kept += same
    return kept, aside, unclaimed
