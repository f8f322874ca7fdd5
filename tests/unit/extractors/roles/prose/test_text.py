"""Passages and sentences: line ends, hyphens, abbreviations, places."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.recognizers import recognize
from extractors.roles.prose.mentions import masked_sentences
from extractors.roles.prose.passages import flatten, passages
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.words import tokens
from extractors.roles.prose.years import distribute
from extractors.roles.readings import Context
from schemas.roles import DocumentKind
from schemas.text import Span


def test_lines_are_joined() -> None:
    text = "Medfinan-\nsieringen är närings-\noch kommun-\n2024"
    joined, offsets = flatten(text, (Span(0, len(text)),))
    assert joined.startswith("Medfinansieringen är närings- och kommun-2024")
    assert len(joined) == len(offsets)
    assert all(joined[i] in (text[o], " ") for i, o in enumerate(offsets))


def test_bullets_become_semicolons() -> None:
    text = "Finansiärer:\n- Mora kommun\n- Vansbro kommun"
    assert flatten(text, (Span(0, len(text)),))[0] == "Finansiärer: ; Mora kommun ; Vansbro kommun"


SPLITS: tuple[tuple[str, int], ...] = (
    ("Projektet kostar 300 000 kr. Mora kommun bidrar med 100 000 kr.", 2),
    ("Perioden är fr.o.m. 2025 t.o.m. 2027 enligt dnr. 26RV0731 och ca. 30 000 kr.", 1),
    ("1. Nämnden beviljar stöd. 2. Pengarna tas ur anslag 1:1.", 2),
    ("Det gäller bl.a. Mora kommun, t.ex. skolan.", 1),
    ("Vad kostar det? Vi söker 30 000 kr.", 2),
)


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences(make: Any, text: str, expected: int) -> None:
    assert len(make(text)) == expected


def test_spans_point_into_the_document(make: Any) -> None:
    (sentence,) = make("Mora kommun bidrar med 600\n000 kronor.")
    mention = sentence.amounts()[0][1]
    assert sentence.passage.text[mention.start : mention.end] == "600 000 kronor"
    assert sentence.span_of(mention) == Span(23, 37)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85 000 kronor per år under 2026, 2027 och 2028, sammanlagt 255 000 kronor", [((2026, 2027, 2028), False), ((), True)]),
        ("sammanlagt 100 000 kronor: 2025 40 000 kronor, 2026 60 000 kronor", [((), True), ((2025,), False), ((2026,), False)]),
        ("2025: 40 000 kronor, 2026: 60 000 kronor, totalt 100 000 kronor", [((2025,), False), ((2026,), False), ((), True)]),
        ("450 000 kronor under åren 2025–2027", [((), True)]),
        ("50 000 kr för vardera 2025 och 2026", [((2025, 2026), False)]),
    ],
)
def test_years(make: Any, text: str, expected: list[tuple[tuple[int, ...], bool]]) -> None:
    (sentence,) = make(text)
    assert [(d.years, d.total) for d in distribute(tokens(sentence))] == expected


@pytest.fixture
def make(layout_of: Any) -> Any:
    def run(text: str) -> Any:
        layout = layout_of(text)
        (passage,) = passages(layout)
        return masked_sentences(passage, recognize(layout), Roster(Context(DocumentKind.APPLICATION)))

    return run


def test_a_sentence_parted_by_the_layout(layout_of: Any) -> None:
    layout = layout_of(
        "- 1. Nämnden beviljar föreningen, org.nr 802400-1234,", "stöd med högst 300 000 kronor.", "att medlen tas ur anslag 1:1"
    )
    assert [p.text[-12:] for p in passages(layout)] == [" 000 kronor.", "r anslag 1:1"]


def test_a_table_that_lost_its_columns_is_a_problem(read: Any) -> None:
    result = read("Mora kommun bidrar med 600 000 kronor, " * 300)
    assert result.rows() == {}
    assert [p.code.value for p in result.readings.problems] == ["ambiguous_table"]
