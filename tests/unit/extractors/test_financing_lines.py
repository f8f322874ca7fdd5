"""Each payer's money once, from the surest stage."""

from decimal import Decimal

from extractors.financing_lines import merge_financing
from extractors.roles.readings import AmountReading, FinancingReading, Party
from schemas.roles import CommitmentStatus, Contribution, FinancierType
from schemas.text import Span


def row(name: str, amount: int | None, at: int = 0, how: Contribution = Contribution.CASH, own: bool = False) -> FinancingReading:
    amounts = (AmountReading(Decimal(amount), (Span(at, at + 5),)),) if amount is not None else ()
    party = Party(name, FinancierType.MUNICIPALITY)
    return FinancingReading(party, name, (), how, CommitmentStatus.INTENDED, amounts, is_authority_row=own)


def names(rows: list[FinancingReading]) -> list[tuple[str, int | None]]:
    return [(r.party.name, int(r.amounts[0].amount) if r.amounts else None) for r in rows]


def test_two_rows_of_one_table_stay_two() -> None:
    assert len(merge_financing([row("Mora kommun", 5, 0), row("Mora kommun", 5, 10)], [], [])) == 2


def test_prose_repeats_the_table() -> None:
    assert names(merge_financing([row("Mora kommun", 5)], [], [row("Mora kommun", 5, 99), row("Orsa kommun", None)])) == [
        ("Mora kommun", 5),
        ("Orsa kommun", None),
    ]


def test_a_field_yields_to_the_table_and_prose_to_a_field() -> None:
    merged = merge_financing(
        [row("Mora kommun", 5)], [row("Mora kommun", 6, 20), row("Orsa kommun", 7, 30)], [row("Rättviks kommun", 7, 30)]
    )
    assert names(merged) == [("Mora kommun", 5), ("Orsa kommun", 7)]


def test_money_of_nobody_is_no_row() -> None:
    assert merge_financing([row("", 46), row("6 480 000 kr", 5), row("–", None)], [], []) == []
