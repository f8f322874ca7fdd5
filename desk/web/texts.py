"""The words of the documents, for search. Collected in the background: the first page does not wait for them."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from desk.source import Source
from desk.web import queries
from desk.web.search import alike

_MOST_WORDS = 200


class Words:
    """Which cases have a word in their documents; knows none until it has read them."""

    def __init__(self, source: Source, amounts: Source) -> None:
        self._source = source
        self._amounts, self._amounts_lock = amounts, threading.Lock()
        self._vocabulary: list[str] = []
        self._lock = threading.Lock()
        # not a daemon: a thread inside the database when the interpreter ends brings the whole process down
        self._thread = threading.Thread(target=self._collect, name="words")
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether the words have been collected."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Until they have."""
        self._thread.join()

    def find(self, asked: Sequence[str]) -> dict[str, float]:
        """Cases whose documents have one of the words or one like it, with the best likeness."""
        if not self.ready or not self._vocabulary:
            return {}
        near: dict[str, float] = {}
        for word in asked:
            near.update(alike(word, self._vocabulary))
        best = dict(sorted(near.items(), key=lambda pair: -pair[1])[:_MOST_WORDS])
        found: dict[str, float] = {}
        with self._lock:
            rows = self._source.rows(queries.CASES_WITH_WORDS, {"words": list(best)})
        for row in rows:
            found[row["case_id"]] = max(found.get(row["case_id"], 0.0), best[row["word"]])
        return found

    def find_amount(self, value: str) -> dict[str, float]:
        """Cases that have an amount: those where it was applied for, granted or the whole cost first."""
        with self._amounts_lock:
            rows = self._amounts.rows(queries.CASES_WITH_AMOUNT, {"value": value})
        return {row["case_id"]: 100.0 if row["stated"] else 50.0 for row in rows}

    def _collect(self) -> None:
        with self._lock:
            self._source.table(queries.MAKE_WORDS)
            self._vocabulary = [row["word"] for row in self._source.rows(queries.VOCABULARY)]
