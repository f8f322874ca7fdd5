"""Every cue finds its own example."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.roles.prose import background, commitments, conditions, contributions, scalars, words

CUES = (
    *background.UNIT_PRICES,
    *background.FRAMES,
    *background.DELEGATION,
    *background.PAYMENTS,
    *background.REPLACED,
    *background.DIFFERENCES,
    *background.STRONG_HISTORY,
    *background.WEAK_HISTORY,
    *conditions.CONDITIONS,
    *conditions.ANNOUNCED,
    *conditions.REFERS,
    *contributions.STATUS_CUES,
    *scalars.APPLIED,
    *scalars.TOTAL,
    *scalars.COST_ITEMS,
    *scalars.SUMS,
    *commitments.REQUESTED,
)


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.example)
def test_example(cue: Any) -> None:
    match = cue.pattern.search(cue.example)
    assert match
    if "m" in cue.pattern.groupindex:
        assert "\ue000" <= match.group("m") <= "\ue7ff"


@pytest.mark.parametrize("word", words.WORDS, ids=lambda w: w.example)
def test_word(word: Any) -> None:
    assert word.pattern.match(word.example).group() == word.example
