"""Shapes that look like values and are none, and head counts."""

from __future__ import annotations

import pytest

from extractors.recognizers.counts import find_counts, parse_count
from extractors.recognizers.number_words import count_words
from extractors.recognizers.statutes import RULES, SetAside, find_set_aside
from extractors.recognizers.stretch import stretch_of
from schemas.facts import CountMention


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.example)
def test_every_rule_finds_its_example(rule: SetAside) -> None:
    match = rule.pattern.search(rule.example)
    assert match is not None
    assert match[0] == rule.example


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("förordning (2003:596)", ["statute"]),
        ("2014:1383 2 kap 45 §", ["statute", "paragraph", "paragraph"]),
        ("Skr. 2014/15:12", ["statute"]),
        ("33:6", ["appropriation"]),
        ("konto 2299", ["account"]),
        ("2(4)", ["page_number"]),
        ("Sid 1 (13)", ["page_number"]),
        ("fax 0498-26 90 00", ["telephone"]),
        ("621 81 Visby", ["postal_code"]),
        ("Box 654, 831 27 Östersund", ["postal_code", "box_number"]),
        ("30 st organisationer", ["indicator"]),
        ("1 Gbit/s", ["indicator"]),
        ("minst 1 500 besök", ["indicator"]),
        ("mål: 30 st", ["indicator"]),
        ("Mål 2", ["serial"]),
        ("v.1", ["serial"]),
        ("40 personer", ["indicator"]),
        ("6 timmar", ["time_span"]),
        ("max 12 månader", ["time_span"]),
    ],
)
def test_shapes_by_rule(text: str, rules: list[str]) -> None:
    assert [c.set_aside for c in find_set_aside(stretch_of(text))] == rules


@pytest.mark.parametrize("text", ["2 413 877 kronor", "10,86 %", "2025-09-16", "RD 2024/427", "Åre kommun"])
def test_values_are_left_alone(text: str) -> None:
    assert list(find_set_aside(stretch_of(text))) == []


@pytest.mark.parametrize(
    ("text", "raw", "count"),
    [
        ("från 14 kommuner i de två länen", "14 kommuner", 14),
        ("sju kommuner", "sju kommuner", 7),
        ("länets samtliga kommuner", "länets samtliga kommuner", None),
        ("länets 15 kommuner", "länets 15 kommuner", 15),
        ("de fem deltagande kommunerna", "fem deltagande kommunerna", 5),
        ("14 västsvenska kommuner", "14 västsvenska kommuner", 14),
        ("sex kommuner i Västerbotten", "sex kommuner", 6),
        ("alla kommuner i länet", "alla kommuner i länet", None),
        ("tjugoen\nkommuner", "tjugoen\nkommuner", 21),
    ],
)
def test_head_counts(text: str, raw: str, count: int | None) -> None:
    (found,) = find_counts(stretch_of(text))
    assert found.value == CountMention(count, "kommuner")
    assert found.raw == raw


@pytest.mark.parametrize(
    "text", ["Mora, Orsa och Älvdalens kommuner", "en kommun", "400 kommuner", "av kommuner", "2026 och kommuner"]
)
def test_what_is_no_head_count(text: str) -> None:
    assert list(find_counts(stretch_of(text))) == []


def test_a_count_as_a_label() -> None:
    assert parse_count("11 kommuner") == CountMention(11, "kommuner")
    assert parse_count("Länets kommuner") == CountMention(None, "kommuner")
    assert parse_count("Krokoms kommun") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("sju", 7),
        ("tjugofem", 25),
        ("nittionio", 99),
        ("ett hundra", 100),
        ("etthundratjugo", 120),
        ("tretusen", 3000),
        ("elva", 11),
        ("kommun", None),
        ("", None),
    ],
)
def test_number_words(words: str, number: int | None) -> None:
    assert count_words(words) == number
