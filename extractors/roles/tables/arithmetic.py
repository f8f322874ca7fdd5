"""What adds up to what: sum rows and their parts, total columns and theirs. Never changes a figure.

A sum's parts are chosen by what balances in most columns; where nothing balances, by what the label says. Tolerance is half
of the last printed digit for every figure involved, so that rounded budgets are not taken for wrong ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.roles.tables.cells import Figure
from extractors.roles.tables.model import Row
from extractors.roles.tables.words import is_grand_sum, is_partial_sum, is_sum, is_thereof, side_of
from schemas.roles import Contribution

ZERO = Decimal(0)
_HALF = Decimal("0.5")


def amount(figure: Figure, factor: Decimal) -> Decimal:
    """The figure in whole kronor: by its own unit, else by the section's."""
    return figure.value * (figure.factor if figure.factor is not None else factor)


def rounding(figures: Iterable[Figure], factor: Decimal) -> Decimal:
    """By how much the printed digits can part a sum from its parts."""
    steps = (f.step * (f.factor if f.factor is not None else factor) for f in figures)
    return sum((step * _HALF for step in steps), ZERO)


def balances(whole: Figure, parts: Sequence[tuple[Figure, int]], factor: Decimal) -> bool:
    """Whether the parts (with signs) add up to the whole at the printed precision."""
    if not parts:
        return False
    added = sum((amount(f, factor) * sign for f, sign in parts), ZERO)
    return abs(added - amount(whole, factor)) <= rounding([whole, *(f for f, _ in parts)], factor)


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row that adds up others: their positions, each with its sign, and the share of columns in which that is so."""

    row: int
    parts: tuple[tuple[int, int], ...]
    share: Decimal
    is_total: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether it balances in every column it prints."""
        return self.share == 1


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Which rows of a section are lines, which are sums, and which repeat others (*varav*)."""

    lines: tuple[int, ...]
    sums: tuple[SumRow, ...]
    repeats: tuple[int, ...]

    @property
    def total(self) -> SumRow | None:
        """The sum of the whole section."""
        return next((s for s in self.sums if s.is_total), None)


def _share(rows: Sequence[Row], at: int, parts: Sequence[tuple[int, int]], columns: Sequence[int], factor: Decimal) -> Decimal:
    tried = good = 0
    for column in columns:
        whole = rows[at].figures.get(column)
        figures = [(rows[i].figures[column], sign) for i, sign in parts if column in rows[i].figures]
        if whole is None or (not figures and whole.value == 0):
            continue
        tried += 1
        good += balances(whole, figures, factor)
    return Decimal(good) / tried if tried else ZERO


def _signed(indices: Iterable[int], negative: frozenset[int]) -> tuple[tuple[int, int], ...]:
    return tuple((i, -1 if i in negative else 1) for i in indices)


def _candidates(
    rows: Sequence[Row],
    at: int,
    lines: Sequence[int],
    earlier_sums: Sequence[int],
    contribution: Callable[[Row], Contribution],
) -> list[tuple[int, ...]]:
    before = tuple(i for i in lines if i < at)
    after = tuple(i for i in lines if i > at)
    last_sum = max((i for i in earlier_sums if i < at), default=-1)
    since = tuple(i for i in before if i > last_sum)
    next_sum = next((i for i in range(at + 1, len(rows)) if is_sum(rows[i].label)), len(rows))
    below = tuple(i for i in after if i < next_sum)
    same_group = tuple(i for i in before if rows[i].group and rows[i].group == rows[at].group)
    cash = tuple(i for i in before if contribution(rows[i]) is Contribution.CASH)
    in_kind = tuple(i for i in before if contribution(rows[i]) is Contribution.IN_KIND)
    label = rows[at].label
    by_word = [
        tuple(i for i in before if word in " ".join((rows[i].group, *(w.text for w in rows[i].words))).lower())
        for word in ("offentlig", "privat")
        if word in label.lower()
    ]
    if is_partial_sum(label):
        ordered = [since, same_group, *by_word, cash, in_kind, before, below]
    else:
        ordered = [before, since, after if not before else (), below, same_group, cash, in_kind]
    if not before and len(after) != len(below):
        ordered.append(after)
    return [c for c in dict.fromkeys(ordered) if c]


def anatomy_of(
    rows: Sequence[Row],
    columns: Sequence[int],
    factor: Decimal,
    is_income: Callable[[Row], bool],
    contribution: Callable[[Row], Contribution],
    extra_sum: Callable[[str], bool] = lambda _: False,
) -> Anatomy:
    """Sort the rows of a section into lines, sums and repetitions, and find each sum's parts."""
    repeats = [i for i, row in enumerate(rows) if is_thereof(row.label)]
    sums = [i for i, row in enumerate(rows) if i not in repeats and row.figures and (is_sum(row.label) or extra_sum(row.label))]
    lines = [i for i, row in enumerate(rows) if i not in repeats and i not in sums and row.figures]
    unnamed = _unnamed_sums(rows, lines, sums, columns, factor)
    lines = [i for i in lines if i not in unnamed]
    sums = sorted([*sums, *unnamed])
    parents = _parents(rows, lines, sums, columns, factor)
    lines = [i for i in lines if i not in parents]
    found = [_parts_of(rows, at, lines, sums, columns, factor, is_income, contribution) for at in sums]
    found += [SumRow(at, _signed(children, frozenset()), Decimal(1)) for at, children in parents.items()]
    found.sort(key=lambda s: s.row)
    return Anatomy(tuple(lines), _with_total(rows, lines, found), tuple(repeats))


def _parts_of(
    rows: Sequence[Row],
    at: int,
    lines: Sequence[int],
    sums: Sequence[int],
    columns: Sequence[int],
    factor: Decimal,
    is_income: Callable[[Row], bool],
    contribution: Callable[[Row], Contribution],
) -> SumRow:
    income = frozenset(i for i in lines if is_income(rows[i]))
    positive_income = frozenset(i for i in income if any(f.value > 0 for f in rows[i].figures.values()))
    best: SumRow | None = None
    candidates = _candidates(rows, at, lines, sums, contribution)
    for chosen in candidates:
        variants = [_signed(chosen, frozenset())]
        if positive_income & set(chosen):
            variants.append(_signed(chosen, positive_income))
        if income & set(chosen):
            variants.append(_signed((i for i in chosen if i not in income), frozenset()))
        for parts in variants:
            share = _share(rows, at, parts, columns, factor)
            if best is None or share > best.share:
                best = SumRow(at, parts, share)
    if best is None:
        return SumRow(at, (), ZERO)
    if best.share == 0:
        parts = _signed(candidates[0], positive_income)
        return SumRow(at, parts, ZERO)
    return best


def _with_total(rows: Sequence[Row], lines: Sequence[int], sums: Sequence[SumRow]) -> tuple[SumRow, ...]:
    """Mark the sum of everything: the last that covers every line, else the only one that claims to."""
    whole = set(lines)
    full = [s for s in sums if whole and {i for i, _ in s.parts} >= whole]
    chosen = next((s for s in reversed(full) if not is_partial_sum(rows[s.row].label)), full[-1] if full else None)
    if chosen is None:
        grand = [s for s in sums if is_grand_sum(rows[s.row].label) and _covers_nearly(s, whole)]
        chosen = grand[-1] if grand else None
    return tuple(SumRow(s.row, s.parts, s.share, True) if chosen is not None and s.row == chosen.row else s for s in sums)


def _covers_nearly(found: SumRow, whole: set[int]) -> bool:
    """A sum may leave out an income line that it is net of or gross of; anything more is another sum."""
    return len(whole - {i for i, _ in found.parts}) <= 1 and len(whole) > 2


def _unnamed_sums(
    rows: Sequence[Row], lines: Sequence[int], sums: Sequence[int], columns: Sequence[int], factor: Decimal
) -> list[int]:
    """A last row without a label, or labelled with the side only (*Kostnader*), that adds up everything above it."""
    if sums or len(lines) < 3:
        return []
    last, first = lines[-1], lines[0]
    for at, others in ((last, lines[:-1]), (first, lines[1:])):
        label = rows[at].label.strip(" :")
        if label and side_of(label) is None:
            continue
        if label and len(label.split()) > 2:
            continue
        if _share(rows, at, _signed(others, frozenset()), columns, factor) == 1:
            return [at]
    return []


def _parents(
    rows: Sequence[Row], lines: Sequence[int], sums: Sequence[int], columns: Sequence[int], factor: Decimal
) -> Mapping[int, tuple[int, ...]]:
    """Lines printed above their own parts, when leaving them out is what makes the printed sum right."""
    totals = [s for s in sums if is_grand_sum(rows[s].label) or len(sums) == 1]
    if not totals:
        return {}
    at = totals[-1]
    if _share(rows, at, _signed(lines, frozenset()), columns, factor) == 1:
        return {}
    found: dict[int, tuple[int, ...]] = {}
    position = 0
    while position < len(lines):
        for count in range(len(lines) - position - 1, 1, -1):
            children = tuple(lines[position + 1 : position + 1 + count])
            if _share(rows, lines[position], _signed(children, frozenset()), columns, factor) == 1:
                found[lines[position]] = children
                position += count
                break
        position += 1
    kept = [i for i in lines if i not in found]
    return found if found and _share(rows, at, _signed(kept, frozenset()), columns, factor) == 1 else {}
