"""Which numbers are masked, and which are left alone. Every number is invented; check digits are computed here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.personal import masked_text


def checked(nine: str) -> str:
    """The nine digits with their check digit."""
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(nine))
    return nine + str(-total % 10)


def number(date: str = "850730", serial: str = "238", sign: str = "-", century: str = "") -> str:
    digits = checked(date + serial)
    return f"{century}{digits[:6]}{sign}{digits[6:]}"


@pytest.mark.parametrize(
    "written",
    [
        number(),
        number(sign="+"),
        number(sign=""),
        number(century="19"),
        number(century="19", sign=""),
        number(century="19", sign=" "),
        number(sign="–"),
        number(sign=" - "),
        number(sign="\u2011"),
        number(sign="\u00a0-\u00a0"),
        number(century="19", sign="-\n"),
        number(century="19", sign="+"),
        f"1985-07-30-{number()[-4:]}",
        number(sign="-\n"),
        number("850790"),  # samordningsnummer: day 30 and 60
        number("850761", sign="", century="19"),
        number("000229"),
        number("010101", century="20"),
    ],
)
def test_personal_numbers_are_masked(written: str) -> None:
    text = f"Kontaktperson Anna {written} i projektet 2026-05-01"
    masked = masked_text(text)
    assert len(masked) == len(text)
    assert masked == f"Kontaktperson Anna {''.join('X' if c.isdigit() else c for c in written)} i projektet 2026-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "Organisationsnummer 556987-6543",
        "Org.nr 802456-7895",
        "202100-2452",
        "16802456-7895",
        "Sökt belopp 2 332 498 kronor",
        "2026-05-01 - 2028-04-30",
        "20260501-20280430",
        f"Belopp {checked('850730238')},50 kr",
        f"dnr {number('240115')}",
        number()[:-1] + str((int(number()[-1]) + 1) % 10),  # a wrong check digit
        number("851330"),
        number("850732"),
        number("010229", century="19"),
        number(sign=" "),
        "1" + number(sign=""),
        f"1985-07-30 {number()[-4:]}",
        f"RUN-1985-07-30-{number()[-4:]}",
        f"1985-07-30-{number()[-4:-1]}{(int(number()[-1]) + 1) % 10}",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert masked_text(text) == text


@pytest.mark.parametrize("label", ["Personnummer: ", "Pers.nr ", "pnr: ", "född ", "Person-/samordningsnummer (ååmmdd-nnnn): "])
def test_what_is_called_a_personal_number_is_masked_though_misprinted(label: str) -> None:
    wrong = number(sign=" ")[:-1] + str((int(number()[-1]) + 1) % 10)
    assert masked_text(label + wrong) == label + "XXXXXX XXXX"


def test_an_organisation_number_under_a_shared_label_is_left_alone() -> None:
    text = "Person-/organisationsnummer: 802456-7895"
    assert masked_text(text) == text


@given(st.text(alphabet="0123456789-+ \nabcX.,", max_size=200))
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    masked = masked_text(text)
    assert len(masked) == len(text)
    assert all(a == b or (a.isdigit() and b == "X") for a, b in zip(text, masked, strict=True))
