"""Every cue finds its own example."""

import pytest

from extractors.kinds import KINDS
from schemas.roles import DocumentKind


@pytest.mark.parametrize(
    ("kind", "cue"), [(k.kind, c) for k in KINDS for c in k.cues], ids=lambda x: getattr(x, "example", str(x))
)
def test_cue_finds_its_example(kind, cue):
    assert cue.pattern.search(cue.example), cue.example


def test_every_kind_has_cues():
    assert {k.kind for k in KINDS} == set(DocumentKind)


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        (DocumentKind.APPLICATION, "Ansökan om utbetalning nr 2", False),
        (DocumentKind.APPLICATION, "Reviderad ansökan om medfinansiering", True),
        (DocumentKind.APPLICATION, "Projektansökan till Leader Södra Skogen", True),
        (DocumentKind.BUDGET, "Bilaga 2: Budget för Gröna broar", True),
        (DocumentKind.COMMITMENT, "Intyg om medfinansiering", True),
        (DocumentKind.COMMITMENT, "Beslut om medfinansiering av projektet Gröna broar", True),
        (DocumentKind.DECISION, "Beslut om medfinansiering av projektet Gröna broar", False),
        (DocumentKind.DECISION, "Beslut om stöd till projektet Gröna broar", True),
    ],
)
def test_titles(kind, title, expected):
    cues = next(k for k in KINDS if k.kind is kind).cues
    found = any(c.pattern.search(title) for c in cues if c.where == "title" and c.weight > 0)
    assert found is expected
