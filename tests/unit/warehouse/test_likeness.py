from __future__ import annotations

import pytest

from warehouse.likeness import (
    case_folder,
    name_key,
    names_near,
    number_key,
    numbers_alike,
    numbers_in_name,
    title_key,
    titles_in_name,
    titles_near,
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("RUN 2024-00745", "run/2024/745", True),
        ("Dnr: RUN 2024-745", "RUN 2024/00745", True),
        ("KS2005/0344-14", "KS 2005/344-14", True),
        ("KS 2012/172 51", "KS 2012/172", True),
        ("26RV0731", "26 RV 731", True),
        ("26RV0731", "26RV0732", False),
        ("RS 2024/12", "RD 2024/12", False),
        ("RUN 612-0195-14", "RUN 612-0195-15", False),
    ],
)
def test_numbers_have_one_comparison_form(a: str, b: str, same: bool) -> None:
    assert (number_key(a) == number_key(b)) is same


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("2024/427", "RD 2024/427", True),
        ("RD 2015/90", "AU RD 2015/90", True),
        ("KS2009/36-14", "KS 2009/36", True),
        ("RUN 612-0195-14", "RUN 612-0195", False),
        ("KS 2009/36-14", "KS 2009/36-15", False),
        ("RS 2024/427", "RD 2024/427", False),
        ("2024/427", "2024/428", False),
        ("12", "RD 12", False),
    ],
)
def test_a_number_may_lack_its_series(a: str, b: str, alike: bool) -> None:
    assert numbers_alike(number_key(a), number_key(b)) is alike


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("”Fjällens smak”", "fjällens  smak", True),
        ("Projektet Fjällens smak", "Fjällens smak", True),
        ("Fjällens smak – mat och resor i norr", "Fjällens smak", True),
        ("Cirkulära bygder i Sjuhärad", "Cirkulära bygder i Sjuharad", True),
        ("Mathantverk", "Mathantverk 2.0", False),
        ("Kustens kök etapp 1", "Kustens kök etapp 2", False),
        ("Kustens kök II", "Kustens kök", False),
        ("Ung i byn", "Ung i stan", False),
        ("", "Fjällens smak", False),
    ],
)
def test_titles(a: str, b: str, near: bool) -> None:
    assert titles_near(a, b) is near
    assert titles_near(b, a) is near


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("Fjällmat AB", "Fjällmat Aktiebolag", True),
        ("Krokoms kommun", "Krokom kommun", True),
        ("Handelskammaren Norrmark Service AB", "Handelskammaren Normark Services AB", True),
        ("Region Västerbotten", "Region Västerbotten, regionala utvecklingsnämnden", True),
        ("Habo kommun", "Håbo kommun", False),
        ("Mora kommun", "Nora kommun", False),
        ("Lidköpings kommun", "Linköpings kommun", False),
        ("Region Jämtland Härjedalen", "Region Västernorrland", False),
    ],
)
def test_names(a: str, b: str, near: bool) -> None:
    assert names_near(a, b) is near


def test_legal_form_alone_is_still_a_name() -> None:
    assert name_key("AB") == "ab"


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("Ansökan.pdf", ""),
        ("RD 2024-427 Siljan/Ansökan.pdf", "RD 2024-427 Siljan"),
        ("RD 2024-427 Siljan/Bilagor/Intyg.pdf", "RD 2024-427 Siljan"),
        ("2025/RD 2024-427 Siljan/Bilagor/Intyg.pdf", "2025/RD 2024-427 Siljan"),
        ("2025/06/Ansökan.pdf", "2025/06"),
        ("2025-06/Ansökan.pdf", ""),
        ("Ansökningar/Ansökan.pdf", ""),
        ("Siljan/post.eml#Intyg.pdf", "Siljan"),
    ],
)
def test_which_folder_may_be_a_case(path: str, folder: str) -> None:
    assert case_folder(path) == folder


def test_numbers_and_titles_in_file_names() -> None:
    keys = [number_key("26RV0731"), number_key("RUN 2024-00745"), number_key("RD 2024/427")]
    assert numbers_in_name("RUN_2024_745/Budgetbilaga 26RV0731.pdf", keys) == tuple(keys[:2])
    titles = [title_key("Mathantverk på ön"), title_key("Mathantverk på ön 2.0"), title_key("Fjällens smak")]
    assert titles_in_name(["x/budget_mathantverk_på_ön_2.0.xlsx"], titles) == (titles[1],)
