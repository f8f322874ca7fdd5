"""Financiers across papers: which row of one paper is which row of another.

Rows are the same party by key (code for municipalities, folded name for others, one key for the applicant). What is left over
on both sides is tried again by likeness, never for municipalities. Two rows of one party count as one sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.identity import FactId
from schemas.roles import Contribution, FinancierType
from warehouse.reconcile.dossier import Dossier
from warehouse.reconcile.figures import Figure, overlap, total
from warehouse.reconcile.names import nearly_same, party_key
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import APPLICANT, FinancingRow

Key = tuple[str, Contribution]


@dataclass(frozen=True, slots=True)
class Party:
    """All rows of one party and one kind of contribution in one paper, summed."""

    key: str
    name: str
    contribution: Contribution
    rows: tuple[FinancingRow, ...]
    amount: Figure | None
    years: Mapping[int, Figure]
    fact_id: FactId | None

    @property
    def type(self) -> FinancierType:
        """Kind of financier."""
        return self.rows[0].type

    def can_be(self, figure: Figure) -> bool:
        """Whether the amount is the sum of the rows, or what each of several mentions says alone."""
        if self.amount is not None and overlap(self.amount, figure):
            return True
        singles = [row.amount for row in self.rows if row.amount is not None]
        return len(singles) > 1 and all(overlap(single, figure) for single in singles)


def gather(rows: Iterable[FinancingRow]) -> dict[Key, Party]:
    """Rows by party and contribution, in the order printed. Head counts (*11 kommuner*) are not parties."""
    grouped: dict[Key, list[FinancingRow]] = {}
    for row in rows:
        if row.count is None:
            grouped.setdefault((row.key, row.contribution), []).append(row)
    return {key: _party(key, found) for key, found in grouped.items()}


def _party(key: Key, rows: Sequence[FinancingRow]) -> Party:
    years: dict[int, Figure] = {}
    for row in rows:
        for year, figure in row.years.items():
            years[year] = total((years[year], figure)) or figure if year in years else figure
    amounts = [row.amount for row in rows if row.amount is not None]
    amount = total(amounts) if len(amounts) == len(rows) else None
    name = "Sökandens egen finansiering" if key[0] == APPLICANT else rows[0].name
    return Party(key[0], name, key[1], tuple(rows), amount, years, amount.fact_id if amount else rows[0].fact_id)


def by_party(paper: Paper) -> dict[Key, Party]:
    """The parties of a paper other than the authority applied to."""
    return gather(paper.others)


def authority_keys(dossier: Dossier, *papers: Paper) -> frozenset[str]:
    """Keys of the authority applied to, as any of the papers marks it or names it."""
    keys = {row.key for paper in papers for row in paper.financing if row.is_authority}
    names = [
        dossier.case.authority or "",
        *(paper.record.authority.value for paper in papers if paper.record.authority is not None),
    ]
    keys.update(party_key(name) for name in names if name)
    keys.discard(APPLICANT)
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Parties of an answer beside those of the plan. Contributions of one party are side by side in lists."""

    pairs: tuple[tuple[tuple[Party, ...], tuple[Party, ...]], ...]
    only_left: tuple[Party, ...]
    only_right: tuple[Party, ...]


def pair_up(left: Iterable[Party], right: Iterable[Party]) -> Pairing:
    """Which parties of the one paper are which of the other; first by key, then by likeness."""
    a, b = _by_key(left), _by_key(right)
    pairs = [(a.pop(key), b.pop(key)) for key in [key for key in a if key in b]]
    for key in list(a):
        candidates = [other for other in b if _alike(a[key][0], b[other][0])]
        if len(candidates) == 1:
            pairs.append((a.pop(key), b.pop(candidates[0])))
    flat = (
        tuple(party for parties in a.values() for party in parties),
        tuple(party for parties in b.values() for party in parties),
    )
    return Pairing(tuple(pairs), *flat)


def _by_key(parties: Iterable[Party]) -> dict[str, tuple[Party, ...]]:
    result: dict[str, tuple[Party, ...]] = {}
    for party in parties:
        result[party.key] = (*result.get(party.key, ()), party)
    return result


def _alike(left: Party, right: Party) -> bool:
    named = (APPLICANT in (left.key, right.key)) or FinancierType.MUNICIPALITY in (left.type, right.type)
    return not named and nearly_same(left.name, right.name)


def counterpart(party: Party, others: Sequence[Party]) -> Figure | None:
    """What the plan has for a party as the answer states it: the same contribution, else the only one there is.

    Prose seldom says whether money is cash: where the plan has both kinds and the answer one figure, their sum counts too.
    """
    same = [other for other in others if other.contribution is party.contribution]
    if same and same[0].amount is not None and (party.amount is None or same[0].can_be(party.amount)):
        return same[0].amount
    amounts = [other.amount for other in others if other.amount is not None]
    if party.amount is not None and len(amounts) == len(others) > 1:
        both = total(amounts)
        if both is not None and overlap(both, party.amount):
            return both
    if same:
        return same[0].amount
    return amounts[0] if len(others) == 1 and amounts else None
