"""Financiers that a sentence names without an amount: *deltar och medfinansierar enligt ansökan*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.roles.prose.collector import Collector
from extractors.roles.prose.contributions import status_of
from extractors.roles.prose.groups import Group
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.sentences import Mention, Sentence, compile_cue
from extractors.roles.prose.shares import Share
from extractors.roles.prose.words import Code, Token
from extractors.roles.readings import FinancingReading
from schemas.roles import Contribution

_LIST_OF_PAYERS = compile_cue(
    r"\b(?:finansiering\w*|medfinansiering\w*|medel|bidrag|stöd|insatser)(?: \w+){0,6}? (?:från|av|genom|via)\b|"
    r"\b(?:med)?finansieras(?: \w+){0,4}? (?:av|genom|tillsammans med|med (?:medel|bidrag|stöd) från)\b|"
    r"\b(?:med)?finansiärer\w*(?: \w+){0,3}? (?:är|blir|:)|\b(?:med)?finansiärer\w* ?:|\b(?:med|övrig )finansiering\w* ?:"
)


_PAYS_WITHOUT_FIGURE = compile_cue(
    r"^(?: kommuner(?:na)?)?(?:,? (?:som|vilka))?(?: (?:alla|båda|samtliga|även|också|tillsammans|deltar och|"
    r"deltar i projektet och|har beslutat att|"
    r"kommer att|ska|skall|avser att|är|är även|medverkar och|har åtagit sig att|har lovat att|går in som|är "
    r"med och|är med som|har valt att))*"
    r" (?:(?:med|del|sam)?finansiera(?:r|t|s)?\b|medfinansiär(?:er)?\b|finansiär(?:er)?\b|bidra(?:r|ga)?\b(?: "
    r"\w+){0,2} (?:till finansieringen|ekonomiskt|finansiellt|med (?:kontant\w*|medel|finansiering|"
    r"medfinansiering|pengar|kontanter)))"
    r"|^(?: i (?:(?:båda|bägge|hela|de|två) )*(?:länen|länet|regionen|området))?"
    r"(?: kommer| fås| inkommer| erhålls| väntas)(?: \w+){0,3}?"
    r" (?:medel|finansiering\w*|medfinansiering\w*|bidrag|pengar)\b"
)


_TAKES_PART = compile_cue(
    r"\b(?:deltar|medverkar|ingår|bidrar|är med)\b.{0,160}\benligt (?:\w+ )?(?:finansieringsplan\w*|"
    r"finansieringsbudget\w*|ansökan|budget\w*)"
)


def nameless(sentence: Sentence, payer: Mention, out: Collector, who: Roster, reason: str) -> None:
    """A financier's row without an amount; none for the authority or for the applicant as a mere subject."""
    if payer.count == 0 and payer.candidate is None:
        return
    if payer.party is None or who.is_authority(payer.party) or (who.is_applicant(payer.party) and not payer.own):
        return
    out.financing.append(
        FinancingReading(
            payer.party,
            " ".join(payer.written.split()),
            (sentence.span_of(payer),),
            Contribution.IN_KIND if payer.in_kind else Contribution.CASH,
            status_of(sentence.text),
            (),
            payer.count,
            reason=reason,
        )
    )


_EARLIER_WORK = re.compile(
    r"\b(?:drevs|drev|genomfördes|genomförde|gjordes|avslutades)\b[^.]*\b(?:förstudie|förprojekt|kartläggning|pilotprojekt)"
    r"|\b(?:förstudien?|förprojekt(?:et)?|kartläggning(?:en)?)\b[^.]*\b(?:drevs|genomfördes|finansierades|medfinansierades|fick)\b",
    re.IGNORECASE,
)
"""Who paid for what came before this project is no financier of it."""


def named_only(
    sentence: Sentence, row: Sequence[Token], groups: list[Group], shares: list[Share], out: Collector, who: Roster
) -> None:
    """Financiers that the sentence names without an amount."""
    text = sentence.text
    if _EARLIER_WORK.search(text):
        return
    lists = [m.end() for m in _LIST_OF_PAYERS.finditer(text)]
    takes_part = bool(_TAKES_PART.search(text))
    owned = {m for g in groups for m in g.owned} | {p for s in shares for p in s.payers}
    listed = False
    for number, group in enumerate(groups):
        after = text[row[group.last].end :]
        pays = bool(_PAYS_WITHOUT_FIGURE.match(after))
        if number and not _adjoins(row, groups[number - 1], group):
            listed = False
        opened = any(0 <= row[group.first].start - end <= 12 for end in lists)
        listed = listed or opened
        partly = bool(set(group.members) & owned)
        if not (listed or pays or takes_part or partly):
            continue
        for member in group.members:
            mention = row[member].mention
            if member in owned or mention is None:
                continue
            if mention.count is not None and _names_follow(row, member):
                continue
            nameless(sentence, mention, out, who, "nämns som finansiär utan belopp")


def _adjoins(row: Sequence[Token], before: Group, group: Group) -> bool:
    """Whether a group goes on the list of the group before: separators, amounts and link words only."""
    codes = [t.code for t in row[before.last + 1 : group.first]]
    return Code.SEPARATOR in codes and not any(c in (Code.PAYS, Code.SEEKS) for c in codes) and codes.count(Code.WORD) <= 4


def _names_follow(row: Sequence[Token], member: int) -> bool:
    """*fyra kommuner: Mora, Orsa …*: the count is explained by the names that follow."""
    for token in row[member + 1 : member + 5]:
        if token.code is Code.PARTY:
            return bool(token.mention and token.mention.party and token.mention.party.municipality_code)
        if token.code not in (Code.WITH, Code.OPEN, Code.SEPARATOR, Code.WORD):
            return False
    return False
