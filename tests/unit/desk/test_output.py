import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from desk.output import Column, as_csv, as_table, emit

ROWS = [
    {"namn": "=HYPERLINK(1)", "belopp": Decimal("-1500.50"), "dag": date(2026, 2, 1), "tomt": None},
    {"namn": "Åre kommun, öst", "belopp": Decimal("100.00"), "dag": None, "tomt": None},
]
COLUMNS = ["namn", "belopp", "dag", "tomt"]


def test_csv_is_exact_and_runs_no_formula() -> None:
    read = list(csv.reader(io.StringIO(as_csv(ROWS, COLUMNS))))
    assert read == [COLUMNS, ["'=HYPERLINK(1)", "-1500.50", "2026-02-01", ""], ["Åre kommun, öst", "100.00", "", ""]]


@pytest.mark.parametrize("text", ["+46", "-1", "@SUM(A1)", "\tx", "\r=1"])
def test_other_beginnings_of_formulas(text: str) -> None:
    assert as_csv([{"a": text}], ["a"]).splitlines()[1].lstrip('"').startswith("'")


def test_json_has_numbers_dates_and_nulls(capsys: pytest.CaptureFixture[str]) -> None:
    emit(ROWS, COLUMNS, "json")
    assert json.loads(capsys.readouterr().out) == [
        {"namn": "=HYPERLINK(1)", "belopp": -1500.5, "dag": "2026-02-01", "tomt": None},
        {"namn": "Åre kommun, öst", "belopp": 100, "dag": None, "tomt": None},
    ]


def test_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    emit([], COLUMNS, "table")
    emit([], COLUMNS, "csv")
    emit([], COLUMNS, "json")
    assert capsys.readouterr().out == "(inget)\nnamn,belopp,dag,tomt\n[]\n"


def test_a_table_fits_and_loses_nothing() -> None:
    long = "Utveckling av hållbar besöksnäring i Siljansbygden tillsammans med kommunerna"
    table = as_table([Column("Projekt", (long, "kort")), Column("Sökt", ("1 500 000", "2"), right=True)], width=40)
    assert max(len(line) for line in table.splitlines()) <= 40
    assert " ".join(line[:29].strip() for line in table.splitlines()[2:-1]) == long
    assert table.splitlines()[-1].endswith(" 2")


def test_a_word_longer_than_the_screen_is_broken() -> None:
    table = as_table([Column("Fil", ("x" * 90,)), Column("Slag", ("beslut",))], width=60)
    assert max(len(line) for line in table.splitlines()) <= 60
    assert sum(line.count("x") for line in table.splitlines()) == 90
