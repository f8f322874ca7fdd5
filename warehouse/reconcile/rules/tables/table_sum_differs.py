"""A printed sum is not the sum of its rows or columns.

Takes the sums that were found beside their parts, in every application, budget, report and decision, with the rounding that
thousands allow. Undetermined where the reading is in doubt: three or more column sums of one side all off, a difference that the
paper prints as an amount nobody claimed, a sum far from what its parts give, a part without a label. Does not catch a sum whose
parts are not in the same table, nor a wrong part that the sum follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case, PrintedSum, SumSide
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import exact
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import kronor

SLUG = "table_sum_differs"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

SIDES = {SumSide.COST: "kostnader", SumSide.FINANCING: "finansiering"}
_AMOUNT_IN_LABEL = re.compile(r"\d{1,3}[ \u00a0]\d{3}")
ALL_OFF = 3
"""From this many column sums on, all of them off means that the reading is off."""


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each sum that is off, and one for the rest of the paper's sums."""
    dossier = open_case(case)
    for paper in (*dossier.plans, *dossier.answers):
        for side in SumSide:
            yield from _side(paper, side, [s for s in paper.record.sums if s.side is side])


def _side(paper: Paper, side: SumSide, sums: Sequence[PrintedSum]) -> Iterator[Finding]:
    off = [s for s in sums if abs(s.printed - s.computed) > s.rounding]
    columns = [s for s in sums if s.direction == "column"]
    misread = paper.misread or (len(columns) >= ALL_OFF and all(s in off for s in columns))
    nameless = {line.fact_id for line in paper.record.budget if line.fact_id and not line.label.strip()}
    unsure = 0
    for printed in (s for s in off if not _follows(s, off)):
        sure = not misread and all(paper.sure_of(fact_id) for fact_id in (printed.fact_id, *printed.part_fact_ids))
        sure = (
            sure
            and not nameless.intersection(printed.part_fact_ids)
            and _plausible(s=printed)
            and not _contradicted(printed, sums, off)
        )
        sure = sure and not paper.unassigned(abs(printed.printed - printed.computed))
        unsure += not sure
        if sure:
            yield _mismatch(paper, side, printed)
    if unsure:
        text = (
            f"{unsure} av {len(sums)} tryckta summor för {SIDES[side]} i {paper.name} går inte ihop, men tabellen är osäkert läst"
        )
        yield SAY.open(text, subject=f"{paper.subject}:{side}")
    elif len(sums) > len(off):
        right = len(sums) - len(off)
        text = f"{right} av {len(sums)} tryckta summor för {SIDES[side]} i {paper.name} stämmer med sina delar"
        yield SAY.say(Outcome.MATCH, text, subject=f"{paper.subject}:{side}")


def _plausible(s: PrintedSum) -> bool:
    """A sum that a person got wrong is near the right one, and its label holds no amounts; else cells were read wrongly."""
    near = s.printed < s.computed * 4 / 3 and s.computed < s.printed * 2  # rows are missed more often than forgotten
    return near and _AMOUNT_IN_LABEL.search(s.label) is None


def _contradicted(row: PrintedSum, sums: Sequence[PrintedSum], off: Sequence[PrintedSum]) -> bool:
    """Whether a row's total is off although every column adds up, the total column too: then the row was read wrongly."""
    if row.direction != "row":
        return False
    columns = [s for s in sums if s.direction == "column"]
    whole = {s.year for s in columns if s not in off}
    return bool(columns) and None in whole and len(whole) > 1 and not any(s in off for s in columns)


def _follows(row: PrintedSum, off: Sequence[PrintedSum]) -> bool:
    """Whether a sum row's own total is off only because one of its columns is: one slip, one finding."""
    if row.direction != "row":
        return False
    columns = [s for s in off if s.direction == "column" and s.label == row.label]
    if any(s.year is None and s.printed == row.printed for s in columns):
        return True  # the very same cell, added up the other way
    columns = [s for s in columns if s.year is not None]
    return bool(columns) and sum(s.printed - s.computed for s in columns) == row.computed - row.printed


def _mismatch(paper: Paper, side: SumSide, printed: PrintedSum) -> Finding:
    place = (
        f"för {printed.year}" if printed.year is not None else ("på raden" if printed.direction == "row" else "i totalkolumnen")
    )
    text = (
        f"”{printed.label}” {place} ({SIDES[side]}) är {kronor(printed.printed)} i {paper.name}, "
        f"men delarna ger {kronor(printed.computed)}"
    )
    expected = exact(printed.computed, printed.part_fact_ids[0] if printed.part_fact_ids else None)
    found = exact(printed.printed, printed.fact_id)
    subject = f"{paper.subject}:{side}:{printed.direction}:{printed.label}:{printed.year or ''}"
    working = f"{kronor(printed.printed)} − {kronor(printed.computed)}; avrundning högst {kronor(printed.rounding)}"
    return SAY.say(Outcome.MISMATCH, text, subject=subject, expected=expected, found=found, working=working)
