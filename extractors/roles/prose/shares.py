"""Whose an amount is: payers and amounts of one sentence brought together by grammar, never by position alone.

A sentence is a row of payer groups and amounts with link words between them. An amount belongs to the group before it
(*Mora kommun bidrar med 600 000 kronor*, *Mora kommun (600 000 kr)*) or to the one after it (*600 000 kronor från Mora
kommun*); *vardera* gives it to every member of the group, *respektive* deals amounts out in order. Where grammar leaves two
answers the share is marked ambiguous. What kind of contribution it is and for which year is left to `contributions` and `years`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.roles.prose.groups import Group, groups_of
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.words import Code, Token

RECIPIENT = re.compile(
    r"^(?:får|fått|fick|erhåller|erhållit|erhålls?|beviljas|beviljats|tilldelas|tilldelats|mottar|mottagit)$", re.I
)

_OF_SAME = re.compile(
    r"^(?:för|under|år|året|åren|ytterligare|dessutom|därutöver|i|ett|en|den|det|de|perioden|andra|första|tredje|sista|resterande|även|också|"
    r"fördela\w*|delas|upp|hälften|återstående|belopp\w*|varje|dels|utöver|detta|dels|lika|mycket|kommer|ca|cirka|högst|eller|vilket|ger|och|"
    r"\d+|avser|avseende|in|till|sin|sitt|så|att|projektet)$",
    re.I,
)
"""Words between two amounts of one payer; any other word may be a payer's name that nobody knows."""

_LINKS_OWN = {"i", "som", "utgörs", "utgör", "är"}
_BESIDE_LABEL = {Code.SEPARATOR, Code.CASH, Code.IN_KIND, Code.FUNDS, Code.WITH, Code.OPEN, Code.CLOSE}
_MODIFIERS = {Code.EACH, Code.CASH, Code.IN_KIND, Code.YEAR, Code.YEARLY, Code.TOTAL, Code.RATE, Code.DATE, Code.FUNDS}


@dataclass(slots=True)
class Share:
    """An amount and whose it is: token indices. `joint`: the members pay it together, no one's part is known."""

    amount: int
    payers: list[int]
    sought: bool = False
    joint: bool = False
    explicit: bool = False
    ambiguous: str = ""
    continues: int | None = None
    """The amount (token index) of the same payer that this one goes on from."""
    linked: bool = True
    """False where payer and amount merely stand beside each other."""
    total_of_all: bool = False


def _codes(row: Sequence[Token], start: int, end: int) -> list[Code]:
    return [t.code for t in row[start:end]]


def _before_ok(row: Sequence[Token], group: Group, amount: int, who: Roster) -> tuple[bool, bool, bool]:
    """Whether the group before an amount can own it, whether a link word says so, and whether it is sought from it."""
    if group.first > 0 and row[group.first - 1].text.casefold() == "till":
        return False, False, False  # *stöd till Mora kommun med*: who receives
    link = row[group.last + 1 : amount]
    if link and link[0].code is Code.CLOSE:
        link = link[1:]  # the payers themselves stand in brackets: *(Mora, Orsa) bidrar med*
    codes = [t.code for t in link]
    if Code.CLOSE in codes and Code.OPEN not in codes:
        return False, False, False
    pays = [n for n, t in enumerate(link) if t.code is Code.PAYS and not RECIPIENT.match(t.text)]
    receives = any(t.code is Code.PAYS and RECIPIENT.match(t.text) for t in link)
    seeks = Code.SEEKS in codes
    party = row[group.members[-1]].mention
    is_applicant = bool(party and party.party and who.is_applicant(party.party) and not party.own)
    if receives and not pays:
        return False, False, False
    if seeks:
        opened = Code.OPEN in codes
        if is_applicant and not opened:
            return False, False, False
        words = [t.text.casefold() for t in link if t.code is Code.SEEKS]
        preposition = group.first > 0 and row[group.first - 1].code is Code.FROM
        passive = any(w in {"söks", "sökt", "sökts", "söktes", "sökta"} for w in words)
        return (opened or passive or preposition), True, True
    inverted = group.first > 0 and row[group.first - 1].code is Code.PAYS and not RECIPIENT.match(row[group.first - 1].text)
    if inverted and all(c in (Code.WORD, Code.WITH, Code.CASH, Code.IN_KIND, Code.TOTAL) for c in codes) and len(codes) <= 4:
        return True, True, False
    separators = [n for n, c in enumerate(codes) if c in (Code.SEPARATOR, Code.RESPECTIVELY)]
    if codes == [Code.SEPARATOR] and link[0].text == "," and _alone(row, group, amount):
        return True, True, False
    if codes == [Code.SEPARATOR] and link[0].text == "," and len(group.members) == 1 and _alternates(row, group, amount):
        return True, True, False
    if codes[-1:] == [Code.SEPARATOR] and len(link) >= 2 and link[-2].text.casefold() in _UNCHANGED and len(group.members) == 1:
        return True, True, False  # *Vara kommuns del är oförändrad, 600 000 kronor*
    if codes[-1:] == [Code.WITH] and link[-1].text == ":" and all(c in _BESIDE_LABEL for c in codes) and len(group.members) == 1:
        return True, True, False  # *Göteborgs universitet, kontant: 800 000 kr*
    if separators and not (pays and (pays[-1] > separators[-1] or pays[0] < separators[0])):
        return False, False, False
    if Code.FROM in codes and not pays and Code.WITH not in codes:
        return False, False, False
    words_between = sum(1 for c in codes if c is Code.WORD)
    if words_between > (12 if pays else 5):
        return False, False, False
    linked = bool(pays) or Code.WITH in codes or Code.OPEN in codes or Code.IN_KIND in codes
    if not linked and words_between > 2:
        return False, False, False
    return True, linked, False


_UNCHANGED = {"oförändrad", "oförändrat", "oförändrade", "densamma", "detsamma"}


def _alternates(row: Sequence[Token], group: Group, amount: int) -> bool:
    """*från Hagfors kommun, 270 000 kronor, Munkfors kommun, 135 000 kronor, och …*: names and amounts take turns."""
    after = [t.code for t in row[amount + 1 :]]
    while after[:1] == [Code.SEPARATOR]:
        after = after[1:]
    goes_on = after[:3] == [Code.PARTY, Code.SEPARATOR, Code.MONEY]
    before = [t.code for t in row[: group.first]]
    while before[-1:] == [Code.SEPARATOR]:
        before = before[:-1]
    came = before[-3:] == [Code.PARTY, Code.SEPARATOR, Code.MONEY]
    opens = (bool(group.first) and row[group.first - 1].code in (Code.FROM, Code.WITH, Code.PAYS)) or group.first == 0
    return came or (goes_on and opens)


def _alone(row: Sequence[Token], group: Group, amount: int) -> bool:
    """*Mora kommun, 600 000 kronor* as an item of its own, or between semicolons."""
    opens = group.first == 0 or row[group.first - 1].text == ";" or row[group.first - 1].text in {"-", "–", "•", ":"}
    closes = amount + 1 >= len(row) or row[amount + 1].text == ";" or row[amount + 1].code in (Code.OPEN, Code.CASH, Code.IN_KIND)
    return len(group.members) == 1 and opens and closes


def _after_ok(row: Sequence[Token], amount: int, group: Group) -> tuple[bool, bool, bool]:
    """Whether the group after an amount can own it, whether a link word says so, and whether it is sought from it."""
    link = row[amount + 1 : group.first]
    codes = [t.code for t in link]
    party = row[group.members[0]].mention
    own = bool(party and party.own)
    while codes and codes[-1] is Code.EACH:
        codes = codes[:-1]  # *från vardera A och B*
        link = link[:-1]
    if own and [t.text.casefold() for t in link[-2:]] in (["består", "av"], ["utgörs", "av"]) and len(link) <= 4:
        return True, True, False  # *hälften, 196 500 kronor, består av föreningens egen tid*
    if codes == [Code.SEPARATOR, Code.PAYS] and (group.last + 1 >= len(row) or row[group.last + 1].code is not Code.WITH):
        before = row[max(0, amount - 2) : amount]
        rest = any(re.match(r"rest|återst|överskj", t.text, re.I) for t in before)
        return rest, rest, False
    if any(c in (Code.SEPARATOR, Code.RESPECTIVELY, Code.OF_WHICH, Code.CLOSE) for c in codes):
        return False, False, False
    seeks = Code.SEEKS in codes
    if not codes:
        return True, False, False
    if codes[-1] is Code.FROM and sum(1 for c in codes if c is Code.WORD) <= 5:
        return True, True, seeks
    if codes[-1] is Code.OPEN and all(c in _MODIFIERS or c is Code.OPEN for c in codes):
        return True, True, False
    if own and (link[-1].text.casefold() in _LINKS_OWN or codes[-1] in (Code.WITH, Code.PAYS)) and len(codes) <= 3:
        return True, True, False
    if codes[-1] is Code.PAYS and group.last + 1 < len(row) and row[group.last + 1].code is Code.WITH and len(codes) <= 2:
        return True, True, False
    opens = amount <= 2 and amount > 0 and row[0].text.casefold() == "med"
    if opens and codes[-1] is Code.PAYS and all(c in _MODIFIERS or c is Code.PAYS for c in codes):
        return True, True, False  # *Med 400 000 kronor deltar Region Norrbotten*
    if codes[-1] is Code.WITH and Code.PAYS not in codes and link[-1].text in {"–", "-", "—", ":", "="} and len(codes) == 1:
        return True, True, False
    return False, False, False


def _has_each(row: Sequence[Token], amount: int, limit_before: int, limit_after: int) -> bool:
    """Whether *vardera* stands with the amount."""
    for n in range(amount + 1, limit_after):
        if row[n].code is Code.EACH:
            return True
        if row[n].code in (Code.SEPARATOR, Code.PARTY, Code.PAYS):
            break
    return any(row[n].code is Code.EACH for n in range(limit_before, amount))


def _respectively(row: Sequence[Token], amounts: list[int], groups: list[Group]) -> dict[int, Share]:
    """Shares dealt out by *respektive*; empty where there is none or the numbers do not fit."""
    result: dict[int, Share] = {}
    run: list[int] = []
    dealt = False

    def close() -> None:
        if len(run) < 2:
            return
        before = next((g for g in reversed(groups) if g.last < run[0]), None)
        after = next((g for g in groups if g.first > run[-1]), None)
        named = dealt or bool(before and "respektive" in " ".join(before.separators))
        if not named:
            return
        between = range(before.last + 1, run[0]) if before else range(0)
        if before and len(before.members) == len(run) and not any(row[n].code is Code.MONEY for n in between):
            chosen = before
        elif after and len(after.members) == len(run) and any(row[n].code is Code.FROM for n in range(run[-1], after.first)):
            chosen = after
        else:
            return
        for amount, payer in zip(run, chosen.members, strict=True):
            result[amount] = Share(amount, [payer], explicit=True)
            chosen.owned.add(payer)

    previous: int | None = None
    for a in amounts:
        codes = _codes(row, previous + 1, a) if previous is not None else []
        plain = all(c in (Code.SEPARATOR, Code.RESPECTIVELY, Code.CASH, Code.WITH) for c in codes)
        if previous is not None and plain and (Code.SEPARATOR in codes or Code.RESPECTIVELY in codes):
            dealt = dealt or Code.RESPECTIVELY in codes
            run.append(a)
        else:
            close()
            run, dealt = [a], False
        previous = a
    close()
    return result


def _soon_money(row: Sequence[Token], place: int) -> bool:
    """Whether an amount follows, with at most *med att få* before it."""
    codes = [t.code for t in row[place + 1 : place + 5]]
    return Code.MONEY in codes and all(
        c in (Code.WORD, Code.WITH, Code.PAYS, Code.TOTAL) for c in codes[: codes.index(Code.MONEY)]
    )


def _without_seeker(row: Sequence[Token], who: Roster) -> Sequence[Token]:
    """*Hos Region Nord söker föreningen 600 000 kronor*: who seeks stands between verb and amount, and pays nothing."""
    result = list(row)
    for n in range(1, len(row) - 1):
        mention = row[n].mention
        seeker = row[n].code is Code.PARTY and row[n - 1].code is Code.SEEKS and _soon_money(row, n)
        asked = any(t.code is Code.FROM for t in row[:n]) and any(t.code is Code.PARTY for t in row[: n - 1])
        if seeker and asked and mention is not None and mention.party is not None and who.is_applicant(mention.party):
            result[n] = replace(row[n], code=Code.WORD)
    return result


def share_out(row: Sequence[Token], who: Roster) -> tuple[list[Share], list[Group]]:
    """Every amount of the sentence with its payers, as far as grammar gives them, and all payer groups."""
    row = _without_seeker(row, who)
    groups = groups_of(row)
    amounts = [n for n, t in enumerate(row) if t.code is Code.MONEY]
    dealt = _respectively(row, amounts, groups)
    shares: list[Share] = []
    for position, amount in enumerate(amounts):
        if amount in dealt:
            shares.append(dealt[amount])
            continue
        previous = amounts[position - 1] if position else -1
        following = amounts[position + 1] if position + 1 < len(amounts) else len(row)
        before = next((g for g in reversed(groups) if previous < g.first and g.last < amount), None)
        after = next((g for g in groups if amount < g.first and g.first < following), None)
        before_ok = linked_before = sought_before = False
        if (before and not before.owned & set(before.members)) or (
            before and before.owned and before.members[-1] not in before.owned
        ):
            before_ok, linked_before, sought_before = _before_ok(row, before, amount, who)
        after_ok = linked_after = sought_after = False
        if after:
            after_ok, linked_after, sought_after = _after_ok(row, amount, after)
        each = _has_each(row, amount, max(previous + 1, before.last if before else 0), following)
        if before_ok and after_ok and before and after:
            shares.append(_both(row, amount, before, after, linked_before, linked_after, each, who))
        elif before_ok and before:
            shares.append(_take_before(row, amount, before, linked_before, each, sought_before))
        elif after_ok and after:
            shares.append(_take_after(row, amount, after, linked_after, each, sought_after, amounts, who))
        elif each and shares and shares[-1].joint and previous == shares[-1].amount:
            # *svarar tillsammans för 2,4 mnkr (800 tkr vardera)*: the first is the sum
            shares[-1].total_of_all = True
            shares.append(Share(amount, list(shares[-1].payers), shares[-1].sought, explicit=True))
        else:
            shares.append(_continue(row, amount, shares, previous))
    return shares, groups


def _take_before(row: Sequence[Token], amount: int, group: Group, linked: bool, each: bool, sought: bool) -> Share:
    members = [m for m in group.members if m not in group.owned]
    codes = _codes(row, group.last + 1, amount)
    together = any(t.code is Code.TOTAL for t in row[group.last + 1 : amount + 2])
    pays = Code.PAYS in codes
    if len(members) == 1 or each:
        chosen, joint = members, False
    elif Code.OPEN in codes or (group.separators and group.separators[-1] in {",", ";"} and not pays):
        chosen, joint = members[-1:], False
    else:
        chosen, joint = members, True
    group.owned.update(chosen)
    ambiguous = "" if not joint or together else "beloppet gäller flera finansiärer"
    return Share(amount, chosen, sought, joint, explicit=each, ambiguous=ambiguous, linked=linked)


def _take_after(
    row: Sequence[Token], amount: int, group: Group, linked: bool, each: bool, sought: bool, amounts: list[int], who: Roster
) -> Share:
    members = [m for m in group.members if m not in group.owned]
    after_group = group.last + 1
    each = each or (after_group < len(row) and row[after_group].code is Code.EACH)
    following = next((a for a in amounts if a > group.last), None)
    if len(members) == 1 or each:
        chosen, joint = members, False
    elif (
        following is not None and _before_ok(row, group, following, who)[1] and group.separators[0] in {",", ";"}
    ) or not linked:
        chosen, joint = members[:1], False
    else:
        chosen, joint = members, True
    group.owned.update(chosen)
    together = any(t.code is Code.TOTAL for t in row[max(0, amount - 2) : amount])
    ambiguous = "" if not joint or together else "beloppet gäller flera finansiärer"
    return Share(amount, chosen, sought, joint, explicit=each, ambiguous=ambiguous, linked=linked)


def _both(
    row: Sequence[Token],
    amount: int,
    before: Group,
    after: Group,
    linked_before: bool,
    linked_after: bool,
    each: bool,
    who: Roster,
) -> Share:
    """An amount between two payers: the verb decides, else a link word, else nobody does."""
    link = row[before.last + 1 : amount]
    pays = any(t.code is Code.PAYS for t in link)
    first = row[before.members[-1]].mention
    second = row[after.members[0]].mention
    same = bool(first and second and first.party and second.party and first.party == second.party)
    if same or (second and second.own):
        share = _take_before(row, amount, before, linked_before, each, False)
        if second and second.own and len(after.members) > 1:
            after.owned.add(after.members[0])  # *600 000 kronor i egen insats och Mora kommun med*: own is this amount's word
        rest = [t.code for t in row[after.last + 1 :]]
        goes_on = Code.MONEY in rest and Code.PARTY not in rest[: rest.index(Code.MONEY)]
        if same and not goes_on:
            after.owned.update(after.members[:1])
        return share
    if pays and linked_after and first and first.party and who.is_applicant(first.party) and not first.own:
        after.owned.update(after.members)
        before.owned.update(before.members)
        return Share(amount, [before.members[-1]], ambiguous="oklart vem av två finansiärer som beloppet hör till")
    if linked_before and (pays or not linked_after):
        return _take_before(row, amount, before, linked_before, each, False)
    if linked_after and not linked_before and len(link) >= 1:
        return _take_after(row, amount, after, linked_after, each, False, [], who)
    if linked_after and not linked_before:
        # *Mora kommun 600 000 kronor från Orsa kommun*: neither reading is safe, unless the payer before has its own amount
        before.owned.update(before.members)
        after.owned.update(after.members)
        return Share(amount, [after.members[0]], ambiguous="oklart vem av två finansiärer som beloppet hör till")
    if not linked_before and not linked_after:
        return _take_before(row, amount, before, False, each, False)
    after.owned.update(after.members)
    before.owned.update(before.members)
    return Share(amount, [before.members[-1]], ambiguous="oklart vem av två finansiärer som beloppet hör till")


def _volunteered(row: Sequence[Token], amount: int) -> bool:
    """Whether the words right after an amount say that volunteers' time is what it is worth."""
    return any(
        t.code is Code.IN_KIND
        and re.search(
            r"ideell|oavlöna|"
            r"frivillig",
            t.text,
            re.I,
        )
        for t in row[amount + 1 : amount + 4]
    )


def _continue(row: Sequence[Token], amount: int, shares: list[Share], previous: int) -> Share:
    """An amount with no payer of its own: more of what the payer before it gives, where the words say so."""
    if not shares:
        return Share(amount, [], ambiguous="ingen finansiär")
    last = shares[-1]
    between = row[previous + 1 : amount]
    codes = [t.code for t in between]
    root = last.continues if last.continues is not None else last.amount
    last_separator = max((n for n, c in enumerate(codes) if c is Code.SEPARATOR), default=-1)
    later = between[last_separator + 1 :]
    in_kind = any(t.code is Code.IN_KIND for t in later) and not any(t.text[:1].isupper() for t in later)
    if not in_kind and any(t.code is Code.WORD and not _OF_SAME.match(t.text) for t in later):
        return Share(amount, [], ambiguous="ingen finansiär")  # words that may name another payer
    coordinated = any(
        c in (Code.SEPARATOR, Code.TOTAL, Code.OF_WHICH, Code.WITH, Code.YEAR, Code.YEARLY, Code.RESPECTIVELY) for c in codes
    )
    if not last.payers or not coordinated or Code.SEEKS in codes or sum(1 for c in codes if c is Code.WORD) > 8:
        return Share(amount, [], ambiguous="ingen finansiär")
    if last.payers[0] > last.amount and last_separator >= 0 and _volunteered(row, amount):
        return Share(amount, [])  # *50 000 kronor från A och 37 500 kronor i ideell tid*
    payer_amounts = {s.amount for s in shares if s.continues is None and s.payers}
    several = len(payer_amounts) > 1 or (last.explicit and len(last.payers) > 1)
    if Code.TOTAL in codes and several and not any(c in (Code.YEAR, Code.YEARLY) for c in codes):
        return Share(amount, [], total_of_all=True)
    return Share(amount, list(last.payers), last.sought, last.joint, last.explicit, last.ambiguous, continues=root)
