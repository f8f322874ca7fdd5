"""Case numbers and organisation numbers."""

from __future__ import annotations

import pytest

from extractors.recognizers.organization_numbers import MASK, find_organization_numbers, parse_organization_number
from extractors.recognizers.registration_numbers import find_registration_numbers, parse_registration_number, registration_key
from extractors.recognizers.stretch import stretch_of
from schemas.facts import OrganizationNumber, RegistrationNumber


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("RUN/284/2018", "RUN/284/2018"),
        ("RUN/34/202", "RUN/34/202"),
        ("KS2009/36-14", "KS2009/36-14"),
        ("KS 2009/409-14", "KS 2009/409-14"),
        ("KFN 2008/084-71", "KFN 2008/084-71"),
        ("RUN 612-0195-14", "RUN 612-0195-14"),
        ("RUN 14-0388-14", "RUN 14-0388-14"),
        ("RD 2015/79", "RD 2015/79"),
        ("AU RD 2015/90", "AU RD 2015/90"),
        ("28 KS 2012/172 51", "KS 2012/172"),
        ("MK KS 2024/00533 805", "MK KS 2024/00533"),
        ("S30441-56-08", "S30441-56-08"),
        ("304-2815-2021", "304-2815-2021"),
        ("25-050-S07", "25-050-S07"),
        ("LI2025/01620", "LI2025/01620"),
        ("Fi2007/8545", "Fi2007/8545"),
        ("31-2013-0684", "31-2013-0684"),
        ("RUN 2024-00745", "RUN 2024-00745"),
        ("RS 2020-00123", "RS 2020-00123"),
        ("26RV0731", "26RV0731"),
        ("25RK1614", "25RK1614"),
        ("RS250613", "RS250613"),
        ("RUN 1401-2024", "RUN 1401-2024"),
        ("RUN 23-1680", "RUN 23-1680"),
        ("2024/00304", "2024/00304"),
        ("RUN/250903", "RUN/250903"),
        ("RUN-1446-2024", "RUN-1446-2024"),
        ("2024-POL002353", "2024-POL002353"),
        ("KS-2024-00812", "KS-2024-00812"),
    ],
)
def test_shapes_that_need_no_label(text: str, number: str) -> None:
    (found,) = find_registration_numbers(stretch_of(text))
    assert isinstance(found.value, RegistrationNumber)
    assert found.value.text == number
    assert found.raw == number


@pytest.mark.parametrize(
    ("text", "number", "pattern"),
    [
        ("Ärende 2023-2493.", "2023-2493", "labelled"),
        ("Dnr 446/2017", "446/2017", "labelled"),
        ("Ärende-ID 20418365", "20418365", "labelled"),
        ("Ärende id: 20379813", "20379813", "labelled"),
        ("Journalnummer\t2025-2317", "2025-2317", "labelled"),
        ("Dnr hos Region Västerbotten: 26RV0731", "26RV0731", "labelled"),
        ("D nr RUN/512/2016", "RUN/512/2016", "labelled"),
        ("Dnr: KFN 2008/084-71", "KFN 2008/084-71", "labelled"),
        ("Diarienummer\nRUN 2024-00745", "RUN 2024-00745", "labelled"),
        ("Vårt dnr KS 2025/44", "KS 2025/44", "labelled"),
        ("Er beteckning: RS 2024/1956", "RS 2024/1956", "yours"),
        ("Ert dnr RS 2024/1956", "RS 2024/1956", "yours"),
        ("dnr 26RV0644.", "26RV0644", "labelled"),
    ],
)
def test_numbers_beside_a_label(text: str, number: str, pattern: str) -> None:
    (found,) = find_registration_numbers(stretch_of(text))
    assert isinstance(found.value, RegistrationNumber)
    assert (found.value.text, found.pattern) == (number, pattern)


@pytest.mark.parametrize(
    "text",
    [
        "20418365",
        "2025-2317",
        "§ 396/2000",
        "AU § 361",
        "SFS 2003:596",
        "(EU) 2021/1060",
        "EU 2021/1060",
        "prop. 2014/15:1",
        "2025-05-12",
        "FEM 2020",
        "Dnr 2025-09-16",
        "232100-0214",
        "Agenda 2030",
        "RJH 2025-09-16",
        "1 450 kr",
        "070-573 34 47",
        "anslag 1:1",
    ],
)
def test_what_is_no_case_number(text: str) -> None:
    assert list(find_registration_numbers(stretch_of(text))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KS2005/0344-14", "KS2005/344-14"),
        ("KS 2005/344", "KS2005/0344-14"),
        ("RD 2024/427", "rd 2024-427"),
        ("RUN 2024-00745", "RUN 2024-745"),
        ("RUN/284/2018", "RUN 2018/284"),
        ("Dnr KS-2024-00812", "KS 2024/812"),
        ("MK KS 2024/00533", "MK KS 2024/533"),
    ],
)
def test_spellings_of_one_number_share_a_key(first: str, second: str) -> None:
    assert registration_key(first) == registration_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("RD 2024/427", "RS 2024/427"),
        ("RD 2024/427", "RD 2023/427"),
        ("26RV0731", "25RV0731"),
        ("2025-2317", "2025-2371"),
        ("RUN 1", "RUN 11"),
    ],
)
def test_different_numbers_do_not(first: str, second: str) -> None:
    assert registration_key(first) != registration_key(second)


def test_a_number_in_a_form() -> None:
    assert parse_registration_number("20418365") == RegistrationNumber("20418365", "20418365")
    assert parse_registration_number("Dnr RD 2024/427") == RegistrationNumber("RD 2024/427", "rd2024/427")
    assert parse_registration_number("2025-09-16") is None
    assert parse_registration_number("Region Dalarna") is None


@pytest.mark.parametrize(
    ("text", "digits", "valid"),
    [
        ("232100-0214", "2321000214", True),
        ("16232100-0214", "2321000214", True),
        ("Org.nr: 2321000214", "2321000214", True),
        ("Organisationsnummer\n232100-0214", "2321000214", True),
        ("VAT-nr SE232100021401", "2321000214", True),
        ("232100-0215", "2321000215", False),
        ("162321000214", "2321000214", True),
    ],
)
def test_organisation_numbers(text: str, digits: str, valid: bool) -> None:
    (found,) = find_organization_numbers(stretch_of(text))
    assert found.value == OrganizationNumber(digits, valid)


@pytest.mark.parametrize("text", ["850101-1234", "19850101-1234", "198501011234", "Org.nr 8501611234"])
def test_a_person_s_number_never_leaves(text: str) -> None:
    (found,) = find_organization_numbers(stretch_of(text))
    assert (found.value, found.raw, found.set_aside) == (None, MASK, "personal")
    assert parse_organization_number(text) is None


@pytest.mark.parametrize("text", ["2321-23", "5050-1055", "12345678", "2025-06-01-2026"])
def test_what_is_no_organisation_number(text: str) -> None:
    assert list(find_organization_numbers(stretch_of(text))) == []
