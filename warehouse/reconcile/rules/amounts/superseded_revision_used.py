"""The officers' report or decision agrees with an earlier revision and not with the latest.

Looks at what a revision changed: the amount applied for, the total cost, each financier's amount. Where the answer prints one
of these and has the old figure, it was written from the old paper. Does not catch revisions that change no figure the answer
prints, other changed facts (period, title), nor an answer that agrees with no revision at all: other rules see that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, implied_total, overlap, percentage_of
from warehouse.reconcile.financiers import by_party
from warehouse.reconcile.paper import Paper, same_amount_somewhere
from warehouse.reconcile.swedish import listed

SLUG = "superseded_revision_used"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

APPLIED, TOTAL = "sökt belopp", "total kostnad"


@dataclass(frozen=True, slots=True)
class _Change:
    """Something that the latest revision changed: the old figures, the new ones, and what the answer prints."""

    what: str
    old: tuple[tuple[Paper, Figure], ...]
    new: tuple[tuple[Paper, Figure], ...]
    said: Figure | None

    @property
    def fresh(self) -> bool:
        return self.said is not None and same_amount_somewhere(self.said, (figure for _, figure in self.new))

    @property
    def stale(self) -> tuple[Paper, Figure] | None:
        if self.said is None or self.fresh:
            return None
        return next(((paper, figure) for paper, figure in reversed(self.old) if overlap(self.said, figure)), None)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each answer to an application that was revised before it."""
    dossier = open_case(case)
    for paper in dossier.answers:
        changes = _changes(dossier, paper)
        if not changes:
            continue
        stale = [change for change in changes if change.stale]
        if any(change.what != TOTAL for change in stale) or (stale and not _reduced(paper)):
            yield _mismatch(paper, stale)
        elif any(change.fresh for change in changes) and not stale:
            newest = changes[0].new[-1][0].name
            yield SAY.say(Outcome.MATCH, f"{paper.name} bygger på den senaste versionen, {newest}", subject=paper.subject)
        else:
            what = listed([change.what for change in changes], 4)
            text = f"Vilken version {paper.name} bygger på går inte att säga: det som ändrades är {what}"
            yield SAY.open(text, subject=paper.subject)


def _mismatch(paper: Paper, stale: list[_Change]) -> Finding:
    change = stale[0]
    source, old = change.stale or change.old[-1]
    newest, new = change.new[-1]
    said = change.said or old
    text = (
        f"{paper.name} har {change.what} {said.text} som i den äldre {source.name}, "
        f"men senast inkomna {newest.name} har {new.text}"
    )
    working = "; ".join(f"{c.what}: {c.said.text if c.said else ''} mot {c.new[-1][1].text}" for c in stale)
    return SAY.say(Outcome.MISMATCH, text, subject=paper.subject, expected=new, found=said, working=working)


def _reduced(paper: Paper) -> bool:
    """A grant of a part comes with lower costs, which may happen to be those of an earlier version."""
    granted, applied = figure_of(paper.record.amount_granted), figure_of(paper.record.amount_applied_for)
    partly = paper.record.outcome is DecisionOutcome.PARTLY_GRANTED
    return partly or (granted is not None and applied is not None and granted.nominal < applied.nominal)


def _changes(dossier: Dossier, paper: Paper) -> list[_Change]:
    known = dossier.known(paper)
    record = paper.record
    said_applied = figure_of(record.amount_applied_for) or figure_of(record.amount_granted)
    candidates = [
        _change(APPLIED, [(p, f) for p in known if (f := p.applied_for())], said_applied),
        _total_change([(p, f) for p in known if (f := p.total_cost())], paper),
    ]
    said = by_party(paper)
    plans = [(plan, by_party(plan)) for plan in known if plan.lists_amounts]
    for key, row in said.items():
        series = [(plan, parties[key].amount) for plan, parties in plans if key in parties]
        candidates.append(_change(row.name, [(plan, figure) for plan, figure in series if figure is not None], row.amount))
    return [change for change in candidates if change is not None]


def _total_change(series: list[tuple[Paper, Figure]], paper: Paper) -> _Change | None:
    """A total that is not printed may still be implied by rate and ceiling, sharply enough to tell the versions apart."""
    said = paper.total_cost()
    change = _change(TOTAL, series, said)
    cap, rate = figure_of(paper.record.amount_granted), percentage_of(paper.record.support_rate)
    implied = implied_total(cap, rate) if cap is not None and rate is not None else None
    if change is None or said is not None or implied is None or not implied.sure:
        return change
    fits_old = same_amount_somewhere(implied, (figure for _, figure in change.old))
    fits_new = same_amount_somewhere(implied, (figure for _, figure in change.new))
    return replace(change, said=implied) if fits_new and not fits_old else change


def _change(what: str, series: list[tuple[Paper, Figure]], said: Figure | None) -> _Change | None:
    """What the last revision changed; None where nothing changed or something is ambiguous."""
    if len(series) < 2 or not all(figure.sure for _, figure in series) or (said is not None and not said.sure):
        return None
    latest = series[-1][0].since
    new = tuple(pair for pair in series if pair[0].since == latest and pair[0].revised) or (series[-1],)
    newest = new[-1][0]
    if not newest.revised:
        return None
    old = tuple(
        pair
        for pair in series
        if pair[0] is not newest and (pair[0].since < newest.since or pair[0].document.revision < newest.document.revision)
    )
    old = tuple(pair for pair in old if not same_amount_somewhere(pair[1], (figure for _, figure in new)))
    return _Change(what, old, new, said) if old else None
