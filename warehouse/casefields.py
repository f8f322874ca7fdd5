"""What stands about a case as a whole, chosen from what its documents say. Pure.

Amount applied for and total cost come from the latest revision that was there before the decision; the grant, its rate,
period and deadline from the decision, else from the report as proposed. A payment claim says what has been spent and
contributes nothing. A reading that the extractor itself calls ambiguous is used only where no other paper answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schemas.facts import Fact, Standing
from schemas.records import CaseDocument, DocumentRecord, date_of, money_of
from schemas.roles import DecisionOutcome, DocumentKind
from warehouse.likeness import name_key, names_near, number_key, title_key, titles_near

_APPLICATION, _BUDGET = DocumentKind.APPLICATION, DocumentKind.BUDGET
_REPORT, _DECISION = DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION
_EVERYONE = (tuple(kind for kind in DocumentKind if kind is not DocumentKind.OTHER),)
_WHO_KNOWS = ((_APPLICATION,), (_REPORT, _DECISION, _BUDGET), *_EVERYONE)
"""Which kinds are asked first about the applicant, and which next."""


@dataclass(frozen=True, slots=True)
class CaseFields:
    """The scalar fields of a case; names as in `schemas.records.Case`."""

    registration_number: str | None
    project_title: str | None
    applicant_name: str | None
    applicant_org_number: str | None
    authority: str | None
    received_on: date | None
    period_start: date | None
    period_end: date | None
    decided_on: date | None
    outcome: DecisionOutcome | None
    amount_applied_for: Decimal | None
    total_cost: Decimal | None
    amount_granted: Decimal | None
    support_rate: Decimal | None
    final_report_due: date | None


def fields_of(documents: Sequence[CaseDocument]) -> CaseFields:
    """The fields of the case that these documents (in order of revision) make up."""
    authority = authority_of([d.record for d in documents])
    own = [d for d in documents if d.kind not in (_REPORT, _DECISION) or _is_of(authority, d)]
    decisions = [d for d in own if d.kind is _DECISION]
    reports = [d for d in own if d.kind is _REPORT]
    decided_on = _decided_on(decisions)
    plans = _before(decided_on, [d for d in own if d.kind in (_APPLICATION, _BUDGET)])
    applications = [d for d in plans if d.kind is _APPLICATION]
    budgets = [d for d in plans if d.kind is _BUDGET]
    latest_first = [*_latest(applications, budgets), *reversed(reports), *reversed(decisions)]
    granting = list(reversed(decisions)) or list(reversed(reports))
    ruling = [*reversed(decisions), *reversed(reports), *reversed(applications)]
    return CaseFields(
        registration_number=_number(own),
        project_title=_title(applications, own),
        applicant_name=_vote(_records(own), "applicant_name", name_key, _WHO_KNOWS),
        applicant_org_number=_vote(_records(own), "applicant_org_number", _digits, _WHO_KNOWS),
        authority=authority,
        received_on=_first_date([*applications, *reports, *decisions], "received_on"),
        period_start=_first_date(ruling, "period_start"),
        period_end=_first_date(ruling, "period_end"),
        decided_on=decided_on,
        outcome=_outcome(decisions, reports),
        amount_applied_for=_first_amount(latest_first, "amount_applied_for"),
        total_cost=_first_amount(latest_first, "total_cost"),
        amount_granted=_first_amount(granting, "amount_granted"),
        support_rate=_first_amount(granting, "support_rate"),
        final_report_due=_first_date([*reversed(decisions), *reversed(reports)], "final_report_due"),
    )


def _before(decided_on: date | None, papers: Sequence[CaseDocument]) -> list[CaseDocument]:
    """Those that were there when it was decided; all of them where every one came later."""
    if decided_on is None:
        return list(papers)
    return [d for d in papers if d.known_on is None or d.known_on <= decided_on] or list(papers)


def _latest(applications: Sequence[CaseDocument], budgets: Sequence[CaseDocument]) -> list[CaseDocument]:
    """Applications and budgets, the one that holds first, then the rest from the latest back."""
    if not applications or not budgets:
        return [*reversed(applications), *reversed(budgets)]
    application, budget = applications[-1], budgets[-1]
    if application.known_on and budget.known_on and application.known_on != budget.known_on:
        budget_holds = budget.known_on > application.known_on
    else:
        budget_holds = budget.record.is_revised and not application.record.is_revised
    kinds = (budgets, applications) if budget_holds else (applications, budgets)
    rest = [*reversed(kinds[0][:-1]), *reversed(kinds[1][:-1])]
    return [kinds[0][-1], kinds[1][-1], *rest]


def _is_of(authority: str | None, document: CaseDocument) -> bool:
    """A decision that another authority made is a financier's paper here, whatever the extractor took it for."""
    theirs = _value(document.record.authority)
    return not theirs or not authority or names_near(theirs, authority)


def authority_of(records: Sequence[DocumentRecord]) -> str | None:
    """The authority applied to: what applications say, else reports and decisions, else budgets."""
    return _vote(records, "authority", name_key, ((_APPLICATION,), (_REPORT, _DECISION), (_BUDGET,)))


def _outcome(decisions: Sequence[CaseDocument], reports: Sequence[CaseDocument]) -> DecisionOutcome | None:
    """None where there is a decision and nobody could read what it decides: that is neither a grant nor a case that waits."""
    stated = [d for d in reversed(decisions) if d.record.outcome is not None or d.record.amount_granted is not None]
    main = [d for d in stated if not d.record.amendment] or stated
    if not main and decisions:
        return None
    if not main:
        return DecisionOutcome.PROPOSED if reports else DecisionOutcome.PENDING
    record = main[0].record
    if record.outcome is DecisionOutcome.REJECTED:
        return DecisionOutcome.REJECTED
    if record.outcome is DecisionOutcome.PARTLY_GRANTED or record.rejected_amount is not None:
        return DecisionOutcome.PARTLY_GRANTED
    return DecisionOutcome.GRANTED


def _decided_on(decisions: Sequence[CaseDocument]) -> date | None:
    main = [d for d in decisions if not d.record.amendment] or list(decisions)
    return _first_date(list(reversed(main)), "decided_on") or _first_date(list(reversed(main)), "dated_on")


def _number(documents: Sequence[CaseDocument]) -> str | None:
    """The number most papers print; between a portal's and a diary's, the diary's that the decision prints."""
    later = (DocumentKind.SUPPLEMENT, DocumentKind.PAYMENT_CLAIM)
    found = _vote(_records(documents), "registration_number", number_key, ((_REPORT, _DECISION), (_APPLICATION, _BUDGET), later))
    if found is not None:
        return found
    # One co-financier's paper prints its own diary number; two financiers that print the same one print the case's.
    promises = [d for d in documents if d.kind is DocumentKind.COMMITMENT and d.record.registration_number is not None]
    counts = Counter(number_key(_value(d.record.registration_number)) for d in promises if d.revision == 0)
    shared = [d for d in promises if counts[number_key(_value(d.record.registration_number))] > 1]
    return _value(shared[0].record.registration_number) if shared else None


def _title(applications: Sequence[CaseDocument], documents: Sequence[CaseDocument]) -> str | None:
    """The latest application's, in the writing used most; another one only where several papers agree against it."""
    titles = [t for d in documents if d.kind is not DocumentKind.OTHER and (t := d.record.project_title) is not None and t.value]
    keys = Counter(title_key(t.value) for t in titles)
    for document in reversed(applications):
        title = document.record.project_title
        if title is None or not title.value:
            continue
        supported = sum(titles_near(title.value, t.value) for t in titles) > 1
        if supported or max(keys.values()) < 2:
            return _most_common([t for t in titles if title_key(t.value) == title_key(title.value)], title_key)
    return _vote(_records(documents), "project_title", title_key, _EVERYONE)


def _vote(
    records: Sequence[DocumentRecord], field: str, key: Callable[[str], str], turns: tuple[tuple[DocumentKind, ...], ...]
) -> str | None:
    """The value most papers agree on, asked among the kinds that know best, then the next."""
    for kinds in turns:
        facts = [f for r in records if r.kind in kinds and (f := getattr(r, field)) is not None and f.value]
        sure = [f for f in facts if f.standing is not Standing.AMBIGUOUS] or facts
        if sure:
            return _most_common(sure, key)
    return None


def _records(documents: Sequence[CaseDocument]) -> list[DocumentRecord]:
    return [d.record for d in documents]


def _most_common(facts: Sequence[Fact], key: Callable[[str], str]) -> str:
    groups = Counter(key(f.value) for f in facts)
    best = max(groups.values())
    winner = next(key(f.value) for f in facts if groups[key(f.value)] == best)
    # Within one comparison form, the writing used most; between equals the fullest, which has the legal form.
    writings = Counter(f.value for f in facts if key(f.value) == winner)
    return max(writings, key=lambda text: (writings[text], len(text), text))


def _first_amount(documents: Iterable[CaseDocument], field: str) -> Decimal | None:
    return money_of(_first_fact(documents, field))


def _first_date(documents: Iterable[CaseDocument], field: str) -> date | None:
    return date_of(_first_fact([d for d in documents if date_of(getattr(d.record, field)) is not None], field))


def _first_fact(documents: Iterable[CaseDocument], field: str) -> Fact | None:
    facts: list[Fact] = [f for d in documents if (f := getattr(d.record, field)) is not None and f.value]
    sure = [f for f in facts if f.standing is not Standing.AMBIGUOUS] or facts
    return sure[0] if sure else None


def _value(fact: Fact | None) -> str:
    return fact.value if fact is not None else ""


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())[-10:]
