"""The reading of one document's prose, sentence by sentence; the order of the steps is the order in which cues are trusted."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.roles.prose import background
from extractors.roles.prose.collector import Collector
from extractors.roles.prose.commitments import finish, read_commitment
from extractors.roles.prose.conditions import announcements_of, condition_of, refers_to_plan
from extractors.roles.prose.costs import budget_of, read_costs, read_yearly_costs
from extractors.roles.prose.deciding import decide_outcome, read_grant_clause, read_refusal
from extractors.roles.prose.financing import read_financing, scope_of
from extractors.roles.prose.mentions import masked_sentences
from extractors.roles.prose.passages import passages
from extractors.roles.prose.past import read_history, set_aside
from extractors.roles.prose.payers import roster
from extractors.roles.prose.rows import add_authority_row, applied_from_rows, granted_from_rows, is_collective, merged
from extractors.roles.prose.scalars import COST_ITEMS, SUMS, Scalar, find_scalars
from extractors.roles.prose.sentences import Sentence
from extractors.roles.prose.state import APPLIES, DECIDES, State
from extractors.roles.readings import (
    Context,
    Readings,
    RoleReading,
)
from schemas.facts import Candidate, Standing
from schemas.layout import BlockKind, Layout
from schemas.problems import Problem, ProblemCode
from schemas.roles import AmountRole, CommitmentStatus, DocumentKind, FinancierType
from schemas.values import DatePrecision, Period

_MUNICIPAL_WORD = re.compile(
    r"\bkommun\w*[^.]{0,120}\b(?:muntlig\w*|preliminär\w*|ännu inte besluta\w*)|\b(?:muntlig\w*|"
    r"preliminär\w*)[^.]{0,120}\bkommun",
    re.IGNORECASE,
)


_MOST_AMOUNTS = 80
"""More amounts than this are no sentence but a table whose columns were lost."""
_APPROPRIATION = re.compile(r"\banslag(?:et)?\s+(\d{1,2}:\d{1,2})\b", re.IGNORECASE)


def read_prose(layout: Layout, candidates: tuple[Candidate, ...], context: Context) -> Readings:
    """What the running text of one document says of money, its conditions and the papers that belong to it."""
    state = State(roster(candidates, context))
    headings = [layout.document.raw(b.span).casefold() for b in layout.blocks if b.kind is BlockKind.HEADING][:2]
    state.own_is_study = any("förstudie" in text for text in ((context.project_title or "").casefold(), *headings))
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


def _read_sentence(sentence: Sentence, before: Sentence | None, past: bool, page: int, state: State) -> bool:
    """One sentence; returns whether it was about the past, for the next one."""
    out, who = state.out, state.who
    kind = who.context.kind
    _words(sentence, page, state)
    for m in _APPROPRIATION.finditer(sentence.plain()):
        if kind in DECIDES:
            out.word("appropriation", m.group(1), (), 80, "anslag")
    if sentence.passage.kind is BlockKind.HEADING and not sentence.amounts():
        return False
    if len(sentence.amounts()) > _MOST_AMOUNTS:
        message = f"Texten har {len(sentence.amounts())} belopp utan meningar mellan och kan inte läsas som löpande text."
        out.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, page, sentence.span(0, len(sentence.text))))
        return False
    _aliases(sentence, out)
    set_aside(sentence, state)
    if kind is DocumentKind.OTHER:
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.FRAME, "belopp i en handling som inte gäller ett ärende")
        return False
    scalars = find_scalars(sentence, who)
    for position, reason in background.explicit(background.REPLACED, sentence.text):
        mention = sentence.mentions[sentence.text[position]]
        out.replaced.add(sentence.span_of(mention))
        out.role(sentence, mention, AmountRole.HISTORY, reason)
    past = read_history(sentence, scalars, past, state)
    if kind in DECIDES:
        read_grant_clause(sentence, state)
        read_refusal(sentence, state)
    if kind is DocumentKind.PAYMENT_CLAIM:
        _payment_claim(sentence, state)
    _scalars(sentence, scalars, state)
    if kind is DocumentKind.COMMITMENT:
        read_commitment(sentence, state.promise, out, who)
    elif kind is not DocumentKind.PAYMENT_CLAIM:
        read_financing(sentence, out, who, scope_of(sentence, before.plain() if before else ""))
    if kind in (*APPLIES, *DECIDES):
        read_costs(sentence, out)
        read_yearly_costs(sentence, out)
    for role, cues, why in (
        (AmountRole.BUDGET_LINE, COST_ITEMS, "kostnadspost i löpande text"),
        (AmountRole.SUBTOTAL, SUMS, "en summa, ingen enskild finansiärs del"),
    ):
        for c in cues:
            for m in c.pattern.finditer(sentence.text):
                mention = sentence.mentions[m.group("m")]
                if role is AmountRole.SUBTOTAL and mention.amount is not None:
                    out.sums.append((sentence.span_of(mention), mention.amount))
                out.role(sentence, sentence.mentions[m.group("m")], role, why)
    return past


def _words(sentence: Sentence, page: int, state: State) -> None:
    """Conditions, announcements, references: what a sentence says without an amount."""
    out = state.out
    condition = condition_of(sentence, page)
    if condition:
        out.conditions.append(condition)
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


def _payment_claim(sentence: Sentence, state: State) -> None:
    """What a claim for payment says of the grant; everything else in it is payments."""
    out = state.out
    m = re.search(
        r"\b(?:bevilja\w*\s+(?:[\w\ue800-\uefff\uf700-\uf77f]+\s+){0,4}?|beslut\w*[^.;\ue000-\ue7ff]{0,60}?(?:bidrag|stöd|medel)[^.;\ue000-\ue7ff]{0,30}?)([\ue000-\ue7ff])",
        sentence.text,
        re.IGNORECASE,
    )
    if m:
        out.scalar("amount_granted", sentence, sentence.mentions[m.group(1)], 70, "beviljat stöd")
    rate = re.search(
        r"\b(?:bevilja|beslut)\w*[^.;]{0,120}?([\uf000-\uf1ff]) av [^.;]{0,60}?(?:kostnad|utgift)", sentence.text, re.IGNORECASE
    )
    if rate:
        out.scalar("support_rate", sentence, sentence.mentions[rate.group(1)], 70, "beviljad andel av kostnaderna")
    if re.search(r"\b(?:utbetal\w*|rekvi\w*|redovisad\w*|upparbetad\w*|förskott\w*)", sentence.text, re.IGNORECASE):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "utbetalning")


_WHOLE = re.compile(r"projekt|total|insats|budget|satsning|hela|samlad|omslut", re.IGNORECASE)


def _scalars(sentence: Sentence, scalars: list[Scalar], state: State) -> None:
    """What is applied for and what the project costs."""
    out, who = state.out, state.who
    kind = who.context.kind
    for s in scalars:
        if sentence.span_of(s.mention) in out.claimed:
            continue
        if kind is DocumentKind.COMMITMENT and s.field == "total_cost" and not _WHOLE.search(s.reason):
            continue  # *medverkar till en kostnad av*: what the promise costs its issuer
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


def _finish(state: State, layout: Layout) -> Readings:
    out, who = state.out, state.who
    kind = who.context.kind
    if kind is DocumentKind.COMMITMENT:
        finish(state.promise, out, who)
    if kind in DECIDES:
        decide_outcome(state)
    add_authority_row(state)
    if state.municipal_word:
        out.financing = [
            replace(r, status=CommitmentStatus.INTENDED)
            if r.party.type is FinancierType.MUNICIPALITY and r.status is CommitmentStatus.UNKNOWN
            else r
            for r in out.financing
        ]
    financing = merged(out.financing)
    if any(r.party.municipality_code for r in financing):
        # *kommunerna* then means those that are named
        financing = [r for r in financing if not (r.count == 0 and not r.name_spans) and not is_collective(r)]
    granted_from_rows(financing, out, kind)
    if kind in APPLIES:
        applied_from_rows(financing, out)
    payers = [r for r in financing if r.amounts and not r.is_authority_row]
    budget = budget_of(out)
    return Readings(
        fields=tuple(out.fields),
        financing=tuple(financing),
        budget=budget,
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
