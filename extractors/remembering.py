"""Answers about short texts, kept for the next time.

Labels, headings and figures come again and again, in one document and in the next; whether one is a sum or a cost need not be
worked out anew. Long texts are not kept, so that no document can fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST = 160
_MOST = 8192


def remembered(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """For functions that look at nothing but their arguments, and whose values are never changed."""
    kept = lru_cache(maxsize=_MOST)(function)

    def answer(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if len(text) > _LONGEST:
            return function(text, *args, **kwargs)
        return kept(text, *args, **kwargs)  # type: ignore[arg-type]

    update_wrapper(answer, function)
    return answer
