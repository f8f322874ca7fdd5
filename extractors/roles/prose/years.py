"""Which amount of a clause is for which year, and which is the total: *150 000 per år 2025, 2026 och 2027, totalt 450 000*.

Knows the order of years and amounts only; whose the amounts are is known before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.roles.prose.words import Code, Token


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount with its years. `each`: the amount is repeated every year. `open_years`: yearly, but the years are not named."""

    token: Token
    years: tuple[int, ...] = ()
    each: bool = False
    total: bool = False
    open_years: bool = False


def distribute(sequence: Sequence[Token]) -> list[Dated]:
    """Every amount of the sequence, dated where a year stands with it.

    The order is taken from the clause: where its first amount comes before its first year, years follow their amounts.
    """
    items: list[tuple[str, object]] = []
    index = 0
    while index < len(sequence):
        token = sequence[index]
        if token.code is Code.MONEY:
            items.append(("M", token))
        elif token.code is Code.YEAR and token.mention:
            years = list(token.mention.years)
            ahead = index + 1
            while ahead < len(sequence):
                following = sequence[ahead]
                if following.code is Code.YEAR and following.mention:
                    years += following.mention.years
                    index = ahead
                elif following.code not in (Code.SEPARATOR, Code.WITH, Code.FROM) and not (
                    following.code is Code.WORD and following.text.casefold() in {"år", "åren", "året", "för", "under"}
                ):
                    break
                ahead += 1
            items.append(("Y", tuple(years)))
        elif token.code in (Code.TOTAL, Code.EACH, Code.YEARLY, Code.OF_WHICH, Code.RESPECTIVELY):
            items.append((token.code.value, token))
        index += 1
    return _assign(items)


def _dealt(items: list[tuple[str, object]]) -> dict[int, int]:
    """Item to year where *respektive* deals several amounts out on as many years, named before or after them."""
    result: dict[int, int] = {}
    for n, (kind, value) in enumerate(items):
        if kind != "Y" or not isinstance(value, tuple) or len(value) < 2:
            continue
        for stretch in (range(n + 1, len(items)), range(n - 1, -1, -1)):
            run: list[int] = []
            respectively = False
            for k in stretch:
                if items[k][0] == "M" and len(run) < len(value) and not _is_total(items, k):
                    run.append(k)
                elif items[k][0] == "r":
                    respectively = True
                else:
                    break
            if respectively and len(run) == len(value):
                result.update(zip(sorted(run), value, strict=True))
                break
    return result


def _assign(items: list[tuple[str, object]]) -> list[Dated]:
    dealt = _dealt(items)
    items = [i for i in items if i[0] != "r"] if not dealt else items
    dated_kinds = [kind for kind, _ in items if kind in "MY"]
    amounts = [i for i, (kind, _) in enumerate(items) if kind == "M"]
    plain = [i for i in amounts if not _is_total(items, i)]
    named = [(i, value) for i, (kind, value) in enumerate(items) if kind == "Y"]
    # *totalt 2 000 000 under 2025–2027, varav 500 000 2025, …*: the span of the whole says nothing of the order
    single = [i for i, value in named if isinstance(value, tuple) and len(value) == 1]
    first_year = single[0] if single else next((i for i, _ in named), None)
    if first_year is None or not amounts:
        years_follow = True
    else:
        candidates = plain or amounts
        # a total before the years does not decide the order: *450 000 kronor: 2025 150 000 kronor, …*
        last_before = [i for i in candidates if i < first_year]
        years_follow = bool(last_before)
        if years_follow and dated_kinds.count("Y") > 1 and len(candidates) == dated_kinds.count("Y") + 1:
            # one amount more than there are years: the first is the total unless the years run out before the last amount
            years_follow = dated_kinds[-1] == "Y" or _is_total(items, amounts[-1])
    result: list[Dated] = []
    for position, i in enumerate(amounts):
        token = items[i][1]
        assert isinstance(token, Token)
        if i in dealt:
            result.append(Dated(token, (dealt[i],)))
            continue
        if dealt:
            result.append(Dated(token, total=True))
            continue
        before = items[(amounts[position - 1] + 1 if position else 0) : i]
        after = items[i + 1 : amounts[position + 1] if position + 1 < len(amounts) else len(items)]
        near = after if years_follow else before
        years = next((value for kind, value in (near if years_follow else reversed(near)) if kind == "Y"), ())
        marks = {kind for kind, _ in after} | {kind for kind, _ in before if kind in "vy"}
        told = bool({kind for kind, _ in after} & {"y", "v"}) and position > 0  # *1 440 000, dvs. 480 000 per år*
        each = bool(marks & {"y", "v"}) and (told or not (position and "T" in {kind for kind, _ in before}))
        if each and not years:
            others = before if years_follow else after
            years = next((value for kind, value in others if kind == "Y"), ())
        assert isinstance(years, tuple)
        total = _is_total(items, i) or not years
        if len(years) == 1 and (not _is_total(items, i) or len(amounts) == 1):
            result.append(Dated(token, years))
        elif len(years) > 1 and each:
            result.append(Dated(token, years, each=True))
        elif "y" in marks and each and not years:
            result.append(Dated(token, open_years=True))
        else:
            result.append(Dated(token, total=total or len(years) > 1))
    return result


def _is_total(items: list[tuple[str, object]], index: int) -> bool:
    """Whether *sammanlagt* or its like stands right before or after the amount."""
    if index and items[index - 1][0] == "T":
        return True
    following = items[index + 1] if index + 1 < len(items) else None
    return bool(following and following[0] == "T" and (index + 2 >= len(items) or items[index + 2][0] != "M"))
