"""One payer's amounts put in place: parts and wholes, years and totals, and what cannot stand together."""

from __future__ import annotations

from dataclasses import replace

from extractors.roles.prose.collector import Collector
from extractors.roles.prose.sentences import Sentence
from extractors.roles.readings import AmountReading
from schemas.facts import Standing
from schemas.problems import Problem, ProblemCode
from schemas.roles import Contribution


def place_wholes(
    sentence: Sentence,
    whole: list[tuple[Contribution, AmountReading, bool]],
    by_kind: dict[Contribution, list[AmountReading]],
    out: Collector,
    first: bool,
) -> None:
    """Put the amounts without a year in place: *varav* takes part of the one before, two alike of one kind are a conflict."""
    parts = [w for w in whole if w[2]]
    plain = [w for w in whole if not w[2]]
    if parts and len(plain) == 1:
        kind, total, _ = plain[0]
        named = sum(p[1].amount for p in parts)
        kinds = {p[0] for p in parts}
        if Contribution.IN_KIND in kinds or (kinds == {Contribution.CASH} and kind is Contribution.IN_KIND):
            rest = total.amount - named
            for part_kind, reading, _ in parts:
                by_kind.setdefault(part_kind, []).append(reading)
            if rest > 0 and kinds != {Contribution.CASH, Contribution.IN_KIND}:
                other = Contribution.CASH if kinds == {Contribution.IN_KIND} else Contribution.IN_KIND
                worked = replace(total, amount=rest, standing=Standing.PROBABLE, reason="det hela minus den del som är utskriven")
                by_kind.setdefault(other, []).append(worked)
            return
        by_kind.setdefault(kind, []).append(total)
        return
    for kind, reading, _ in whole:
        known = [r for r in by_kind.get(kind, ()) if r.year is None]
        if not known:
            by_kind.setdefault(kind, []).append(reading)
        elif known[0].amount != reading.amount and first:
            by_kind[kind] = [replace(r, standing=Standing.AMBIGUOUS) if r.year is None else r for r in by_kind[kind]]
            out.problems.append(
                Problem(
                    ProblemCode.AMBIGUOUS_AMOUNT,
                    f"Två belopp för samma finansiär i en mening: {known[0].amount} och {reading.amount} kronor.",
                    None,
                    reading.spans[0],
                )
            )


def consistent(amounts: list[AmountReading]) -> tuple[AmountReading, ...]:
    """At most one amount a year; years that disagree with each other, or exceed the total, are not certain."""
    by_year: dict[int | None, AmountReading] = {}
    for a in amounts:
        known = by_year.get(a.year)
        if known is None:
            by_year[a.year] = a
        elif known.amount != a.amount:
            by_year[a.year] = replace(known, standing=Standing.AMBIGUOUS, reason="två belopp för samma år")
    total = by_year.get(None)
    yearly = [a for y, a in by_year.items() if y is not None]
    if total and yearly and sum(a.amount for a in yearly) > total.amount and len(yearly) < 2:
        by_year[None] = replace(total, standing=Standing.AMBIGUOUS, reason="mindre än summan av åren")
    return tuple(by_year[y] for y in sorted(by_year, key=lambda y: (y is not None, y or 0)))
