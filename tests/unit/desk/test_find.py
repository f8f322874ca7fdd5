import pytest

from desk.find import NotOne, find_case
from desk.web.search import Index, amount_in


def case(case_id: str, number: str | None, title: str, applicant: str = "Föreningen Exempel") -> dict[str, str | None]:
    return {"case_id": case_id, "registration_number": number, "project_title": title, "applicant_name": applicant}


CASES = [
    case("c-1", "RUN 2026/00745", "Levande hamnar"),
    case("c-2", "RUN 2026/746", "Levande hamnar 2.0"),
    case("c-3", None, "Byar i samverkan", "Stiftelsen Bygd"),
    case("c-4", "26RV0412", "Skog och byar"),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("RUN 2026/00745", "c-1"),
        ("run 2026-745", "c-1"),
        ("Dnr RUN/745/2026", None),
        ("RUN2026/746", "c-2"),
        ("26rv0412", "c-4"),
        ("c-3", "c-3"),
        ("byar samverkan", "c-3"),
        ("levande hamnar", "c-1"),
        ("LEVANDE hamnar 2.0", "c-2"),
        ("skog", "c-4"),
        ("stiftelsen", "c-3"),
    ],
)
def test_one_case_is_meant(asked: str, found: str | None) -> None:
    if found is None:
        with pytest.raises(NotOne, match="inget ärende"):
            find_case(CASES, asked)
    else:
        assert find_case(CASES, asked)["case_id"] == found


def test_several_are_listed() -> None:
    with pytest.raises(NotOne, match=r"2 ärenden passar 'byar': c-3 Byar i samverkan; 26RV0412 Skog och byar"):
        find_case(CASES, "byar")


SEARCHED = (
    {"case_id": "a", "project_title": "Året runt vid Siljan", "applicant_name": "Siljansbygden", "authority": "Region Dalarna",
     "applicant_org_number": "769612-3456", "registration_number": "RD 2024/318"},
    {"case_id": "b", "project_title": "Fjällens smak", "applicant_name": "Matkraft", "authority": "Region Norrmark",
     "applicant_org_number": None, "registration_number": "RS240871"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("åre", "b"),
        ("are", "b"),
        ("året", "a"),
        ("rs 24 0871", "b"),
        ("rs-240871", "b"),
        ("7696123456", "a"),
        ("769612-3456", "a"),
        ("smaker", "b"),
        ("fjälen smak", "b"),
        ("siljan region", "a"),
        ("kiruna", None),
    ],
)
def test_what_comes_first(asked: str, first: str | None) -> None:
    index = Index(SEARCHED, {}, {"b": ("Åre",)}, {})
    ranks = index.find(asked, lambda words: {})
    assert (max(ranks, key=lambda case: ranks[case]) if ranks else None) == first


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("2 332 498 kr", "2332498.00"),
        ("2332498", "2332498.00"),
        ("2.332.498 kronor", "2332498.00"),
        ("2026", "2026.00"),
        ("12 kr", None),
        ("hamn 2", None),
    ],
)
def test_an_amount_in_any_spelling(asked: str, value: str | None) -> None:
    assert amount_in(asked) == value
