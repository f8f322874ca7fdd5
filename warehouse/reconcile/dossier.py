"""A case opened for comparison: its papers in the order they came, and which of them counts at a given moment.

*Latest* means the latest revision received before the decision. Papers without a day of their own are placed by what they
are: an unrevised budget belongs to the first application, a revised one without a date comes after what was known before it.
Payment claims, supplements and other papers take no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.records import Case, CaseDocument, date_of
from schemas.roles import DecisionOutcome, DocumentKind, FinancierType
from warehouse.reconcile.days import Days, days_of
from warehouse.reconcile.figures import Figure
from warehouse.reconcile.names import party_key
from warehouse.reconcile.paper import PLAN_KINDS, Paper, is_revised, open_paper


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case in order. `plans` are applications and budgets, oldest first; `decisions` leave out amendments."""

    case: Case
    plans: tuple[Paper, ...]
    reports: tuple[Paper, ...]
    decisions: tuple[Paper, ...]
    amendments: tuple[Paper, ...]
    commitments: tuple[Paper, ...]

    @property
    def applications(self) -> tuple[Paper, ...]:
        """Applications, oldest first."""
        return tuple(paper for paper in self.plans if paper.kind is DocumentKind.APPLICATION)

    @property
    def budgets(self) -> tuple[Paper, ...]:
        """Budgets as papers of their own, oldest first."""
        return tuple(paper for paper in self.plans if paper.kind is DocumentKind.BUDGET)

    @property
    def answers(self) -> tuple[Paper, ...]:
        """Officers' reports and decisions."""
        return self.reports + self.decisions

    @property
    def decisive(self) -> tuple[Paper, ...]:
        """What counts as the grant: decisions that do not reject, where there is none the officers' reports."""
        papers = self.decisions or self.reports
        return tuple(paper for paper in papers if paper.record.outcome is not DecisionOutcome.REJECTED)

    @property
    def decided_on(self) -> date | None:
        """The day of the decision."""
        return next((day for paper in self.decisions if (day := _decided(paper.document)) is not None), self.case.decided_on)

    def moment(self, paper: Paper | None) -> date | None:
        """Up to which day papers were known to whoever wrote this one; None where it cannot be said.

        A report's own date counts, not the received date it quotes; without a date it knew what the decision knew.
        """
        if paper is None:
            return self.decided_on
        own = _decided(paper.document) if paper.kind is DocumentKind.DECISION else _written(paper.document)
        return own or self.decided_on

    def known(self, paper: Paper | None) -> tuple[Paper, ...]:
        """Applications and budgets that existed when `paper` was written, oldest first; at least the first ones."""
        moment = self.moment(paper)
        if moment is None:
            return self.plans
        before = tuple(plan for plan in self.plans if plan.since <= moment)
        return before or tuple(plan for plan in self.plans if plan.document.revision == 0 and not plan.revised) or self.plans[:1]

    def plan(self, paper: Paper | None = None) -> Paper | None:
        """The latest financing plan with amounts that `paper` (None: the decision) could know; a budget before an application."""
        candidates = [plan for plan in self.known(paper) if plan.lists_amounts]
        if not candidates:
            return None
        return max(
            _last_of(candidates), key=lambda plan: (len([r for r in plan.others if r.amount]), plan.kind is DocumentKind.BUDGET)
        )

    def applied_for(self, paper: Paper | None = None) -> tuple[Paper, Figure] | None:
        """The latest amount applied for that `paper` could know; where papers came together, the application's."""
        found = [(plan, figure) for plan in self.known(paper) if (figure := plan.applied_for())]
        return _latest(found)

    def applied_for_beside(self, paper: Paper | None) -> tuple[Figure, ...]:
        """Every amount applied for in the papers that came on the same day as the latest."""
        found = [(plan, figure) for plan in self.known(paper) if (figure := plan.applied_for())]
        latest = _last_of([plan for plan, _ in found])
        return tuple(figure for plan, figure in found if any(plan is paper for paper in latest))

    def total_cost(self, paper: Paper | None = None) -> tuple[Paper, Figure] | None:
        """The latest total cost that `paper` could know."""
        return _latest([(plan, figure) for plan in self.known(paper) if (figure := plan.total_cost())])

    def period(self, papers: Iterable[Paper] | None = None) -> tuple[Days | None, Days | None, Paper | None]:
        """Start and end as the decision has them, else the report, else the latest application."""
        order = papers if papers is not None else (*self.decisions, *reversed(self.reports), *reversed(self.known(None)))
        for paper in order:
            start, end = days_of(paper.record.period_start), days_of(paper.record.period_end)
            if start is not None or end is not None:
                return start, end, paper
        return None, None, None


def _last_of(plans: Sequence[Paper]) -> list[Paper]:
    """Those that came on the last day; of these only the revised ones, where some are revised and some are not."""
    together = [plan for plan in plans if plan.since == plans[-1].since] if plans else []
    return [plan for plan in together if plan.revised] or together


def _latest(found: Sequence[tuple[Paper, Figure]]) -> tuple[Paper, Figure] | None:
    latest = _last_of([plan for plan, _ in found])
    together = [pair for pair in found if any(pair[0] is plan for plan in latest)]
    applications = [pair for pair in together if pair[0].kind is DocumentKind.APPLICATION]
    return (applications or together)[-1] if together else None


def _decided(document: CaseDocument) -> date | None:
    record = document.record
    return date_of(record.decided_on) or date_of(record.dated_on) or document.known_on


def _written(document: CaseDocument) -> date | None:
    record = document.record
    quoted = date_of(record.received_on)
    return date_of(record.dated_on) or (document.known_on if document.known_on != quoted else None)


def _arrived(document: CaseDocument) -> date | None:
    """A plan's day: no earlier than it was dated, although a revised form may still print when the first one came."""
    record = document.record
    return max(filter(None, (date_of(record.received_on), date_of(record.dated_on), document.known_on)), default=None)


def _ordered(documents: Sequence[CaseDocument]) -> list[tuple[CaseDocument, date]]:
    """Applications and budgets with the day from which they were known, oldest first."""
    placed: list[tuple[CaseDocument, date]] = []
    first = next((_arrived(d) for d in documents if d.kind is DocumentKind.APPLICATION), None) or date.min
    for kind in PLAN_KINDS:
        previous = date.min
        for document in (d for d in documents if d.kind is kind):
            since = _arrived(document)
            if since is None and not is_revised(document):
                since = first
            elif since is None:
                since = max([previous, *(day for d, day in placed if d.kind is DocumentKind.APPLICATION)])
            placed.append((document, since))
            previous = max(previous, since)
    return sorted(placed, key=lambda pair: (pair[1], pair[0].revision, pair[0].kind is DocumentKind.BUDGET))


def _applicant_keys(case: Case) -> frozenset[str]:
    names = {case.applicant_name or ""}
    names.update(d.record.applicant_name.value for d in case.documents if d.record.applicant_name is not None)
    return frozenset(party_key(name) for name in names if name)


def _payers(case: Case, plans: Sequence[Paper]) -> set[str]:
    """The co-financiers of the plans, without the authority applied to: not every plan marks its row."""
    rows = [row for plan in plans for row in plan.financing]
    payers = {party_key(row.name) for row in rows if not row.is_authority and row.type is not FinancierType.APPLICANT}
    applied_to = {party_key(row.name) for row in rows if row.is_authority}
    applied_to.update(party_key(plan.record.authority.value) for plan in plans if plan.record.authority is not None)
    return payers - applied_to - {party_key(case.authority or "")}


def _is_payers(paper: Paper, payers: set[str]) -> bool:
    """Whether a decision is a co-financier's own: it commits that payer, and grants nothing in this case."""
    authority = paper.record.authority
    return authority is not None and party_key(authority.value) in payers


def _that_decide(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Those that say what is decided; a cover page or another item of the same minutes says nothing of that, if another does."""
    saying = [p for p in papers if p.record.amount_granted or p.record.support_rate or p.record.outcome]
    return tuple(saying or papers)


_last: tuple[Case, Dossier] | None = None


def open_case(case: Case) -> Dossier:
    """The case in order. The last one is kept, since every rule opens the same case in turn; the result is the same without."""
    global _last
    kept = _last
    if kept is not None and kept[0] is case:
        return kept[1]
    dossier = _open(case)
    _last = (case, dossier)
    return dossier


def _open(case: Case) -> Dossier:
    in_order = sorted(case.documents, key=lambda d: (d.revision, d.document_id))
    applicants = _applicant_keys(case)
    counts: dict[DocumentKind, int] = {}
    for document in case.documents:
        counts[document.kind] = counts.get(document.kind, 0) + 1

    def made(kind: DocumentKind) -> tuple[Paper, ...]:
        return tuple(open_paper(d, d.known_on, applicants, counts[kind] > 1) for d in in_order if d.kind is kind)

    plans = tuple(open_paper(d, since, applicants, counts[d.kind] > 1) for d, since in _ordered(in_order))
    every = made(DocumentKind.DECISION)
    payers = _payers(case, plans)
    decisions = tuple(paper for paper in every if not _is_payers(paper, payers))
    return Dossier(
        case=case,
        plans=plans,
        reports=made(DocumentKind.OFFICERS_REPORT),
        decisions=_that_decide([paper for paper in decisions if not paper.record.amendment]),
        amendments=tuple(paper for paper in decisions if paper.record.amendment),
        commitments=made(DocumentKind.COMMITMENT) + tuple(paper for paper in every if _is_payers(paper, payers)),
    )
