"""Figures misread from a picture and put right by the sums they stand in."""

from builders import table

from extractors.roles.tables.grid import panels_of
from extractors.roles.tables.model import Section
from extractors.roles.tables.recover import recovered
from extractors.roles.tables.sections import sections_of

HEAD: list[str | None] = ["Finansiär", "2025", "2026", "Totalt"]


def section(*rows: list[str | None]) -> Section:
    layout = table([HEAD, *rows])
    (panel,) = panels_of(layout.tables[0], layout.document)
    (found,) = sections_of(panel, ())
    return found


def values(found: Section) -> list[list[int]]:
    return [[int(row.figures[c].value) for c in sorted(row.figures)] for row in found.rows]


def test_a_lost_first_group_and_a_wrong_digit() -> None:
    read = section(
        ["Mora kommun", "150 476", "640", "271 116"],
        ["Orsa kommun", "40 000", "90 000", "80 000"],
        ["Summa", "190 476", "160 640", "351 116"],
    )
    assert values(recovered(read)) == [[150_476, 120_640, 271_116], [40_000, 40_000, 80_000], [190_476, 160_640, 351_116]]
    assert recovered(read).rows[0].inferred


def test_a_printed_sum_that_is_wrong_stays_as_printed() -> None:
    read = section(
        ["Mora kommun", "100 000", "120 000", "220 000"],
        ["Orsa kommun", "40 000", "40 000", "80 000"],
        ["Summa", "140 000", "160 000", "350 000"],
    )
    assert recovered(read) is read
