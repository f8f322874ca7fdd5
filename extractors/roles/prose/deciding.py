"""The grant clause and the refusal in their document: who grants, in which section, and what the outcome is.

The figures of the clause are read by `grants`; here it is settled whose clause it is, and that it is about this application.
"""

from __future__ import annotations

import re

from extractors.roles.prose import background, grants
from extractors.roles.prose.collector import amount_reading, text_of
from extractors.roles.prose.conditions import is_motion_section
from extractors.roles.prose.past import is_past
from extractors.roles.prose.sentences import Mention, Sentence, Sign
from extractors.roles.prose.state import State
from extractors.roles.readings import (
    FieldReading,
    GrantPartReading,
    Party,
)
from schemas.facts import Standing
from schemas.records import RateBase
from schemas.roles import AmountRole, DocumentKind, FinancierType

_DECISION_HEADING = re.compile(
    r"^(?!.*\b(?:skäl|motiv|grund|underlag|bakgrund)).*(?:beslut(?!smotiver|sunderlag|anderätt|sgång)|förslag|föreslår|"
    r"^§)",
    re.IGNORECASE,
)


_CONDITIONAL = re.compile(
    r"(?:\b(?:under\s+förutsättning|förutsatt|förutsätter|villkor\w*)|(?:^|,\s*)om)\s+(?:av\s+)?(?:att\s+)?[^,;]{0,80}$",
    re.IGNORECASE,
)


_PERFECT = re.compile(
    r"(?:avsatt|beviljat|beviljats|beviljade|beviljades|beviljad|anslagit|anvisat|anvisats|tilldelats|tilldelat|bifallit)$",
    re.IGNORECASE,
)


_OWN_MONEY_VERB = re.compile(r"(?:avsätt|bidra|gå|finansiera|medfinansiera|stödj|stöder)", re.IGNORECASE)


_PARTS_OPEN = re.compile(
    r"^(?:\W|\d+\.)*(?:att\s+)?(?:stödet|bidraget|beloppet|medlen|medfinansieringen|projektmedlen|summan|"
    r"projektstödet|av\s+(?:stödet|beloppet))\s+"
    r"(?:\w+\s+){0,3}?(?:fördela\w*|delas|utbetalas|betalas|disponeras|avser|tas|belastar|finansieras)",
    re.IGNORECASE,
)


_OF_GRANT = re.compile(r"^\W*av\s+(?:stödet|beloppet|bidraget|medlen)\s+(?:avser|går|tillfaller|utgör)\b", re.IGNORECASE)
"""*Av stödet avser 3 900 000 kronor Åmåls kommun och …*"""


_NOUN = re.compile(r"(?:projekt)?(?:stöd|bidrag|medfinansiering|projektmedel)(?!ja|jer|er\b|a\b|ar\b|as\b)", re.IGNORECASE)


_RATE = re.compile("[\uf000-\uf1ff]")


def read_grant_clause(sentence: Sentence, state: State) -> None:
    """The grant clause of a decision, or of the proposal for one."""
    out, text = state.out, sentence.text
    if is_motion_section(sentence.passage) or background.MOTIONS.search(text):
        return
    deciding = bool(_DECISION_HEADING.search(sentence.passage.heading))
    for m in grants.CHANGED.finditer(text):
        if out.scalar("amount_granted", sentence, sentence.mentions[m.group("m")], 86 if deciding else 76, "ändras till"):
            out.role(sentence, sentence.mentions[m.group("old")], AmountRole.HISTORY, "det belopp som ersätts")
            out.word("outcome", "granted", (sentence.span(m.start(), m.end()),), 76, "beviljat belopp ändras")
            if who_pays := state.who.authority:
                state.granted = state.granted or (sentence, sentence.mentions[m.group("m")], who_pays)
    if state.who.context.kind is DocumentKind.DECISION and (kept := grants.KEPT.search(text)):
        mention = sentence.mentions[kept.group("m")]
        if out.scalar("amount_granted", sentence, mention, 74, "beviljat belopp ändras inte") and state.who.authority:
            state.granted = state.granted or (sentence, mention, state.who.authority)
            out.word("outcome", "granted", (sentence.span_of(mention),), 70, "beviljat belopp ändras inte")
    whole = grants.grants_all(sentence)
    if whole and not background.PROPOSALS.search(text):
        state.grants_all = (sentence, sentence.span(whole.start(), whole.end()))
    if grants.APPROVAL.search(text) and not background.PROPOSALS.search(text) and not grants.REFUSAL.search(text):
        state.approves = True
    labelled = grants.LABELLED.search(text) if deciding else None
    if labelled:
        mention = sentence.mentions[labelled.group("m")]
        party = state.who.authority
        if (
            out.scalar("amount_granted", sentence, mention, 84, "beviljat, som rad under beslutet")
            and party
            and state.granted is None
        ):
            state.granted = (sentence, mention, party)
            out.word("outcome", "granted", (sentence.span_of(mention),), 70, "beviljat, som rad under beslutet")
    taken = {sign for sign, m in sentence.mentions.items() if m.sign is Sign.MONEY and sentence.span_of(m) in out.claimed}
    for verb in grants.GRANT_VERB.finditer(text):
        fronted = _after_condition(sentence, verb, state)
        conditional = _CONDITIONAL.search(text[: verb.start()]) is not None and not fronted
        if conditional or _WISHED.search(text[: verb.start()]) or grants.MAY.search(text):
            continue
        if _RECEIVES.match(verb.group()) and not (deciding and _applicant_before(sentence, verb.start(), state)):
            continue
        if any(r.start() <= verb.end() and verb.start() <= r.end() + 1 for r in grants.REFUSAL.finditer(text)):
            continue
        ours, fund = _grantor(sentence, verb, state)
        if not ours:
            continue
        perfect = bool(_PERFECT.search(verb.group()))
        reported = state.who.context.kind is DocumentKind.OFFICERS_REPORT or not _authority_before(sentence, verb.start(), state)
        if perfect and reported and not deciding:
            continue  # *har beviljat* in a report tells of another decision
        if _OWN_MONEY_VERB.match(verb.group()) and not _authority_before(sentence, verb.start(), state) and not deciding:
            continue
        if _PARTS_OPEN.match(text):
            break
        noun = bool(_NOUN.match(verb.group()))
        bare = noun and not deciding and (not _RATE.search(text) or re.match("medfin", verb.group(), re.I) is not None)
        if bare and not _authority_before(sentence, verb.start() + len("medfinansieringen"), state):
            continue
        begin, stop = verb.start() if fronted else _clause_start(text, verb.start()), None
        if _OWN_MONEY_VERB.match(verb.group()):
            begin, stop = verb.start(), _next_party(sentence, verb.end(), state)
        if is_past(sentence, state):
            continue
        grant = grants.read_grant(sentence, begin, taken, stop)
        if grant.ceiling is None and grant.rate is None and not grant.parts:
            if re.match(r"bevilja|bifall", verb.group(), re.I) and deciding:
                state.approves = True
            continue
        if grant.ceiling and re.match(r"bevilja|bifall", verb.group(), re.I) and _is_sought_sum(sentence, grant.ceiling):
            grant.sought, grant.ceiling = grant.ceiling, None
        if grant.ceiling and re.search(
            r"\bbif\w+ (?:\w+ ){0,2}ansökan\b[^\ue000-\ue7ff]*\bom\s+$", text[: _place(sentence, grant.ceiling)], re.I
        ):
            value = text_of(grant.ceiling) or ""
            spans = (sentence.span_of(grant.ceiling),)
            out.fields.append(
                FieldReading("amount_applied_for", value, spans, 78, "bifall till ansökan om beloppet", Standing.CERTAIN)
            )
        _take_grant(sentence, grant, fund, 86 if deciding else 70 if perfect else 76, state)
        return
    _instalments(sentence, taken, deciding, state)
    share = grants.SHARE_OF_COST.search(text)
    if share and not any(f.field == "support_rate" for f in out.fields) and (state.granted or deciding):
        position = share.start("r")
        if grants.base_of(text, position) not in (RateBase.PUBLIC_FINANCING, RateBase.TOTAL_FINANCING):
            out.scalar("support_rate", sentence, sentence.mentions[text[position]], 72, "stödets andel av kostnaderna")
            return
    rate = grants.RATE_CLAUSE.search(text)
    if rate and not grants.MAY.search(text) and not any(f.field == "support_rate" for f in out.fields):
        mention = sentence.mentions[rate.group("r")]
        if not re.search(r"\b(?:högst|max\w*|lägst|minst|under|över)\b", text[: rate.end()], re.IGNORECASE):
            out.scalar("support_rate", sentence, mention, 66, "stödandel")


_OPENS_WITH_CONDITION = re.compile(r"^\W*(?:\w+\s+)?(?:under\s+förutsättning|förutsatt|med\s+villkor|om)\b", re.IGNORECASE)
_BENEFICIARY = re.compile(r"\s+(?:härmed\s+)?([\ue800-\uefff])")


def _after_condition(sentence: Sentence, verb: re.Match[str], state: State) -> bool:
    """*Under förutsättning att … beviljas X 310 000 kronor*: the main clause opens with its verb, then who gets it."""
    if not _OPENS_WITH_CONDITION.match(sentence.text):
        return False
    named = _BENEFICIARY.match(sentence.text, verb.end())
    party = sentence.mentions[named.group(1)].party if named else None
    return party is not None and state.who.is_applicant(party)


def _grantor(sentence: Sentence, verb: re.Match[str], state: State) -> tuple[bool, Party | None]:
    """Whether it is this case's authority that grants, and the fund whose money it is."""
    text, who = sentence.text, state.who
    start = 0
    before = [sentence.mentions[c] for c in text[start : verb.start()] if c in sentence.mentions]
    parties = [m.party for m in before if m.sign is Sign.PARTY and m.party]
    passive = bool(
        re.search(
            r"(?:beviljas|beviljats|tilldelas|anslås|lämnas|ges|utgår|utges|bifalls|anvisas|^får|"
            r"^erhåller)",
            verb.group(),
            re.I,
        )
    )
    # *Projektet medfinansieras med 30 % av godkända kostnader, max …*: only the authority pays a share of the cost
    passive = passive or bool(re.match(r"(?:med|del|sam)?finansieras", verb.group(), re.I) and _RATE.search(text[verb.end() :]))
    noun = bool(re.match(r"(?:projekt)?(?:stöd|bidrag|medfinansiering|projektmedel)", verb.group(), re.I))
    after = text[verb.end() :]
    fund: Party | None = None
    for m in re.finditer(r"\b(?:från|ur|av)\s+(?:\w+\s+){0,1}([\ue800-\uefff])", after):
        party = sentence.mentions[m.group(1)].party
        if party and party.type is FinancierType.EU_FUND and who.is_authority(party):
            fund = party
    by = re.match(r"[^.;]{0,80}?\bav\s+([\ue800-\uefff])", after) if passive else None
    if by:
        party = sentence.mentions[by.group(1)].party
        return (party is None or who.is_authority(party)), fund
    if not parties or passive or noun:
        own_words = bool(re.match(r"(?:bidra|gå|finansiera|medfinansiera|stöd)", verb.group(), re.I))
        others = [p for p in parties if not who.is_authority(p) and not who.is_applicant(p)]
        return not (own_words and others), fund
    last = parties[-1]
    if who.is_authority(last):
        return True, fund
    if who.context.authority is None and last.type in (FinancierType.REGION, FinancierType.STATE, FinancierType.ASSOCIATION):
        return True, fund
    infinitive = bool(
        re.match(
            r"(?:bevilja|anslå|stödja|bifalla|tilldela|lämna|ge|anvisa|medfinansiera|bidra|finansiera)\b", verb.group(), re.I
        )
    )
    return (infinitive and bool(re.search(r"\b(?:att|beslutar|besluta|föreslår|föreslås)\b", text[: verb.start()], re.I))) and (
        any(who.is_authority(p) for p in parties) or not any(not who.is_applicant(p) for p in parties)
    ), fund


_SOUGHT_SUM = re.compile(r"\b(?:sökt\s+(?:\w+\s+){1,2}|ansökan\s+(?:om|på)\s+(?:\w+\s+){0,3}?)(?:om\s+|på\s+)?$", re.IGNORECASE)


def _is_sought_sum(sentence: Sentence, mention: Mention) -> bool:
    """*ansökan om 500 000 kronor beviljas*: what is granted is what was applied for."""
    return bool(_SOUGHT_SUM.search(sentence.text[: _place(sentence, mention)]))


def _place(sentence: Sentence, mention: Mention) -> int:
    return next(n for n, c in enumerate(sentence.text) if sentence.mentions.get(c) is mention)


def _next_party(sentence: Sentence, position: int, state: State) -> int | None:
    """Where another payer's part of the sentence begins."""
    for m in re.finditer("[\ue800-\uefff]", sentence.text[position:]):
        party = sentence.mentions[m.group()].party
        if party and not state.who.is_authority(party) and not state.who.is_applicant(party):
            return position + m.start()
    return None


def _clause_start(text: str, verb: int) -> int:
    """Where the figures of a grant can begin: an amount may stand before its verb (*500 000 kronor beviljas*)."""
    cut = max((m.end() for m in re.finditer(r";|\b(?:men|medan)\b", text[:verb])), default=0)
    return cut


_WISHED = re.compile(
    r"\b(?:önskar|begär|vill|hemställer|hoppas|ansöker\s+om|söker\s+om|"
    r"yrkar)[^.;]{0,20}\batt\s+[\ue800-\uefff]?[^.;\ue000-\ue7ff]{0,30}$",
    re.IGNORECASE,
)
"""*Stiftelsen önskar att regionen bidrar med*: what is applied for."""
_RECEIVES = re.compile(r"får|erhåller", re.IGNORECASE)
"""What anybody can do with any money: a grant only where the applicant does it under a decision's heading."""


def _applicant_before(sentence: Sentence, position: int, state: State) -> bool:
    """Whether the applicant, or the project, is the subject of a verb."""
    before = sentence.text[:position]
    named = any((m := sentence.mentions.get(c)) and m.party and state.who.is_applicant(m.party) for c in before)
    return named or re.search(r"\bprojektet\b|[\uf700-\uf77f]", before, re.IGNORECASE) is not None


def _authority_before(sentence: Sentence, position: int, state: State) -> bool:
    return any(
        (m := sentence.mentions.get(c)) is not None and m.party is not None and state.who.is_authority(m.party)
        for c in sentence.text[:position]
    )


def _take_grant(sentence: Sentence, grant: grants.Grant, fund: Party | None, weight: int, state: State) -> None:
    out, who = state.out, state.who
    proposed = who.context.kind is DocumentKind.OFFICERS_REPORT
    reason = "föreslås beviljas" if proposed else "beviljas"
    if grant.ceiling is None and grant.sought and not grant.unclear and not grant.parts:
        grant.ceiling, sought = grant.sought, grant.sought  # *sökt stöd om 450 000 kronor beviljas*: one figure, two fields
        grant.sought = None
        value = text_of(sought)
        if value:
            reason_sought = "sökt belopp i beslutsmeningen"
            out.fields.append(FieldReading("amount_applied_for", value, (sentence.span_of(sought),), 78, reason_sought))
    if grant.unclear:
        for mention in (*([grant.ceiling] if grant.ceiling else ()), *grant.unclear):
            out.ambiguous(sentence, mention, "beslutsmeningen har flera belopp")
        grant.ceiling = None
    if grant.ceiling and out.scalar("amount_granted", sentence, grant.ceiling, weight, reason):
        party = fund or who.fund or who.authority
        if party and state.granted is None:
            state.granted = (sentence, grant.ceiling, party)
    if grant.rate:
        out.scalar("support_rate", sentence, grant.rate, weight, reason + " med en andel av kostnaderna")
        if grant.base is not RateBase.UNKNOWN:
            out.word("rate_base", grant.base.value, (sentence.span_of(grant.rate),), weight, "andelens bas")
    if grant.alternative:
        out.scalar("alternative_rate", sentence, grant.alternative, 60, "andra andelen i beslutsmeningen")
    if grant.base_sum:
        out.scalar("total_cost", sentence, grant.base_sum, 80, "kostnaden som stödet är en andel av")
    if grant.sought:
        out.scalar("amount_applied_for", sentence, grant.sought, 78, "sökt belopp i beslutsmeningen")
    for mention in grant.yearly:
        out.role(sentence, mention, AmountRole.GRANTED, "belopp per år inom det beviljade")
    _parts(sentence, grant, state)
    if grant.derived is not None and grant.parts:
        spans = tuple(sentence.span_of(p.mention) for p in grant.parts)
        value = f"{grant.derived:.2f}"
        out.fields.append(
            FieldReading("amount_granted", value, spans, 40, "summan av årsbeloppen, som inte är utskriven", Standing.PROBABLE)
        )
    out.word("outcome", "granted", (sentence.span(0, len(sentence.text)),), weight, reason)


def _parts(sentence: Sentence, grant: grants.Grant, state: State) -> None:
    for part in grant.parts:
        reading = amount_reading(sentence, part.mention, part.year)
        if reading:
            state.out.parts.append(GrantPartReading(part.label, part.year, reading))
    for part in grant.parts:
        state.out.role(sentence, part.mention, AmountRole.GRANTED, f"del av det beviljade: {part.label}")


def _instalments(sentence: Sentence, taken: set[str], deciding: bool, state: State) -> None:
    """*Stödet fördelas med högst 395 500 kronor för 2026, …*: the parts of a grant in a sentence of their own."""
    if not _PARTS_OPEN.match(sentence.text):
        return
    if _OF_GRANT.match(sentence.text) and not re.search(r"[\uf200-\uf3ff]", sentence.text):
        for _, mention in sentence.amounts():
            state.out.role(sentence, mention, AmountRole.GRANTED, "en mottagares del av det beviljade")
        return
    grant = grants.read_grant(sentence, 0, taken, parts=True)
    dated = [p for p in grant.parts if p.year is not None]
    if len(dated) >= 2 or (grant.parts and deciding):
        if grant.ceiling and state.granted and grant.ceiling.amount == state.granted[1].amount:
            state.out.role(sentence, grant.ceiling, AmountRole.GRANTED, "upprepar det beviljade beloppet")
        _parts(sentence, grant, state)


def read_refusal(sentence: Sentence, state: State) -> None:
    """The application refused, whole or in part; a motion refused is nothing of the kind."""
    if is_motion_section(sentence.passage) or background.PROPOSALS.search(sentence.text):
        return
    how = grants.refuses(sentence)
    if how is None:
        return
    out = state.out
    free = [m for _, m in sentence.amounts() if sentence.span_of(m) not in out.claimed]
    if how == "whole" and len(free) == 1 and state.applied and _below(free[0], state.applied[1]):
        how = "part"  # *Ansökan om driftsstöd, 250 000 kronor, avslås*: less than what is applied for in all
    state.refused = "part" if how == "part" or state.refused == "part" else "whole"
    state.refused_span = sentence.span(0, len(sentence.text))
    if how == "part" and len(free) == 1:
        out.scalar("rejected_amount", sentence, free[0], 80, "avslagen del")
    elif how == "part":
        for mention in free:
            out.ambiguous(sentence, mention, "avslaget nämner flera belopp")


def _below(part: Mention, whole: Mention) -> bool:
    return part.amount is not None and whole.amount is not None and part.amount < whole.amount


def decide_outcome(state: State) -> None:
    """Granted, granted in part or refused, from what the sentences said."""
    out = state.out
    granted = any(f.field == "outcome" for f in out.fields)
    if state.refused and granted and state.refused_span:
        out.word("outcome", "partly_granted", (state.refused_span,), 95, "beviljas till en del och avslås till en del")
    elif state.refused and state.refused_span:
        value = "partly_granted" if state.refused == "part" else "rejected"
        out.word("outcome", value, (state.refused_span,), 80, "avslås")
    elif not granted and state.approves:
        out.word("outcome", "granted", (), 50, "bifall")
    if state.grants_all and state.granted is None and state.applied:
        sentence, mention, _ = state.applied
        if mention.amount is not None and not state.refused:
            spans = (state.grants_all[1],)
            out.fields.append(
                FieldReading("amount_granted", f"{mention.amount:.2f}", spans, 40, "bifall till allt som söks", Standing.PROBABLE)
            )
            if state.who.authority:
                state.granted = (sentence, mention, state.who.authority)
