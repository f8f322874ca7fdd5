"""All recognizers over one layout: order, offsets, and who stands where two find the same place."""

from __future__ import annotations

from decimal import Decimal

import builders

from extractors.recognizers import RECOGNIZERS, candidates_in, recognize
from extractors.recognizers.stretch import stretch_of
from schemas.facts import Candidate, MunicipalityName
from schemas.layout import Block, BlockKind, Layout, Pair
from schemas.text import DocumentText, Page, Span
from schemas.values import Money, PartialDate


def found(text: str) -> list[tuple[str, str]]:
    return [
        (c.raw, c.set_aside or c.recognizer)
        for c in sorted(candidates_in(stretch_of(text)), key=lambda c: (c.span.start, -c.span.end))
    ]


def test_each_recognizer_is_listed_once() -> None:
    assert len(set(RECOGNIZERS)) == len(RECOGNIZERS) == 10


def test_a_clause_gives_its_candidates_in_order() -> None:
    text = "Föreningen Glimt beviljas 12,50 % av godkända kostnader, dock högst 250 000 kronor, för tiden 2025-01-01–2026-12-31."
    assert found(text) == [
        ("Föreningen Glimt", "organizations"),
        ("12,50 %", "rates"),
        ("250 000 kronor", "money"),
        ("2025-01-01–2026-12-31", "periods"),
        ("2025-01-01", "periods"),
        ("2026-12-31", "periods"),
    ]


def test_what_is_set_aside_drives_out_bare_numbers() -> None:
    assert found("minst 1 500 besök") == [("1 500 besök", "indicator")]
    assert found("Ring 090-123 456") == [("090-123 456", "telephone")]
    assert found("förordning (2003:596)") == [("2003:596", "statute")]


def test_a_labelled_case_number_is_no_date() -> None:
    assert found("Ärende-ID 20240112") == [("20240112", "registration_numbers")]


def test_a_unit_beats_a_rule() -> None:
    assert found("anslag 1:1 250 000 kr") == [("anslag 1:1", "appropriation"), ("250 000 kr", "money")]


def test_a_town_in_a_name_is_no_municipality() -> None:
    assert found("Sundsvalls Elverk AB") == [("Sundsvalls Elverk AB", "organizations")]


def test_spans_are_offsets_of_the_whole_text() -> None:
    layout = builders.layout([([["Finansiär", "2026"], ["Krokom", "40 000"]], ["Belopp i kr"])], before=["Sökt belopp 50 000 kr"])
    text = layout.document.text
    candidates = recognize(layout)
    assert list(candidates) == sorted(candidates, key=lambda c: (c.span.start, -c.span.end, c.recognizer))
    assert all(text[c.span.start : c.span.end] == c.raw for c in candidates)
    assert ("50 000 kr", "money") in [(c.raw, c.recognizer) for c in candidates]
    assert ("40 000", "number") in [(c.raw, c.recognizer) for c in candidates]
    assert ("Krokom", "bare_cell") in [(c.raw, c.pattern) for c in candidates]


def test_a_wrapped_cell_is_judged_as_a_whole() -> None:
    layout = builders.layout([([["Region\nUppsala", "10 000"], ["Krokoms\nkommun", "20 000"]], [])])
    found = [c for c in recognize(layout) if c.recognizer == "municipalities"]
    assert [(c.raw.split()[0], c.value.explicit) for c in found if isinstance(c.value, MunicipalityName)] == [("Krokoms", True)]


def test_a_form_field_that_asks_for_a_number_gives_one() -> None:
    text = "Diarienummer\tInkommen\n2024-1833\t2024-12-05"
    document = DocumentText(text, (Page(1, 595, 842, Span(0, len(text))),), ())
    pairs = (
        Pair("Diarienummer", Span(0, 12), "2024-1833", (Span(22, 31),)),
        Pair("Inkommen", Span(13, 21), "2024-12-05", (Span(32, 42),)),
    )
    layout = Layout(document, 0, Span(0, len(text)), (), (), (), pairs)
    assert [(c.raw, c.recognizer) for c in recognize(layout)] == [("2024-1833", "registration_numbers"), ("2024-12-05", "dates")]


def _two_pages(first: str, footer: str, second: str) -> tuple[Candidate, ...]:
    text = f"{first}\n{footer}\f{second}"
    pieces = (Span(0, len(first)), Span(len(text) - len(second), len(text)))
    middle = text.index("\f") + 1
    document = DocumentText(text, (Page(1, 595, 842, Span(0, middle)), Page(2, 595, 842, Span(middle, len(text)))), ())
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), pieces)
    return recognize(Layout(document, 0, Span(0, len(text)), (), (block,), ()))


def test_values_run_over_a_page_end_past_the_footer() -> None:
    (date, *_) = _two_pages("Slutrapport senast 2029-", "Sida 1", "02-28 till regionen.")
    assert isinstance(date.value, PartialDate)
    assert date.value.day.isoformat() == "2029-02-28"
    assert date.raw == "2029-\n02-28"
    (amount, *_) = _two_pages("Stödet är högst 450", "1 (2)", "000 kronor.")
    assert amount.value == Money(Decimal(450000))


def test_context_outside_the_segment_is_read_too() -> None:
    text = "Dnr RD 2024/427\nAnnat ärende 10 000 kr\nStöd 20 000 kr"
    document = DocumentText(text, (Page(1, 595, 842, Span(0, len(text))),), ())
    layout = Layout(document, 0, Span(39, len(text)), (), (), (), (), (Span(0, 15),))
    assert [c.raw for c in recognize(layout)] == ["RD 2024/427", "20 000 kr"]
