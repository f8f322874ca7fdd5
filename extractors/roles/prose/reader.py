"""The reading of one document's prose, sentence by sentence; the order of the steps is the order in which cues are trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractors.roles.prose import background, grants
from extractors.roles.prose.collector import Collector, amount_reading, text_of
from extractors.roles.prose.commitments import Promise, finish, read_commitment
from extractors.roles.prose.conditions import announcements_of, condition_of, is_motion_section, refers_to_plan
from extractors.roles.prose.cues import Cue
from extractors.roles.prose.financing import read_financing, scope_of
from extractors.roles.prose.mentions import masked_sentences
from extractors.roles.prose.passages import passages
from extractors.roles.prose.payers import Roster, roster
from extractors.roles.prose.scalars import COST_ITEMS, SUMS, Scalar, find_scalars
from extractors.roles.prose.sentences import Mention, Sentence, Sign, clause_of, without_relatives
from extractors.roles.readings import (
    Context,
    FinancingReading,
    GrantPartReading,
    Party,
    Readings,
    RoleReading,
)
from schemas.facts import Candidate, Standing
from schemas.layout import BlockKind, Layout
from schemas.records import RateBase
from schemas.roles import AmountRole, CommitmentStatus, Contribution, DateRole, DocumentKind, FinancierType
from schemas.text import Span
from schemas.values import DatePrecision, Period

_DECIDES = (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT)
_APPLIES = (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT, DocumentKind.BUDGET)
_DECISION_HEADING = re.compile(
    r"^(?!.*\b(?:skäl|motiv|grund|underlag|bakgrund)).*(?:beslut(?!smotiver|sunderlag|anderätt|sgång)|förslag|^§)", re.IGNORECASE
)
_MUNICIPAL_WORD = re.compile(
    r"\bkommun\w*[^.]{0,120}\b(?:muntlig\w*|preliminär\w*|ännu inte besluta\w*)|\b(?:muntlig\w*|preliminär\w*)[^.]{0,120}\bkommun",
    re.IGNORECASE,
)
_APPROPRIATION = re.compile(r"\banslag(?:et)?\s+(\d{1,2}:\d{1,2})\b", re.IGNORECASE)
_SECTION_HISTORY = re.compile(r"tidigare|historik|erfarenhet|föregående|slutrapport", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What earlier sentences of the document tell later ones."""

    who: Roster
    out: Collector = field(default_factory=Collector)
    promise: Promise = field(default_factory=Promise)
    own_is_study: bool = False
    first_year: int | None = None
    applied: tuple[Sentence, Mention, Party | None] | None = None
    granted: tuple[Sentence, Mention, Party] | None = None
    grants_all: tuple[Sentence, Span] | None = None
    refused: str | None = None
    refused_span: Span | None = None
    approves: bool = False
    municipal_word: bool = False


def read_prose(layout: Layout, candidates: tuple[Candidate, ...], context: Context) -> Readings:
    """What the running text of one document says of money, its conditions and the papers that belong to it."""
    state = _State(roster(candidates, context))
    state.own_is_study = "förstudie" in (context.project_title or "").casefold()
    state.first_year = _first_year(candidates)
    for passage in passages(layout):
        inside = [c for c in candidates if c.span.end > passage.offsets[0] and c.span.start <= passage.offsets[-1]]
        before: Sentence | None = None
        past = False
        for sentence in masked_sentences(passage, inside, state.who):
            page = layout.document.page_of(sentence.passage.offsets[sentence.positions[0]])
            past = _read_sentence(sentence, before, past, page, state)
            before = sentence
    return _finish(state, layout)


def _first_year(candidates: tuple[Candidate, ...]) -> int | None:
    """The year in which the project starts: the latest start among periods printed to the day."""
    years = [
        c.value.start.day.year
        for c in candidates
        if not c.set_aside and isinstance(c.value, Period) and c.value.end.precision is DatePrecision.DAY
    ]
    return max(years, default=None)


def _read_sentence(sentence: Sentence, before: Sentence | None, past: bool, page: int, state: _State) -> bool:
    """One sentence; returns whether it was about the past, for the next one."""
    out, who = state.out, state.who
    kind = who.context.kind
    _words(sentence, page, state)
    for m in _APPROPRIATION.finditer(sentence.plain()):
        if kind in _DECIDES:
            out.word("appropriation", m.group(1), (), 80, "anslag")
    if sentence.passage.kind is BlockKind.HEADING and not sentence.amounts():
        return False
    _aliases(sentence, out)
    _set_aside(sentence, state)
    if kind is DocumentKind.OTHER:
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.FRAME, "belopp i en handling som inte gäller ett ärende")
        return False
    scalars = find_scalars(sentence, who)
    for position, reason in background.explicit(background.REPLACED, sentence.text):
        mention = sentence.mentions[sentence.text[position]]
        out.replaced.add(sentence.span_of(mention))
        out.role(sentence, mention, AmountRole.HISTORY, reason)
    past = _history(sentence, scalars, past, state)
    if kind in _DECIDES:
        _grant(sentence, state)
        _refusal(sentence, state)
    if kind is DocumentKind.PAYMENT_CLAIM:
        _payment_claim(sentence, state)
    _scalars(sentence, scalars, state)
    if kind is DocumentKind.COMMITMENT:
        read_commitment(sentence, state.promise, out, who)
    elif kind is not DocumentKind.PAYMENT_CLAIM:
        read_financing(sentence, out, who, scope_of(sentence, before.plain() if before else ""))
    for role, cues, why in (
        (AmountRole.BUDGET_LINE, COST_ITEMS, "kostnadspost i löpande text"),
        (AmountRole.SUBTOTAL, SUMS, "en summa, ingen enskild finansiärs del"),
    ):
        for c in cues:
            for m in c.pattern.finditer(sentence.text):
                out.role(sentence, sentence.mentions[m.group("m")], role, why)
    return past


def _words(sentence: Sentence, page: int, state: _State) -> None:
    """Conditions, announcements, references: what a sentence says without an amount."""
    out = state.out
    condition = condition_of(sentence, page)
    if condition:
        out.conditions.append(condition[0])
        out.requires_financing = out.requires_financing or condition[1]
    if sentence.passage.kind is not BlockKind.HEADING:
        out.announcements += announcements_of(sentence, page)
    if refers_to_plan(sentence):
        out.refers_to_plan = True
    if _MUNICIPAL_WORD.search(sentence.plain()):
        state.municipal_word = True


def _aliases(sentence: Sentence, out: Collector) -> None:
    """A figure printed a second time beside itself is accounted for."""
    for mention in sentence.mentions.values():
        if mention.alias and out.claim(mention.alias.span):
            reason = f"samma belopp som {' '.join(mention.candidate.raw.split()) if mention.candidate else mention.written}"
            out.roles.append(RoleReading(mention.alias.span, AmountRole.SUBTOTAL, reason))


def _set_aside(sentence: Sentence, state: _State) -> None:
    """Prices, limits, frames, payments and motions: amounts that are never this project's financing."""
    out, kind = state.out, state.who.context.kind
    text = sentence.text

    def each(cues: tuple[Cue[AmountRole], ...]) -> None:
        for position, reason in background.explicit(cues, text):
            out.role(sentence, sentence.mentions[text[position]], AmountRole.FRAME, reason)

    each(background.UNIT_PRICES)
    if kind in (*_DECIDES, DocumentKind.OTHER):
        for c in background.DELEGATION:
            for m in c.pattern.finditer(text):
                out.scalar(c.role, sentence, sentence.mentions[m.group("m")], 80, "gräns för delegation")
    each(background.FRAMES)
    if kind not in (DocumentKind.COMMITMENT, DocumentKind.PAYMENT_CLAIM):
        for position, reason in background.explicit(background.PAYMENTS, text):
            out.role(sentence, sentence.mentions[text[position]], AmountRole.HISTORY, reason)
    if kind in _DECIDES and (is_motion_section(sentence.passage) or background.MOTIONS.search(text)):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "yrkande, inte beslut")
    if kind is DocumentKind.DECISION and background.PROPOSALS.search(text):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "förslag före beslutet")


def _history(sentence: Sentence, scalars: list[Scalar], past: bool, state: _State) -> bool:
    """Give amounts and dates of the past their role; returns whether the sentence is about the past."""
    out = state.out
    explicit = {s.position: s for s in scalars}
    if _SECTION_HISTORY.search(sentence.passage.heading) and not background.PRESENT.search(sentence.text):
        past = True
    strong_here = False
    for position, mention in sentence.amounts():
        why = background.history_of(sentence, position, state.own_is_study, state.first_year)
        scalar = explicit.get(position)
        carried = past and not background.PRESENT.search(sentence.text)
        if scalar and (scalar.tense_present or not (why and why[1])):
            continue
        if why is None and not carried:
            continue
        if why and not why[1] and _current_word(sentence, position, state):
            continue
        strong_here = True
        out.role(sentence, mention, AmountRole.HISTORY, why[0] if why else "går vidare om ett tidigare projekt")
    dates = [m for m in sentence.mentions.values() if m.sign in (Sign.DATE, Sign.YEAR) and m.candidate is not None]
    if not dates:
        return (
            strong_here
            or (past and not sentence.amounts() and not background.PRESENT.search(sentence.text))
            or _is_past(sentence, state)
        )
    about_past = _is_past(sentence, state)
    numbers = [m for m in sentence.mentions.values() if m.sign is Sign.NUMBER]
    carried = past and (bool(numbers) or not background.PRESENT.search(sentence.text))
    if about_past or carried:
        for sign, mention in sentence.mentions.items():
            if mention in dates and not _is_of_application(sentence, sign):
                span = sentence.span_of(mention)
                out.roles.append(RoleReading(span, DateRole.HISTORY, "gäller ett tidigare projekt"))
    return about_past or carried or strong_here


def _is_past(sentence: Sentence, state: _State) -> bool:
    """Whether a sentence tells of an earlier project, whatever its figures."""
    text = without_relatives(sentence.text)
    cue = next((m for c in background.STRONG_HISTORY if (m := c.pattern.search(text))), None)
    if cue is None or (state.own_is_study and "förstudie" in cue.group().casefold()):
        return False
    return not background.PRESENT.search(text) and bool(
        re.search(r"projekt|förstudie|finansiera|stöd|bidrag|bevilja|insats|etapp|satsning|drev|drivit", text, re.IGNORECASE)
    )


def _is_of_application(sentence: Sentence, sign: str) -> bool:
    """A date beside *ansökte* or *inkom* is when the application came in, whatever else the sentence tells."""
    at = sentence.text.index(sign)
    near = sentence.text[max(0, at - 40) : at + 40]
    return bool(re.search(r"\b(?:inkom\w*|ansökte|ansökan|sökte|lämnade\w*|slutrapport\w*)\b", near, re.IGNORECASE))


def _current_word(sentence: Sentence, position: int, state: _State) -> bool:
    """A past tense that is this document's own: a decision in the past tense, *beviljades* under a decision's heading."""
    kind = state.who.context.kind
    start, end = clause_of(sentence.text, position)
    clause = sentence.text[start:end]
    if kind is DocumentKind.COMMITMENT:
        return not re.search(r"[\uf200-\uf3ff]", clause) or bool(re.search(r"\bbeslut\w*", clause, re.IGNORECASE))
    return bool(re.search(r"\b(?:söktes|sökte|ansökte|uppgick)\b", clause, re.IGNORECASE)) and bool(
        re.search(r"\b(?:sökt\w*|ansök\w*|total\w*|projektets)\b", clause, re.IGNORECASE)
    )


def _grantor(sentence: Sentence, verb: re.Match[str], state: _State) -> tuple[bool, Party | None]:
    """Whether it is this case's authority that grants, and the fund whose money it is."""
    text, who = sentence.text, state.who
    start = 0
    before = [sentence.mentions[c] for c in text[start : verb.start()] if c in sentence.mentions]
    parties = [m.party for m in before if m.sign is Sign.PARTY and m.party]
    passive = bool(
        re.search(r"(?:beviljas|beviljats|tilldelas|anslås|lämnas|ges|utgår|utges|bifalls|anvisas)", verb.group(), re.I)
    )
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


_CONDITIONAL = re.compile(
    r"\b(?:under\s+förutsättning|förutsatt|förutsätter|villkor\w*|om)\s+(?:av\s+)?(?:att\s+)?[^,;]{0,80}$", re.IGNORECASE
)
_PERFECT = re.compile(
    r"(?:beviljat|beviljats|beviljade|beviljades|beviljad|anslagit|anvisat|anvisats|tilldelats|tilldelat|bifallit)$",
    re.IGNORECASE,
)
_OWN_MONEY_VERB = re.compile(r"(?:bidra|gå|finansiera|medfinansiera|stödj|stöder)", re.IGNORECASE)
_PARTS_OPEN = re.compile(
    r"^(?:\W|\d+\.)*(?:att\s+)?(?:stödet|bidraget|beloppet|medlen|medfinansieringen|projektmedlen|summan|projektstödet|av\s+(?:stödet|beloppet))\s+"
    r"(?:\w+\s+){0,3}?(?:fördela\w*|delas|utbetalas|betalas|disponeras|avser|tas|belastar|finansieras)",
    re.IGNORECASE,
)


def _grant(sentence: Sentence, state: _State) -> None:
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
    whole = grants.grants_all(sentence)
    if whole and not background.PROPOSALS.search(text):
        state.grants_all = (sentence, sentence.span(whole.start(), whole.end()))
    if grants.APPROVAL.search(text) and not background.PROPOSALS.search(text) and not grants.REFUSAL.search(text):
        state.approves = True
    taken = {sign for sign, m in sentence.mentions.items() if m.sign is Sign.MONEY and sentence.span_of(m) in out.claimed}
    for verb in grants.GRANT_VERB.finditer(text):
        if _CONDITIONAL.search(text[: verb.start()]) or grants.MAY.search(text):
            continue
        if grants.REFUSAL.search(text[max(0, verb.start() - 3) : verb.end() + 6]):
            continue
        ours, fund = _grantor(sentence, verb, state)
        if not ours:
            continue
        perfect = bool(_PERFECT.search(verb.group()))
        if perfect and (
            state.who.context.kind is DocumentKind.OFFICERS_REPORT or not _authority_before(sentence, verb.start(), state)
        ):
            if not deciding:
                continue
        if _OWN_MONEY_VERB.match(verb.group()) and not _authority_before(sentence, verb.start(), state) and not deciding:
            continue
        if _PARTS_OPEN.match(text):
            break
        noun = bool(_NOUN.match(verb.group()))
        if noun and not deciding and not (_RATE.search(text) and not re.match("medfin", verb.group(), re.I)):
            if not _authority_before(sentence, verb.start() + len("medfinansieringen"), state):
                continue
        begin, stop = _clause_start(text, verb.start()), None
        if _OWN_MONEY_VERB.match(verb.group()):
            begin, stop = verb.start(), _next_party(sentence, verb.end(), state)
        if background.STRONG_HISTORY and _is_past(sentence, state):
            continue
        grant = grants.read_grant(sentence, begin, taken, stop)
        if grant.ceiling is None and grant.rate is None and not grant.parts:
            if re.match(r"bevilja|bifall", verb.group(), re.I) and deciding:
                state.approves = True
            continue
        if grant.ceiling and re.search(
            r"\bbif\w+ (?:\w+ ){0,2}ansökan\b[^\ue000-\ue7ff]*\bom\s+$", text[: _place(sentence, grant.ceiling)], re.I
        ):
            value = text_of(grant.ceiling) or ""
            spans = (sentence.span_of(grant.ceiling),)
            out.fields.append(_field("amount_applied_for", value, spans, 78, "bifall till ansökan om beloppet", Standing.CERTAIN))
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


def _place(sentence: Sentence, mention: Mention) -> int:
    return next(n for n, c in enumerate(sentence.text) if sentence.mentions.get(c) is mention)


_NOUN = re.compile(r"(?:projekt)?(?:stöd|bidrag|medfinansiering|projektmedel)(?!ja|jer|er\b|a\b|ar\b|as\b)", re.IGNORECASE)
_RATE = re.compile("[\uf000-\uf1ff]")


def _next_party(sentence: Sentence, position: int, state: _State) -> int | None:
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


def _authority_before(sentence: Sentence, position: int, state: _State) -> bool:
    return any(
        (m := sentence.mentions.get(c)) is not None and m.party is not None and state.who.is_authority(m.party)
        for c in sentence.text[:position]
    )


def _take_grant(sentence: Sentence, grant: grants.Grant, fund: Party | None, weight: int, state: _State) -> None:
    out, who = state.out, state.who
    proposed = who.context.kind is DocumentKind.OFFICERS_REPORT
    reason = "föreslås beviljas" if proposed else "beviljas"
    if grant.unclear:
        for mention in (*([grant.ceiling] if grant.ceiling else ()), *grant.unclear):
            out.ambiguous(sentence, mention, "beslutsmeningen har flera belopp")
        grant.ceiling = None
    if grant.ceiling and out.scalar("amount_granted", sentence, grant.ceiling, weight, reason):
        party = fund or who.authority
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
    _parts(sentence, grant, state)
    if grant.derived is not None and grant.parts:
        spans = tuple(sentence.span_of(p.mention) for p in grant.parts)
        value = f"{grant.derived:.2f}"
        out.fields.append(
            _field("amount_granted", value, spans, 40, "summan av årsbeloppen, som inte är utskriven", Standing.PROBABLE)
        )
    out.word("outcome", "granted", (sentence.span(0, len(sentence.text)),), weight, reason)


def _field(name: str, value: str, spans: tuple[Span, ...], weight: int, reason: str, standing: Standing):  # type: ignore[no-untyped-def]
    from extractors.roles.readings import FieldReading

    return FieldReading(name, value, spans, weight, reason, standing)


def _parts(sentence: Sentence, grant: grants.Grant, state: _State) -> None:
    for part in grant.parts:
        reading = amount_reading(sentence, part.mention, part.year)
        if reading:
            state.out.parts.append(GrantPartReading(part.label, part.year, reading))
    for part in grant.parts:
        state.out.role(sentence, part.mention, AmountRole.GRANTED, f"del av det beviljade: {part.label}")


def _instalments(sentence: Sentence, taken: set[str], deciding: bool, state: _State) -> None:
    """*Stödet fördelas med högst 487 500 kronor för 2025, …*: the parts of a grant in a sentence of their own."""
    if not _PARTS_OPEN.match(sentence.text):
        return
    grant = grants.read_grant(sentence, 0, taken, parts=True)
    dated = [p for p in grant.parts if p.year is not None]
    if len(dated) >= 2 or (grant.parts and deciding):
        if grant.ceiling and state.granted and grant.ceiling.amount == state.granted[1].amount:
            state.out.role(sentence, grant.ceiling, AmountRole.GRANTED, "upprepar det beviljade beloppet")
        _parts(sentence, grant, state)


def _refusal(sentence: Sentence, state: _State) -> None:
    """The application refused, whole or in part; a motion refused is nothing of the kind."""
    if is_motion_section(sentence.passage) or background.PROPOSALS.search(sentence.text):
        return
    how = grants.refuses(sentence)
    if how is None:
        return
    out = state.out
    state.refused = "part" if how == "part" or state.refused == "part" else "whole"
    state.refused_span = sentence.span(0, len(sentence.text))
    free = [m for _, m in sentence.amounts() if sentence.span_of(m) not in out.claimed]
    if how == "part" and len(free) == 1:
        out.scalar("rejected_amount", sentence, free[0], 80, "avslagen del")
    elif how == "part":
        for mention in free:
            out.ambiguous(sentence, mention, "avslaget nämner flera belopp")


def _payment_claim(sentence: Sentence, state: _State) -> None:
    out = state.out
    m = re.search(r"\bbevilja\w*\s+(?:\w+\s+){0,3}?([\ue000-\ue7ff])", sentence.text, re.IGNORECASE)
    if m:
        out.scalar("amount_granted", sentence, sentence.mentions[m.group(1)], 70, "beviljat stöd")
    if re.search(r"\b(?:utbetal\w*|rekvi\w*|redovisad\w*|upparbetad\w*|förskott\w*)", sentence.text, re.IGNORECASE):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "utbetalning")


def _scalars(sentence: Sentence, scalars: list[Scalar], state: _State) -> None:
    """What is applied for and what the project costs."""
    out, who = state.out, state.who
    kind = who.context.kind
    for s in scalars:
        if sentence.span_of(s.mention) in out.claimed:
            continue
        if s.field == "amount_applied_for":
            target = s.target
            if target and who.is_applicant(target):
                target = None
            other = target is not None and who.context.authority is not None and not who.is_authority(target)
            if other or kind in (DocumentKind.COMMITMENT, DocumentKind.PAYMENT_CLAIM):
                if kind is DocumentKind.COMMITMENT and not other:
                    out.role(sentence, s.mention, AmountRole.APPLIED_FOR, s.reason)
                continue
            standing = Standing.PROBABLE if target and who.context.authority is None else Standing.CERTAIN
            if out.scalar("amount_applied_for", sentence, s.mention, s.weight, s.reason, standing) and state.applied is None:
                fund = target if target and target.type is FinancierType.EU_FUND else None
                state.applied = (sentence, s.mention, fund or (target if who.context.authority is None else None))
        else:
            out.scalar(s.field, sentence, s.mention, s.weight, s.reason)
        if s.old is not None:
            out.role(sentence, s.old, AmountRole.HISTORY, "det belopp som ersätts")


def _finish(state: _State, layout: Layout) -> Readings:
    out, who = state.out, state.who
    kind = who.context.kind
    if kind is DocumentKind.COMMITMENT:
        finish(state.promise, out, who)
    if kind in _DECIDES:
        _outcome(state)
    _authority_row(state)
    if state.municipal_word:
        out.financing = [
            replace(r, status=CommitmentStatus.INTENDED)
            if r.party.type is FinancierType.MUNICIPALITY and r.status is CommitmentStatus.UNKNOWN
            else r
            for r in out.financing
        ]
    financing = _merged(out.financing)
    if any(r.party.municipality_code for r in financing):
        # *kommunerna* then means those that are named
        financing = [r for r in financing if not (r.count == 0 and not r.name_spans) and not _collective(r)]
    if kind in _APPLIES:
        _applied_from_rows(financing, out)
    payers = [r for r in financing if r.amounts and not r.is_authority_row]
    return Readings(
        fields=tuple(out.fields),
        financing=tuple(financing),
        grant_parts=tuple(out.parts),
        roles=tuple(out.roles),
        conditions=tuple(out.conditions),
        announcements=tuple(out.announcements),
        problems=tuple(
            replace(p, page=layout.document.page_of(p.span.start)) if p.span and p.page is None else p for p in out.problems
        ),
        refers_to_plan=out.refers_to_plan,
        lists_financing=len(payers) >= 2,
    )


def _collective(r: FinancingReading) -> bool:
    return r.count == 0 and re.search(r"samtliga|alla", r.as_written, re.IGNORECASE) is None


def _outcome(state: _State) -> None:
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
                _field(
                    "amount_granted", f"{mention.amount:.2f}", spans, 40, "bifall till hela det sökta beloppet", Standing.PROBABLE
                )
            )
            if state.who.authority:
                state.granted = (sentence, mention, state.who.authority)


def _authority_row(state: _State) -> None:
    """The row of the authority itself: what is granted, else what is applied for."""
    out, who = state.out, state.who
    kind = who.context.kind
    if kind not in (*_DECIDES, *_APPLIES):
        return
    if any(r.is_authority_row and r.amounts for r in out.financing):
        if not (state.granted if kind in _DECIDES else state.applied):
            return
        # the clause that grants or applies speaks louder than a list that mentions the authority's money
        out.financing = [r for r in out.financing if not r.is_authority_row]
    source = None
    if kind in _DECIDES and state.granted:
        sentence, mention, party = state.granted
        status = CommitmentStatus.GRANTED if kind is DocumentKind.DECISION else CommitmentStatus.APPLIED_FOR
        source = (sentence, mention, party, status)
    elif state.applied:
        sentence, mention, target = state.applied
        known = target or who.authority
        if known:
            source = (sentence, mention, known, CommitmentStatus.APPLIED_FOR)
    if source is None:
        return
    sentence, mention, party, status = source
    if state.refused == "whole" and not any(f.field == "amount_granted" for f in out.fields) and kind is DocumentKind.DECISION:
        return
    standing = Standing.CERTAIN
    amount = amount_reading(sentence, mention, None, standing, "myndighetens egen del")
    amounts = [amount] if amount else []
    if kind in _DECIDES and state.granted:
        amounts += [p.amount for p in out.parts if p.year is not None]
    names = tuple(
        sentence.span_of(m) for m in sentence.mentions.values() if m.sign is Sign.PARTY and m.party and m.party.name == party.name
    )[:1]
    out.financing.append(
        FinancingReading(party, party.name, names, Contribution.CASH, status, tuple(amounts), None, True, "myndighetens egen del")
    )


def _applied_from_rows(financing: list[FinancingReading], out: Collector) -> None:
    """The authority's row in a list of payers says what is applied for, where no sentence does."""
    if any(f.field == "amount_applied_for" for f in out.fields):
        return
    for r in financing:
        whole = next((a for a in r.amounts if a.year is None), None)
        if r.is_authority_row and whole and whole.standing is not Standing.AMBIGUOUS:
            out.fields.append(
                _field(
                    "amount_applied_for",
                    f"{whole.amount:.2f}",
                    whole.spans,
                    60,
                    "myndighetens rad i finansieringen",
                    whole.standing,
                )
            )
            return


def _merged(readings: list[FinancingReading]) -> list[FinancingReading]:
    """Rows said twice are one row; a row without an amount yields to one with an amount."""
    result: list[FinancingReading] = []
    for r in readings:
        same = next(
            (
                n
                for n, k in enumerate(result)
                if k.party.name == r.party.name and k.contribution is r.contribution and k.count == r.count and _compatible(k, r)
            ),
            None,
        )
        if same is None:
            result.append(r)
            continue
        known = result[same]
        years = {a.year for a in known.amounts}
        amounts = (*known.amounts, *(a for a in r.amounts if a.year not in years))
        status = known.status if known.status is not CommitmentStatus.UNKNOWN else r.status
        base = known if known.amounts or not r.amounts else r
        result[same] = replace(
            base, amounts=amounts, status=status, is_authority_row=known.is_authority_row or r.is_authority_row
        )
    with_amounts = {(r.party.name, r.count) for r in result if r.amounts}
    return [r for r in result if r.amounts or (r.party.name, r.count) not in with_amounts]


def _compatible(one: FinancingReading, other: FinancingReading) -> bool:
    """Whether two rows can be one: no year has two figures."""
    figures = {a.year: a.amount for a in one.amounts}
    return all(figures.get(a.year, a.amount) == a.amount for a in other.amounts)
