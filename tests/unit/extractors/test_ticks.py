"""Boxes to tick: what a form says by them."""

import pytest

from extractors.ticks import chosen, has_boxes, is_tick


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("☒ Kontant ☐ Annat än pengar", "Kontant"),
        ("☐ Kontant ☑ Annat än pengar", "Annat än pengar"),
        ("[ ] Offentlig [x] Privat", "Privat"),
        ("Kontant ☐ Annat än pengar ☒", "Annat än pengar"),
        ("☐ Kontant ☐ Annat än pengar", ""),
        ("☒ Offentlig ☒ Kontant ☐ Privat", "Offentlig Kontant"),
        ("Kontant", "Kontant"),
    ],
)
def test_only_what_is_ticked_is_said(text: str, said: str) -> None:
    assert chosen(text) == said


def test_marks() -> None:
    assert is_tick("X")
    assert is_tick("☒")
    assert not is_tick("☐")
    assert has_boxes("☐ Kontant")
    assert not has_boxes("Kontant (söks)")
