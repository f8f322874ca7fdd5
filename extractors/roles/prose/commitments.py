"""A co-financier's own promise: what the issuer of a certificate gives, in which years, and how firmly.

The subject is the issuer whether the text names it, says *kommunen* or says nothing (*Härmed intygas medfinansiering med …*);
later sentences and list items go on about *beloppet* or *medlen*. All of it becomes one reading for each kind of contribution.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.roles.prose.collector import Collector, amount_reading
from extractors.roles.prose.contributions import contribution_of
from extractors.roles.prose.cues import Cue, cue
from extractors.roles.prose.grants import REFUSAL
from extractors.roles.prose.payers import Roster, same_name, type_by_name
from extractors.roles.prose.sentences import Mention, Sentence, compile_cue
from extractors.roles.prose.words import Code, Token, tokens
from extractors.roles.prose.years import Dated, distribute
from extractors.roles.readings import AmountReading, FinancingReading, Party, RoleReading
from schemas.facts import Standing
from schemas.roles import AmountRole, CommitmentStatus, Contribution
from schemas.text import Span

_PROMISE = compile_cue(
    r"\b(?:\w*finansi\w*|bidra\w*|bidrag\w*|satsa\w*|avsätt\w*|avsatt|anslå\w*|anslag\w*|bevilja\w*|går in|gå "
    r"in|skjuter|tillskjut\w*|tillskott\w*|"
    r"insats\w*|läg(?:ger|ga|gs)|lagt|del|andel\w*|stöd\w*|stöttar|medverka\w*|förbinder|åtar|åtag\w*|intyga\w*|bekräfta\w*|lova\w*|utfäst\w*|"
    r"belopp\w*|medel|medlen|summan|fördel\w*|"
    r"betala\w*|kontant\w*|delta\w*|står för|täcker|reservera\w*|lämna\w*|ger|ge|motsvar\w*)\b"
)
_GOES_ON = compile_cue(
    r"^(?:\W|\d+\.)*(?:(?:det |hela |detta |denna |totala )*(?:beloppet|medlen|bidraget|summan|"
    r"medfinansieringen|finansieringen|stödet|insatsen|"
    r"kontantinsatsen|fördelning\w*|åtagandet|ersättningen|anslaget))\b"
)
_INTENDED = compile_cue(
    r"\b(?:avsiktsförklaring\w*|har för avsikt|avser att|är beredd\w*|ställer sig positiv\w*|har (?:muntligt|"
    r"preliminärt)|preliminärt|muntlig\w*|"
    r"under förutsättning att (?:\w+ ){0,4}(?:fullmäktige|kommunstyrelsen|styrelsen|nämnden) (?:\w+ "
    r"){0,3}(?:beslutar|beviljar|godkänner))\b"
)
_EVENLY = compile_cue(
    r"\b(?:lika (?:fördelat|fördelade|stora? delar?|mycket varje år|belopp)|jämnt fördela\w*|fördelas? (?:lika|"
    r"jämnt)|med lika delar)\b"
)
REQUESTED: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.HISTORY,
        r"\b(?:ombetts|ombedd\w*|efterfråga\w*|begärt|begärda|begärde|begäran|önskat|önskade|hemställt|har "
        r"(?:an)?sökt|ansökt){gap}(?P<m>{M})",
        "Kommunen har ombetts bidra med \ue000",
    ),
)
"""What the applicant asked for, beside what is promised."""
_OF_ALL = compile_cue(
    r"\b(?:kommunernas|medfinansiärernas|finansiärernas|parternas) (?:\w+ ){0,2}?(?:andel|del|insats|"
    r"bidrag|finansiering)\b"
)
_FOREIGN_VERB = (Code.PAYS, Code.SEEKS)


@dataclass(slots=True)
class Promise:
    """The issuer's promise as it grows over the sentences of a certificate."""

    party: Party | None = None
    written: str = ""
    names: list[Span] = field(default_factory=list)
    amounts: dict[Contribution, dict[int | None, AmountReading]] = field(default_factory=dict)
    intended: bool = False
    yearly: tuple[Sentence, Mention, Contribution] | None = None
    """An amount for every year, where the sentence does not say which years."""
    years: tuple[int, ...] = ()
    """The span of years that the paper names: *deltar i projektet 2026–2028*."""
    last_kind: Contribution = Contribution.CASH


def read_commitment(sentence: Sentence, promise: Promise, out: Collector, who: Roster) -> None:
    """Add what one sentence or list item says of the issuer's money."""
    text = sentence.text
    if _INTENDED.search(sentence.plain()) or _INTENDED.search(sentence.passage.heading):
        promise.intended = True
    row = tokens(sentence)
    promise.years = promise.years or next((t.mention.years for t in row if t.mention and len(t.mention.years) > 1), ())
    money = [t for t in row if t.code is Code.MONEY and t.mention and sentence.span_of(t.mention) not in out.claimed]
    issuer = _issuer_in(row, who)
    if issuer and not promise.party and (money or _PROMISE.search(text)):
        _name(sentence, promise, issuer)
    if not money:
        _evenly(sentence, row, promise)
        return
    if REFUSAL.search(text):
        for t in money:
            if t.mention:
                out.role(sentence, t.mention, AmountRole.SUBTOTAL, "avslås, inte utlovat")
        return
    if _OF_ALL.search(text):
        for t in money:
            if t.mention:
                out.role(sentence, t.mention, AmountRole.FINANCING, "flera finansiärers del, nämnd i ett intyg")
        return
    lead = sentence.passage.lead
    goes_on = bool(_GOES_ON.search(text)) or bool(lead) or text[:1] in "\uf200\uf201\uf202\uf203;" or bool(promise.amounts)
    if not _PROMISE.search(text) and not (goes_on and any(t.code in (Code.YEAR, Code.TOTAL) for t in row)):
        return
    for m in (m for c in REQUESTED for m in c.pattern.finditer(text)):
        out.role(sentence, sentence.mentions[m.group("m")], AmountRole.HISTORY, "efterfrågat belopp, inte utlovat")
    foreign = _foreign_payer(row, who)
    if foreign is not None and not same_party(foreign.party, promise.party):
        begin = next(n for n, t in enumerate(row) if t.mention is foreign)
        for t in row[begin:]:
            if t.code is Code.MONEY and t.mention:
                out.role(sentence, t.mention, AmountRole.FINANCING, "en annan finansiärs del, nämnd i ett intyg")
        row = row[:begin]
    money = [t for t in row if t.code is Code.MONEY and t.mention and sentence.span_of(t.mention) not in out.claimed]
    if not money:
        return
    if issuer and not promise.names:
        _name(sentence, promise, issuer)
    _add(sentence, row, money, promise, out)


def same_party(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are one."""
    return bool(one and other and same_name(one.name, other.name))


def _name(sentence: Sentence, promise: Promise, issuer: Mention) -> None:
    if promise.party and promise.names:
        return
    promise.party = issuer.party
    promise.written = " ".join(issuer.written.split())
    promise.names = [sentence.span_of(issuer)]


def _issuer_in(row: list[Token], who: Roster) -> Mention | None:
    ""
    "The issuer as the sentence names it: the letterhead's name, else whoever stands before the verb and is "
    "not the applicant."
    mentions = [t.mention for t in row if t.code is Code.PARTY and t.mention and t.mention.party]
    named = [m for m in mentions if m.party and who.is_issuer(m.party)]
    if named:
        return next((m for m in named if m.candidate), named[0])
    if who.context.issuer:
        return None
    for n, token in enumerate(row):
        party = token.mention.party if token.mention else None
        pays = any(t.code is Code.PAYS for t in row[n + 1 : n + 6])
        if token.code is Code.PARTY and party and pays and not who.is_applicant(party):
            return token.mention
    return None


def _foreign_payer(row: list[Token], who: Roster) -> Mention | None:
    """A payer that is neither the issuer nor the applicant, right before a paying verb and an amount, or after *från*."""
    for n, token in enumerate(row):
        mention = token.mention
        if token.code is not Code.PARTY or not mention or not mention.party or mention.own:
            continue  # *i form av eget arbete* is the issuer's
        if who.is_issuer(mention.party) or (not who.context.issuer and not who.is_authority(mention.party)):
            continue
        rest = row[n + 1 :]
        verb = next((i for i, t in enumerate(rest[:4]) if t.code in _FOREIGN_VERB), None)
        amount = next((i for i, t in enumerate(rest) if t.code is Code.MONEY), None)
        own_before = any(
            t.code is Code.PARTY and t.mention and t.mention.party and who.is_issuer(t.mention.party) for t in row[:n]
        )
        if who.is_applicant(mention.party) and not mention.own:
            if verb is not None and amount is not None and verb < amount and not own_before:
                return mention
            continue
        if verb is not None and amount is not None and verb < amount and amount - verb <= 6:
            return mention
        if n >= 2 and row[n - 1].code is Code.FROM and any(t.code is Code.MONEY for t in row[max(0, n - 5) : n]):
            return mention
    return None


def _add(sentence: Sentence, row: list[Token], money: list[Token], promise: Promise, out: Collector) -> None:
    lead_years = _lead_year(row)
    whole = _divided(sentence, row, money, out)
    for dated in distribute(row):
        mention = dated.token.mention
        if mention is None or dated.token not in money or dated.token is whole:
            continue
        index = next(n for n, t in enumerate(row) if t is dated.token)
        kind = contribution_of(row, index, 0, len(row))
        if kind is Contribution.CASH and promise.last_kind is Contribution.IN_KIND and not _says_cash(row) and promise.amounts:
            kind = promise.last_kind
        promise.last_kind = kind
        mine = promise.amounts.setdefault(kind, {})
        if dated.open_years and None in mine:
            out.role(sentence, mention, AmountRole.FINANCING, "belopp per år inom det hela")
            continue
        if dated.open_years:
            count = _number_of_years(sentence.text)
            if count and mention.amount is not None:
                worked = amount_reading(
                    sentence, mention, None, Standing.PROBABLE, f"beloppet per år gånger {count} år", mention.amount * count
                )
                out.claim(sentence.span_of(mention))
                if worked and None not in mine:
                    mine[None] = worked
            elif promise.yearly is None:
                promise.yearly = (sentence, mention, kind)
                out.claim(sentence.span_of(mention))
            else:
                out.ambiguous(sentence, mention, "det gäller varje år, men åren är inte utskrivna")
            continue
        out.claim(sentence.span_of(mention))
        for year in dated.years or lead_years or (None,):
            reading = amount_reading(sentence, mention, year, Standing.CERTAIN, "utställarens åtagande")
            if reading is None:
                continue
            known = mine.get(year)
            if known is None:
                mine[year] = reading
            elif known.amount != reading.amount:
                mine[year] = _reconcile(known, reading, mine, dated, out, sentence)
    _evenly(sentence, row, promise)


def _divided(sentence: Sentence, row: list[Token], money: list[Token], out: Collector) -> Token | None:
    """The whole of *480 000 kronor, varav 300 000 kontant och 180 000 i arbetstid*: the sum of the two kinds, no third amount."""
    mark = next((n for n, t in enumerate(row) if t.code is Code.OF_WHICH), None)
    if mark is None:
        return None
    dated = [(next(n for n, t in enumerate(row) if t is d.token), d) for d in distribute(row) if d.token in money]
    before = [d for n, d in dated if n < mark and not d.years]
    after = [(n, d) for n, d in dated if n > mark and not d.years]
    if len(before) != 1 or len(after) < 2 or len({contribution_of(row, n, 0, len(row)) for n, _ in after}) < 2:
        return None
    figures = [d.token.mention.amount for _, d in after if d.token.mention]
    whole = before[0].token.mention
    if whole is None or whole.amount is None or sum((f or Decimal(0) for f in figures), Decimal(0)) != whole.amount:
        return None
    out.role(sentence, whole, AmountRole.SUBTOTAL, "summan av det som ges i pengar och i annat")
    return before[0].token


def _lead_year(row: list[Token]) -> tuple[int, ...]:
    """A list item that opens with its year: *2025: 100 000 kronor*."""
    amounts = [t for t in row if t.code is Code.MONEY]
    years = [t for t in row[:3] if t.code is Code.YEAR and t.mention]
    if len(amounts) == 1 and len(years) == 1 and years[0].mention and len(years[0].mention.years) == 1:
        return years[0].mention.years
    return ()


def _reconcile(
    known: AmountReading,
    new: AmountReading,
    mine: dict[int | None, AmountReading],
    dated: Dated,
    out: Collector,
    sentence: Sentence,
) -> AmountReading:
    ""
    "Two figures for one year or for the whole: the one called total stands where the years bear it out, else "
    "neither is certain."
    if new.year is None:
        yearly = sum((a.amount for y, a in mine.items() if y is not None), Decimal(0))
        if yearly and new.amount == yearly:
            return new
        if yearly and known.amount == yearly:
            return known
        if dated.total and new.amount > known.amount and not yearly:
            return replace(new, standing=Standing.PROBABLE, reason="kallas summa; ett annat belopp står bredvid")
    mention = dated.token.mention
    if mention:
        out.claimed.discard(sentence.span_of(mention))
        out.ambiguous(sentence, mention, f"intyget anger också {known.amount} kronor")
    return replace(known, standing=Standing.AMBIGUOUS, reason="intyget anger två belopp")


def _says_cash(row: list[Token]) -> bool:
    return any(t.code is Code.CASH for t in row)


_COUNT = {"två": 2, "tre": 3, "fyra": 4, "fem": 5}
_YEARS = compile_cue(r"\b(?:i|under|på) (?P<n>två|tre|fyra|fem|[2-5]) (?:\w+ )?år\b")


def _number_of_years(text: str) -> int | None:
    m = _YEARS.search(text)
    if not m:
        return None
    word = m.group("n").casefold()
    return _COUNT.get(word) or int(word)


def _evenly(sentence: Sentence, row: list[Token], promise: Promise) -> None:
    """*lika fördelat över åren 2025–2027*: the total divided by the years, where it divides without a remainder."""
    if not _EVENLY.search(sentence.text):
        return
    years = sorted({y for t in row if t.code is Code.YEAR and t.mention for y in t.mention.years})
    for mine in promise.amounts.values():
        total = mine.get(None)
        if total is None or len(years) < 2 or any(y is not None for y in mine):
            continue
        share = total.amount / len(years)
        if share == share.to_integral_value():
            for year in years:
                mine[year] = AmountReading(
                    share, total.spans, year, standing=Standing.PROBABLE, reason="det hela, lika fördelat över åren"
                )


def _year_by_year(promise: Promise, out: Collector) -> None:
    """*60 000 kronor per år eller sammanlagt 180 000*, 2026–2028: each year's, where whole and years agree."""
    if promise.yearly is None:
        return
    sentence, mention, kind = promise.yearly
    mine = promise.amounts.setdefault(kind, {})
    total, amount = mine.get(None), mention.amount or Decimal(0)
    if total is not None and amount * len(promise.years) == total.amount:
        for year in promise.years:
            reading = amount_reading(
                sentence, mention, year, Standing.PROBABLE, "belopp per år under de år som handlingen nämner"
            )
            if reading and year not in mine:
                mine[year] = reading
    elif total is not None and amount and total.amount % amount == 0:
        out.roles.append(RoleReading(sentence.span_of(mention), AmountRole.FINANCING, "belopp per år inom det hela"))
    else:
        out.claimed.discard(sentence.span_of(mention))
        out.ambiguous(sentence, mention, "det gäller varje år, men åren är inte utskrivna")


def _whole_under_a_year(mine: dict[int | None, AmountReading]) -> None:
    """An amount that a year was read into and that the other years add up to is the whole."""
    if None in mine or len(mine) < 3:
        return
    whole = sum((a.amount for a in mine.values()), Decimal(0)) / 2
    for year, a in list(mine.items()):
        if a.amount == whole:
            mine[None] = replace(mine.pop(year), year=None)
            return


def finish(promise: Promise, out: Collector, who: Roster) -> None:
    """Make the promise one reading for each kind of contribution."""
    party = promise.party
    if party is None and who.context.issuer:
        name = who.context.issuer
        party = next((p for p in who.parties if same_name(p.name, name)), None) or Party(name, type_by_name(name))
    if party is None:
        for mine in promise.amounts.values():
            for a in mine.values():
                out.claimed.discard(a.spans[0])
        return
    _year_by_year(promise, out)
    for mine in promise.amounts.values():
        _whole_under_a_year(mine)
    status = CommitmentStatus.INTENDED if promise.intended else CommitmentStatus.COMMITTED
    for kind, mine in promise.amounts.items():
        if mine:
            amounts = tuple(mine[y] for y in sorted(mine, key=lambda y: (y is not None, y or 0)))
            out.financing.append(
                FinancingReading(
                    party, promise.written or party.name, tuple(promise.names), kind, status, amounts, reason="eget åtagande"
                )
            )
