"""What looks like a figure, a year, a heading; and which figures stand close to each other."""

import pytest

from extractors.layout.figures import is_amount, is_figure, is_year, looks_like_heading, parted_numbers


@pytest.mark.parametrize(
    "text",
    [
        "1 200 000",
        "1.200.000 kr",
        "1’200’000",
        "1,493,800:-",
        "-25 000",
        "(10 000)",
        "10,86 %",
        "0",
        "3892 000",
        "912",
        "7 200:-",
    ],
)
def test_amounts(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize("text", ["2 personer", "se bilaga 4", "2024 500 000", "kr", "12-34", "", "Summa 5"])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize("text", ["2025", "År 2025", "2025–2027", "2025 (kr)", "Budget 2026"])
def test_years(text: str) -> None:
    assert is_year(text)
    assert not is_amount(text)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Belopp (kr)", True),
        ("sep–dec 2025", True),
        ("2025-01–2025-12", True),
        ("2025-01-01–2026-12-31", False),
        ("Sökt belopp (kr) 1 480 000", False),
        ("Storstugan", False),
    ],
)
def test_headings(text: str, heads: bool) -> None:
    assert looks_like_heading(text) is heads


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("248’000 138’000 0", ["248’000", "138’000", "0"]),
        ("2 226 000:- 2 742 000:-", ["2 226 000:-", "2 742 000:-"]),
        ("61 000 64 500", ["61 000", "64 500"]),
        ("315 000 45,0 %", ["315 000", "45,0 %"]),
        ("2025 2026 2027", ["2025", "2026", "2027"]),
        ("År 2025 År 2026", ["År 2025", "År 2026"]),
        ("625 000 775 000", None),
        ("3892 000", None),
        ("1 200 000", None),
        ("08 123 45 67", None),
        ("2 personer", None),
    ],
)
def test_figures_side_by_side(text: str, parts: list[str] | None) -> None:
    words = text.split()
    ranges = parted_numbers(words)
    assert (None if ranges is None else [" ".join(words[a:b]) for a, b in ranges]) == parts
