import pytest

from desk.find import NotOne, find_case


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
