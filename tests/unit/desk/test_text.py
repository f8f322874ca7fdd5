from datetime import date, datetime
from decimal import Decimal

import pytest

from desk.text import amount, day, kronor, percent, safe, word, wrapped


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("2332498.00"), "2 332 498"),
        (Decimal("1234.50"), "1 234,50"),
        (Decimal("-50000"), "−50 000"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_amount(value: object, shown: str) -> None:
    assert amount(value) == shown


@pytest.mark.parametrize(("value", "shown"), [("10.8600", "10,86 %"), ("50.0000", "50 %"), ("100", "100 %"), ("0.5", "0,5 %")])
def test_percent(value: str, shown: str) -> None:
    assert percent(Decimal(value)) == shown


def test_units_days_and_words() -> None:
    assert kronor(Decimal("1000.00")) == "1 000 kr"
    assert kronor(None) == day(None) == "–"
    assert day(date(2026, 2, 1)) == "2026-02-01"
    assert day(datetime(2026, 2, 1, 3, 4)) == "2026-02-01 03:04"
    assert word("DocumentKind", "officers_report") == "tjänsteskrivelse"
    assert word("DocumentKind", "något nytt") == "något nytt"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åre kommun", "Åre kommun"),
        ("röd \x1b[31mtext\x1b[0m", "röd \\x1b[31mtext\\x1b[0m"),
        ("rad\nbrytning\toch\xa0fast", "rad brytning och fast"),
        ("baklänges \u202e001", "baklänges \\u202e001"),
        ("osynlig\u200b", "osynlig\\u200b"),
        ("titel\x07\x9b", "titel\\x07\\x9b"),
    ],
)
def test_text_from_documents_is_harmless(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_figures_are_not_parted() -> None:
    lines = wrapped("Taket är högst 2 332 498 kr i beslutet och 10,86 % av kostnaden", 24)
    assert all(len(line) <= 24 for line in lines)
    assert any("2 332 498 kr" in line for line in lines)
    assert any("10,86 %" in line for line in lines)
