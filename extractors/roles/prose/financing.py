"""Financiers' rows out of running text: who, how much, for which year, in cash or in kind, how sure.

Takes the shares that grammar gives (`shares`), their years and kind, and makes readings of them; payers that the text names
as financiers without an amount get a row without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.roles.prose.amounts import consistent, place_wholes
from extractors.roles.prose.collector import Collector, amount_reading
from extractors.roles.prose.contributions import contribution_of, status_of
from extractors.roles.prose.groups import Group
from extractors.roles.prose.named import named_only, nameless
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.sentences import Mention, Sentence, compile_cue
from extractors.roles.prose.shares import Share, share_out
from extractors.roles.prose.words import Code, Token, tokens
from extractors.roles.prose.years import Dated, distribute
from extractors.roles.readings import AmountReading, FinancingReading, Party, RoleReading
from schemas.facts import Standing
from schemas.roles import AmountRole, CommitmentStatus, Contribution, DocumentKind, FinancierType
from schemas.text import Span

_HEADING = re.compile(r"finansi|vem betalar|intäkter|bidragsgivare", re.IGNORECASE)
_IN_KIND_HEADING = re.compile(
    r"annat än pengar|in kind|in natura|ideell(?!a?\s+(?:förening|organisation))|naturainsats", re.IGNORECASE
)
_SAYS_MONEY = compile_cue(
    r"\b(?:\w*finansi\w*|bidra\w*|insats\w*|stöd\w*|medel|satsa\w*|avsätt\w*|avsatt|går in|gå in|skjuter|tillskjut\w*|lova\w*|"
    r"rest(?:en|erande)|återst(?:oden|ående)|mellanskillnaden)\b"
)


_WEAK_VERB = re.compile(
    r"^(?:betala\w*|ge|ger|ges|gett|getts|lämna\w*|investera\w*|tar|bär|bärs|kommer|utgör|utgörs|utgöra|"
    r"besluta\w*|får|fått|erhåll\w*|erhålls?|"
    r"mottar|mottagit|fås|inkommer|anvisa\w*|tilldela\w*|står|går|ställer|ersätter|tillhandahåll\w*)$",
    re.IGNORECASE,
)
"""Verbs that anything can be subject or object of; alone they do not make a sentence one about financing."""
_HYPOTHETICAL = compile_cue(r"\b(?:kan|kunde|skulle|måste|får) (?:\w+ ){0,2}?(?:få|söka|ansöka|beviljas|erhålla|söker|sökas)\b")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the place of a sentence says: under a heading about financing, introduced as a list, a heading about in-kind."""

    financing: bool
    in_kind: bool


def scope_of(sentence: Sentence, before: str = "") -> Scope:
    """The scope of a sentence: its heading, the line that introduces it, the sentence before it in the same paragraph."""
    place = f"{sentence.passage.heading} {sentence.passage.lead}"
    named = bool(_HEADING.search(place) or re.search(r"finansi", before, re.I))
    return Scope(named, bool(_IN_KIND_HEADING.search(sentence.passage.lead)))


def read_financing(sentence: Sentence, out: Collector, who: Roster, scope: Scope) -> int:
    """Add the rows that a sentence gives; returns how many amounts found their payer."""
    row = [replace(t, code=Code.WORD) if _replaced(sentence, t, out) else t for t in tokens(sentence)]
    if not any(t.code is Code.PARTY for t in row) and not any(t.code is Code.IN_KIND for t in row):
        return 0
    shares, groups = share_out(row, who)
    said = scope.financing or bool(_SAYS_MONEY.search(sentence.text))
    licensed = (
        said or _speaks_of_payers(row, [s for s in shares if not _claimed(sentence, row, s, out)])
    ) and not _HYPOTHETICAL.search(sentence.text)
    found = 0
    if licensed:
        found = _rows(sentence, row, shares, groups, out, who, scope)
    named_only(sentence, row, groups, shares, out, who)
    return found


def _replaced(sentence: Sentence, token: Token, out: Collector) -> bool:
    """A figure that another takes the place of (*från 500 000 till 600 000 kronor*), or a loss: nobody pays *-54,7 mkr*."""
    mention = token.mention
    if mention is None or token.code is not Code.MONEY:
        return False
    return sentence.span_of(mention) in out.replaced or (mention.amount is not None and mention.amount < 0)


def _claimed(sentence: Sentence, row: Sequence[Token], share: Share, out: Collector) -> bool:
    mention = row[share.amount].mention
    return mention is None or sentence.span_of(mention) in out.claimed


def _speaks_of_payers(row: Sequence[Token], shares: list[Share]) -> bool:
    """Whether the sentence by its grammar alone tells who pays: a verb, *from*, own money, in kind, or several payers."""
    if any(s.payers and s.linked and _is_sought(row, s.amount) for s in shares):
        return True
    if any((t.code is Code.PAYS and not _WEAK_VERB.match(t.text)) or (t.mention and t.mention.own) for t in row):
        return True
    if any(t.code is Code.IN_KIND for t in row) and any(t.code in (Code.PAYS, Code.PARTY) for t in row):
        return True
    payers = sum(len(s.payers) for s in shares if not s.ambiguous)
    return payers >= 2 or any(s.payers and s.linked and any(t.code is Code.FROM for t in row) for s in shares)


def _rows(
    sentence: Sentence, row: list[Token], shares: list[Share], groups: list[Group], out: Collector, who: Roster, scope: Scope
) -> int:
    roots = [s for s in shares if s.continues is None]
    slices = _slices(row, roots, groups)
    leading = _leading_year(row)
    found = 0
    start_of_rows = len(out.financing)
    for share, (start, end) in zip(roots, slices, strict=True):
        mention = row[share.amount].mention
        if mention is None or sentence.span_of(mention) in out.claimed:
            continue
        if share.total_of_all:
            out.role(sentence, mention, AmountRole.SUBTOTAL, "summan av det som räknats upp")
            continue
        if not share.payers:
            if _volunteers(row, start, share.amount):
                share = Share(share.amount, [], share.sought, linked=False)  # volunteers work for who applies
            else:
                continue
        parties = [row[p].mention for p in share.payers]
        if share.ambiguous and not share.joint:
            out.ambiguous(sentence, mention, share.ambiguous)
            continue
        if share.joint:
            _joint(sentence, mention, [p for p in parties if p], share, out, who)
            continue
        family = [s.amount for s in shares if s.amount == share.amount or s.continues == share.amount]
        dated = [d for d in distribute(_without_shares(row[start:end])) if _index(row, d.token) in family]
        if leading and len(roots) > 1 and not any(d.years for d in dated):
            dated = [replace(d, years=(leading,)) if d.token is row[share.amount] else d for d in dated]
        clause = sentence.text[row[start].start : row[end - 1].end] if end > start else sentence.text
        payers = parties or [None]
        for number, payer in enumerate(payers):
            _add(sentence, row, share, payer, dated, (start, end), clause, out, who, scope, number == 0, len(roots))
        found += 1
    _breakdown(sentence, out, start_of_rows)
    return found


def _breakdown(sentence: Sentence, out: Collector, begin: int) -> None:
    """*Egeninsatsen om 300 000 kronor består av 100 000 kronor … och 200 000 kronor …*: the first is the sum of the others."""
    rows = out.financing[begin:]
    for r in rows:
        whole = next((a for a in r.amounts if a.year is None), None)
        others = [a for o in rows if o is not r and o.party == r.party for a in o.amounts if a.year is None]
        if whole and len(r.amounts) == 1 and len(others) >= 2 and whole.amount == sum(a.amount for a in others):
            out.financing.remove(r)
            out.roles.append(RoleReading(whole.spans[0], AmountRole.SUBTOTAL, "summan av finansiärens delar"))
            return


def _without_shares(stretch: Sequence[Token]) -> Sequence[Token]:
    """Less *varav hälften under 2026*: the year of a share is not the year of the amount."""
    for n, token in enumerate(stretch):
        rest = stretch[n + 1 :]
        if token.code is Code.OF_WHICH and not any(t.code is Code.MONEY for t in rest) and any(t.code is Code.RATE for t in rest):
            return stretch[:n]
    return stretch


def _volunteers(row: Sequence[Token], start: int, amount: int) -> bool:
    return any(
        t.code is Code.IN_KIND and re.search(r"ideell|oavlöna|eget arbete|arbetstid|arbetsinsats", t.text, re.I)
        for t in row[start : amount + 4]
    )


def _index(row: Sequence[Token], token: Token) -> int:
    return next(n for n, t in enumerate(row) if t is token)


def _slices(row: Sequence[Token], roots: list[Share], groups: list[Group]) -> list[tuple[int, int]]:
    """The stretch of tokens that belongs to each root share."""
    begins: list[int] = []
    ends: list[int] = []
    for share in roots:
        first, last = share.amount, share.amount
        for group in groups:
            if set(group.members) & set(share.payers):
                first, last = min(first, group.first), max(last, group.last)
        begins.append(first)
        ends.append(last + 1)
    result: list[tuple[int, int]] = []
    for n in range(len(roots)):
        start = 0 if n == 0 else result[-1][1]
        stop = begins[n + 1] if n + 1 < len(roots) else len(row)
        result.append((min(start, begins[n]), max(stop, ends[n])))
    return result


def _leading_year(row: Sequence[Token]) -> int | None:
    """*Under 2025 bidrar A med … och B med …*: one year that opens the sentence is meant for all."""
    years = [n for n, t in enumerate(row) if t.code is Code.YEAR]
    if len(years) != 1 or years[0] > 2 or row[years[0]].mention is None:
        return None
    mention = row[years[0]].mention
    return mention.years[0] if mention and len(mention.years) == 1 else None


def _joint(sentence: Sentence, mention: Mention, parties: list[Mention], share: Share, out: Collector, who: Roster) -> None:
    """Several pay one amount together: each is a financier, nobody's part is known."""
    if share.ambiguous:
        out.ambiguous(sentence, mention, share.ambiguous)
    else:
        out.role(sentence, mention, AmountRole.FINANCING, "gemensamt belopp för flera finansiärer")
    for party in parties:
        nameless(sentence, party, out, who, "betalar tillsammans med andra")


def _add(
    sentence: Sentence,
    row: Sequence[Token],
    share: Share,
    payer: Mention | None,
    dated: list[Dated],
    region: tuple[int, int],
    clause: str,
    out: Collector,
    who: Roster,
    scope: Scope,
    first: bool,
    pairs: int,
) -> None:
    """One payer's readings: one for cash, one for in kind, each with its years."""
    party = payer.party if payer else who.applicant or Party("Sökanden", FinancierType.APPLICANT)
    if party is None:
        return
    by_kind: dict[Contribution, list[AmountReading]] = {}
    standing = Standing.CERTAIN
    reason = "betalare och belopp hör ihop i satsen"
    if not share.linked or (payer and payer.guessed):
        listed = scope.financing or (bool(_SAYS_MONEY.search(sentence.text)) and (pairs >= 2 or ":" in sentence.text))
        standing = Standing.CERTAIN if listed and payer and not payer.guessed else Standing.PROBABLE
        reason = "betalare och belopp står intill varandra" if not share.linked else "okänd betalare på en finansiärs plats"
    if party.name == "Sökanden" and who.applicant is None:
        standing, reason = Standing.PROBABLE, "egna medel, men sökandens namn är inte känt"
    whole: list[tuple[Contribution, AmountReading, bool]] = []
    here: set[Span] = set()
    count = payer.count if payer else None
    for d in dated:
        mention = d.token.mention
        if mention is None:
            continue
        index = _index(row, d.token)
        kind = contribution_of(row, index, region[0], region[1])
        if scope.in_kind or (payer and payer.in_kind) or _introduced_in_kind(row, share):
            kind = Contribution.IN_KIND
        part_of = any(t.code is Code.OF_WHICH for t in row[region[0] : index])
        span = sentence.span_of(mention)
        if span in out.claimed and first and span not in here:
            continue
        here.add(span)
        if d.open_years:
            if first:
                out.ambiguous(sentence, mention, "beloppet gäller varje år, men åren är inte utskrivna")
            continue
        if count is not None and share.explicit:
            out.role(sentence, mention, AmountRole.FINANCING, "belopp per kommun")
            continue
        if d.years:
            for year in d.years:
                reading = amount_reading(sentence, mention, year, standing, reason)
                if reading:
                    by_kind.setdefault(kind, []).append(reading)
        else:
            reading = amount_reading(sentence, mention, None, standing, reason)
            if reading:
                whole.append((kind, reading, part_of))
        out.claim(span) if first else None
    place_wholes(sentence, whole, by_kind, out, first)
    written = " ".join(payer.written.split()) if payer else "ideellt arbete"
    names = (sentence.span_of(payer),) if payer else ()
    status = CommitmentStatus.APPLIED_FOR if share.sought or _is_sought(row, share.amount) else status_of(clause)
    authority = who.is_authority(party)
    if authority:
        status = CommitmentStatus.GRANTED if who.context.kind is DocumentKind.DECISION else CommitmentStatus.APPLIED_FOR
    if not by_kind:
        by_kind = {Contribution.CASH: []}
    for kind, amounts in by_kind.items():
        out.financing.append(FinancingReading(party, written, names, kind, status, consistent(amounts), count, authority, reason))


def _introduced_in_kind(row: Sequence[Token], share: Share) -> bool:
    """*Bidrag i annat än pengar: Högskolan Dalarna 120 000 kr*."""
    for n in range(min(share.payers, default=0) - 1, 0, -1):
        if row[n].text == ":":
            return any(t.code is Code.IN_KIND for t in row[max(0, n - 3) : n])
    return False


def _is_sought(row: Sequence[Token], amount: int) -> bool:
    """*söker 300 000 kronor från A samt 500 000 kronor från B*: the verb that governs the amount is one of seeking."""
    depth = 0
    for token in reversed(row[:amount]):
        if token.code is Code.CLOSE:
            depth += 1
        elif token.code is Code.OPEN:
            depth = max(0, depth - 1)
        elif depth:
            continue  # *Tillväxtverket (1 100 000 kr, ansökan pågår) och …*: said of that one alone
        elif token.code is Code.SEEKS:
            return True
        elif token.code is Code.PAYS:
            return False
    return False
