"""Headings of columns and what they mean."""

from __future__ import annotations

import pytest

from extractors.roles.tables.columns import ColumnKind, is_year_text, parse_header
from schemas.roles import Contribution


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2026", 2026),
        ("År 2026", 2026),
        ("2026-01–2026-12", 2026),
        ("2026-01-01 – 2026-12-31", 2026),
        ("sep–dec 2025", 2025),
        ("Budget 2027 (tkr)", 2027),
        ("Kontant 2027", 2027),
    ],
)
def test_a_heading_names_its_year(heading: str, year: int) -> None:
    column = parse_header(heading)
    assert column.kind is ColumnKind.AMOUNT
    assert column.year == year


@pytest.mark.parametrize("heading", ["sep–dec 2025", "vt 2026", "H1 2026", "2026-01–2026-06", "Kvartal 2 2026", "jan-jun 2026"])
def test_part_of_a_year_is_marked(heading: str) -> None:
    assert parse_header(heading).part


def test_a_whole_year_by_months_is_no_part() -> None:
    assert not parse_header("2026-01–2026-12").part


@pytest.mark.parametrize("heading", ["okt 2025–sep 2026", "2025/2026", "2025/26", "2025-07-01–2026-06-30"])
def test_a_year_across_new_year_is_no_calendar_year(heading: str) -> None:
    column = parse_header(heading)
    assert column.year is None
    assert column.years == (2025, 2026)


@pytest.mark.parametrize(
    "heading",
    ["Totalt", "Summa", "Totalt kr", "Belopp (kr)", "Kronor", "Summa tkr", "Total", "Totalt 2026–2028", "Belopp"],
)
def test_a_heading_of_the_whole_project(heading: str) -> None:
    column = parse_header(heading)
    assert column.kind is ColumnKind.AMOUNT
    assert column.total


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Andel", ColumnKind.SHARE),
        ("Andel %", ColumnKind.SHARE),
        ("Form", ColumnKind.FORM),
        ("Offentlig/privat", ColumnKind.FORM),
        ("Typ av finansiering", ColumnKind.FORM),
        ("Kommentar", ColumnKind.NOTE),
        ("Antal timmar", ColumnKind.QUANTITY),
        ("à-pris", ColumnKind.QUANTITY),
        ("Timkostnad", ColumnKind.QUANTITY),
        ("Denna period", ColumnKind.PAST),
        ("Ackumulerat", ColumnKind.PAST),
        ("Utfall 2025", ColumnKind.PAST),
        ("Tidigare budget", ColumnKind.PAST),
        ("Förändring", ColumnKind.CHANGE),
        ("Handelshuset", ColumnKind.UNKNOWN),
    ],
)
def test_headings_that_are_no_amounts_of_the_plan(heading: str, kind: ColumnKind) -> None:
    assert parse_header(heading).kind is kind


@pytest.mark.parametrize(
    ("heading", "contribution"),
    [
        ("Kontant", Contribution.CASH),
        ("Kontanta medel", Contribution.CASH),
        ("Annat än pengar", Contribution.IN_KIND),
        ("In natura (kr)", Contribution.IN_KIND),
        ("Ideellt arbete", Contribution.IN_KIND),
        ("Belopp", None),
    ],
)
def test_contribution_in_a_heading(heading: str, contribution: Contribution | None) -> None:
    assert parse_header(heading).contribution is contribution


def test_project_years_keep_their_number() -> None:
    assert [parse_header(h).ordinal for h in ("År 1", "Projektår 3", "2026")] == [1, 3, None]


@pytest.mark.parametrize(("text", "expected"), [("2026", True), ("År 2", True), ("sep–dec 2025", True), ("Region Skåne", False)])
def test_a_text_that_is_only_a_year(text: str, expected: bool) -> None:
    assert is_year_text(text) is expected
