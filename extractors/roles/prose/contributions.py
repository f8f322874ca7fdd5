"""Cash or in kind, and how sure: what the words around one amount of one payer say about it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.roles.prose.cues import Cue, cue
from extractors.roles.prose.words import Code, Token
from schemas.roles import CommitmentStatus, Contribution

STATUS_CUES: tuple[Cue[CommitmentStatus], ...] = (
    cue(
        CommitmentStatus.APPLIED_FOR,
        r"\b(?:söks|sökts|sökt|ansökan (?:\w+ )?(?:pågår|inlämnad|inskickad|lämnas|behandlas))\b",
        "\ue000, ansökan pågår",
    ),
    cue(CommitmentStatus.INTENDED, r"\bmuntlig\w*", "Kommunen har muntligt sagt ja till \ue000"),
    cue(CommitmentStatus.INTENDED, r"\b(?:avsikt\w*|avsiktsförklaring\w*)\b", "har för avsikt att gå in med \ue000"),
    cue(
        CommitmentStatus.INTENDED,
        r"\b(?:avser|planerar|tänker|hoppas|vill) (?:\w+ )?(?:att )?\w+a\b",
        "avser att bidra med \ue000",
    ),
    cue(
        CommitmentStatus.INTENDED,
        r"\b(?:förväntas|väntas|beräknas|antas|förutsätts|tänks) (?:\w+ )?\w+a\b",
        "väntas bidra med \ue000",
    ),
    cue(
        CommitmentStatus.INTENDED,
        r"\b(?:preliminär\w*|ännu inte (?:besluta\w*|klar\w*)|ej besluta\w*|under beredning)\b",
        "preliminärt \ue000",
    ),
    cue(CommitmentStatus.INTENDED, r"\b(?:har )?(?:ut)?lova(?:t|r|de)\b", "har lovat \ue000 kontant"),
    cue(
        CommitmentStatus.INTENDED,
        r"\b(?:är beredd\w*|ställ(?:er|t) sig positiv\w*|är positiv\w*)\b",
        "är beredd att satsa \ue000",
    ),
    cue(CommitmentStatus.GRANTED, r"\b(?:har bevilja\w*|bevilja(?:t|ts|d|de medel)|beviljade)\b", "har beviljat \ue000"),
    cue(
        CommitmentStatus.COMMITTED,
        r"\b(?:har (?:redan |nu )?(?:besluta\w*|fattat beslut|avsatt|anslagit|intygat|bekräftat|utfäst)|enligt "
        r"(?:intyg|beslut)|är beslutad\w*)\b",
        "har fattat beslut om \ue000",
    ),
)
"""First that fits wins: a spoken yes is intended, whatever else is said of it."""


def status_of(text: str) -> CommitmentStatus:
    """How sure a financier's money is, by the words of its clause."""
    return next((c.role for c in STATUS_CUES if c.pattern.search(text)), CommitmentStatus.UNKNOWN)


def contribution_of(row: Sequence[Token], amount: int, start: int, end: int) -> Contribution:
    """Cash unless the words around the amount say otherwise: those after it, up to the next amount or clause, come first."""
    after = _until_clause(row, amount + 1, end)
    before = row[_since_clause(row, start, amount) : amount]
    for stretch in (after, before):
        for token in stretch:
            if token.code is Code.CASH:
                return Contribution.CASH
            if token.code is Code.IN_KIND or (token.mention and token.mention.in_kind):
                return Contribution.IN_KIND
    return Contribution.CASH


def _until_clause(row: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    for n in range(start, min(end + 1, len(row))):
        code = row[n].code
        if n == end and code is not Code.MONEY:
            break
        if code in (Code.MONEY, Code.OF_WHICH):
            # *300 000 kronor kontant och 100 000 kronor i arbetstid*: what stands after the separator is the next amount's
            separators = [k for k in range(start, n) if row[k].code is Code.SEPARATOR]
            return row[start : separators[-1] if separators else n]
        if code is Code.SEPARATOR and any(t.code in (Code.PAYS, Code.SEEKS) for t in row[n + 1 : min(n + 3, end)]):
            return row[start:n]
        if code is Code.PARTY and not (row[n].mention and row[n].mention.own):  # type: ignore[union-attr]
            return row[start:n]
    return row[start:end]


def _since_clause(row: Sequence[Token], start: int, amount: int) -> int:
    for n in range(amount - 1, start - 1, -1):
        if row[n].code is Code.MONEY:
            separators = [k for k in range(n + 1, amount) if row[k].code is Code.SEPARATOR]
            return separators[0] + 1 if separators else amount
        if row[n].code is Code.PARTY and not (row[n].mention and row[n].mention.in_kind):  # type: ignore[union-attr]
            return n
    return start
