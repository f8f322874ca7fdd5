"""What the rules find: one printed value changed at random in a clean case, and nothing changed at all.

    python -m tests.benchmarks.mutate --mutations 500 --clean 500 --seed 1

Each mutation is what a slip of the pen makes of a figure, a date or a name in one document. It counts as found by the right rule
when a rule that compares that value raises an error or a warning; as found by another when only others do. What nobody sees is
listed by document and value: some values stand in one place only, and no comparison can tell that they are wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from tests.benchmarks.sheets import Sheet, case_of, clean_cases
from warehouse.reconcile.engine import reconcile, reconcile_all
from warehouse.reconcile.terms import load_terms, terms_for

MONEY = {"applied", "granted", "total", "limit"}
DATES = {"received", "dated", "decided", "start", "end", "due"}
SAME_THING: Mapping[str, frozenset[str]] = {
    "applied": frozenset(
        {
            "applied_for_differs",
            "granted_over_applied",
            "granted_under_applied",
            "superseded_revision_used",
            "unit_error",
            "financing_differs_from_cost",
            "rate_contradicts_ceiling",
        }
    ),
    "granted": frozenset(
        {
            "granted_over_applied",
            "granted_under_applied",
            "proposal_differs_from_decision",
            "rate_contradicts_ceiling",
            "parts_differ_from_ceiling",
            "unit_error",
            "superseded_revision_used",
            "share_over_limit",
            "delegation_limit",
        }
    ),
    "total": frozenset(
        {
            "financing_differs_from_cost",
            "rate_contradicts_ceiling",
            "table_sum_differs",
            "unit_error",
            "share_over_limit",
            "superseded_revision_used",
        }
    ),
    "limit": frozenset({"delegation_limit"}),
    "rate": frozenset({"rate_contradicts_ceiling", "proposal_differs_from_decision", "share_over_limit"}),
    "received": frozenset({"received_differs", "starts_before_received", "superseded_revision_used"}),
    "dated": frozenset({"superseded_revision_used"}),
    "decided": frozenset({"superseded_revision_used"}),
    "start": frozenset(
        {"period_differs", "starts_before_received", "proposal_differs_from_decision", "budget_year_outside_period"}
    ),
    "end": frozenset(
        {"period_differs", "final_report_date_unexpected", "proposal_differs_from_decision", "budget_year_outside_period"}
    ),
    "due": frozenset({"final_report_date_unexpected"}),
    "title": frozenset({"project_title_differs"}),
    "applicant": frozenset({"applicant_name_differs"}),
    "org": frozenset({"org_number_invalid"}),
    "authority": frozenset({"authority_differs"}),
    "row": frozenset(
        {
            "table_sum_differs",
            "financing_differs_from_cost",
            "financier_amount_differs",
            "commitment_differs",
            "applied_for_differs",
            "unit_error",
            "superseded_revision_used",
            "granted_over_applied",
            "granted_under_applied",
            "rate_contradicts_ceiling",
            "in_kind_unbalanced",
            "plans_differ",
        }
    ),
    "payer": frozenset(
        {
            "financier_missing",
            "plans_differ",
            "commitment_differs",
            "commitment_outside_plan",
            "financier_amount_differs",
            "financier_twice",
        }
    ),
    "count": frozenset({"municipality_count_differs"}),
    "cost": frozenset({"table_sum_differs", "financing_differs_from_cost", "in_kind_unbalanced", "unit_error"}),
    "sum": frozenset(
        {"table_sum_differs", "financing_differs_from_cost", "rate_contradicts_ceiling", "unit_error", "superseded_revision_used"}
    ),
    "part": frozenset({"parts_differ_from_ceiling"}),
}
"""For each kind of value the rules that compare it with something."""


ENDS = (
    ("right", "found by the right rule"),
    ("other", "found by another rule"),
    ("unsure", "told as impossible to tell"),
    ("alone", "in one place only, nothing to compare with"),
    ("nobody", "seen by nobody"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One changed value: where, what kind, before and after."""

    document: str
    value: str
    before: object
    after: object

    @property
    def kind(self) -> str:
        """`decision: granted`."""
        return f"{self.document}: {self.value}"


def slip_of_amount(rng: Random, amount: int) -> int:
    """A digit changed, two digits turned round, one too many or too few, or thousands taken for kronor."""
    text = str(amount)
    for _ in range(20):
        i = rng.randrange(len(text))
        choices: tuple[Callable[[], str], ...] = (
            lambda i=i: text[:i] + str(rng.randrange(10)) + text[i + 1 :],  # type: ignore[misc]
            lambda i=i: text[:i] + text[i : i + 2][::-1] + text[i + 2 :],  # type: ignore[misc]
            lambda i=i: text[:i] + text[i] + text[i:],  # type: ignore[misc]
            lambda i=i: text[:i] + text[i + 1 :],  # type: ignore[misc]
            lambda: str(amount * 1000) if amount < 10**8 else text,
        )
        after = int(rng.choices(choices, (5, 3, 1, 1, 0.5))[0]() or 0)
        if after and after != amount:
            return after
    return amount + 1000


def slip_of_date(rng: Random, day: date) -> date:
    """Another day, month or year."""
    for _ in range(20):
        year, month, number = day.year, day.month, day.day
        match rng.randrange(3):
            case 0:
                year += rng.choice((-1, 1))
            case 1:
                month = rng.randrange(1, 13)
            case _:
                number = rng.randrange(1, 29)
        try:
            after = date(year, month, number)
        except ValueError:
            after = date(year, month, 28)
        if after != day:
            return after
    return day + timedelta(days=1)


def slip_of_name(rng: Random, name: str) -> str:
    """A letter lost, doubled, turned round with the next, or another one."""
    inner = [i for i, c in enumerate(name) if c.isalpha() and 0 < i < len(name) - 1]
    for _ in range(20):
        i = rng.choice(inner)
        after = rng.choice(
            (
                name[:i] + name[i + 1 :],
                name[:i] + name[i] + name[i:],
                name[:i] + name[i + 1] + name[i] + name[i + 2 :] if name[i + 1].isalpha() else name,
                name[:i] + rng.choice("aeiorstnl") + name[i + 1 :],
            )
        )
        if after.casefold() != name.casefold():
            return after
    return name + "x"


def _slips(sheet: Sheet) -> list[tuple[str, object]]:
    """Every printed value of a document, as (kind of value, where it is)."""
    found: list[tuple[str, object]] = [(name, name) for name, value in sheet.fields.items() if value is not None]
    for i, row in enumerate(sheet.rows):
        if row.count is not None:
            found.append(("count", i))
            continue
        found += [("row", (i, None)), *(("row", (i, year)) for year in row.years)]
        if row.type != "applicant":
            found.append(("payer", i))
    for i, cost in enumerate(sheet.costs):
        found += [("cost", (i, None)), *(("cost", (i, year)) for year in cost.years)]
    return found + [("sum", key) for key in sheet.sums] + [("part", i) for i in range(len(sheet.parts))]


def mutated(rng: Random, sheets: list[Sheet]) -> tuple[list[Sheet], Slip]:
    """The documents with one value changed. Kinds of value are equally likely, so that tables do not drown the rest."""
    which = rng.randrange(len(sheets))
    sheet = sheets[which]
    places = _slips(sheet)
    value = rng.choice(sorted({kind for kind, _ in places}))
    where = rng.choice([place for kind, place in places if kind == value])
    after, before, printed = _change(rng, sheet, value, where)
    return [after if i == which else other for i, other in enumerate(sheets)], Slip(sheet.kind, value, before, printed)


def _change(rng: Random, sheet: Sheet, value: str, where: object) -> tuple[Sheet, object, object]:
    if value in ("row", "cost"):
        index, year = where  # type: ignore[misc]
        rows = list(sheet.rows if value == "row" else sheet.costs)
        old = rows[index]
        before = old.amount if year is None else old.years[year]
        after = slip_of_amount(rng, before)  # type: ignore[arg-type]
        rows[index] = replace(old, amount=after) if year is None else replace(old, years={**old.years, year: after})
        return replace(sheet, **{"rows" if value == "row" else "costs": tuple(rows)}), before, after
    if value in ("payer", "count"):
        rows_ = list(sheet.rows)
        old_row = rows_[where]  # type: ignore[call-overload]
        if value == "count":
            rows_[where] = replace(old_row, count=old_row.count + 1, name=f"{old_row.count + 1} kommuner")  # type: ignore[call-overload]
            return replace(sheet, rows=tuple(rows_)), old_row.count, old_row.count + 1
        name, code = rng.choice((("Gotlands kommun", "0980"), ("Stiftelsen Norrsken", None), ("Lunds universitet", None)))
        rows_[where] = replace(old_row, name=name, code=code, own=False)  # type: ignore[call-overload]
        return replace(sheet, rows=tuple(rows_)), old_row.name, name
    if value == "sum":
        printed = slip_of_amount(rng, sheet.sums[where])  # type: ignore[index]
        return replace(sheet, sums={**sheet.sums, where: printed}), sheet.sums[where], printed  # type: ignore[dict-item,index]
    if value == "part":
        parts = list(sheet.parts)
        year, amount = parts[where]  # type: ignore[call-overload]
        parts[where] = (year, slip_of_amount(rng, amount))  # type: ignore[call-overload]
        return replace(sheet, parts=tuple(parts)), amount, parts[where]  # type: ignore[call-overload]
    before = sheet.fields[value]
    if value in MONEY:
        after_value: object = slip_of_amount(rng, before)
    elif value in DATES:
        after_value = slip_of_date(rng, before)
    elif value == "rate":
        after_value = f"{slip_of_amount(rng, round(float(before) * 100)) / 100:.2f}"
    elif value == "org":
        i = rng.choice([i for i, c in enumerate(before) if c.isdigit()])
        after_value = before[:i] + str((int(before[i]) + rng.randrange(1, 10)) % 10) + before[i + 1 :]
    elif value == "authority":  # a slip of the pen in it is the same authority
        after_value = rng.choice([name for name in ("Region Gotland", "Region Halland", "Tillväxtverket") if name != before])
    else:
        after_value = slip_of_name(rng, before)
    return replace(sheet, fields={**sheet.fields, value: after_value}), before, after_value


def alarms(case: Case, book: object = None) -> list[Finding]:
    """What an officer is told of a case: mismatches that are errors or warnings."""
    book = book or load_terms()
    found = reconcile(case, terms_for(book, case))  # type: ignore[arg-type]
    return [f for f in found if f.outcome is Outcome.MISMATCH and f.severity is not Severity.INFO]


def information(case: Case, book: object) -> set[tuple[str, str]]:
    """Rule and subject of what an officer is told for information."""
    found = reconcile(case, terms_for(book, case))  # type: ignore[arg-type]
    return {(f.rule, f.subject) for f in found if f.outcome is Outcome.MISMATCH and f.severity is Severity.INFO}


def unsettled(case: Case, book: object) -> set[str]:
    """The rules that say they cannot tell."""
    found = reconcile(case, terms_for(book, case))  # type: ignore[arg-type]
    return {f"{f.rule}:{f.subject}" for f in found if f.outcome is Outcome.UNDETERMINED}


def stands_alone(sheets: list[Sheet], slip: Slip) -> bool:
    """Whether no other document, nor another place in this one, says the same thing: nothing can be compared."""
    if slip.value in ("row", "cost", "sum", "part", "count"):
        return False
    if slip.value == "payer":
        return len({sheet.kind for sheet in sheets if slip.before in [row.name for row in sheet.rows]}) < 2
    if slip.value in ("dated", "decided", "limit"):
        return True  # no rule compares them: papers have days of their own
    if slip.value in ("received", "authority") and slip.document not in ("application", "officers_report", "decision"):
        return True
    said = len({sheet.kind for sheet in sheets if slip.value in sheet.fields})  # versions may differ from each other
    inside = slip.value in ("applied", "total") and any(sheet.rows for sheet in sheets if sheet.kind == slip.document)
    return said < 2 and not inside and slip.value not in ("rate", "due", "granted", "org")


def main(argv: list[str] | None = None) -> int:
    """Run it; the exit status is 1 when a clean case raises an alarm."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mutations", type=int, default=500)
    parser.add_argument("--clean", type=int, default=500)
    parser.add_argument("--time", type=int, default=0, metavar="N", help="also time N cases reconciled together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true", help="every slip that the right rule did not see")
    args = parser.parse_args(argv)
    book = load_terms()
    false_alarms = 0
    for model, sheets in clean_cases(args.clean, args.seed):
        for finding in alarms(case_of(model.key, sheets), book):
            false_alarms += 1
            print(f"clean case {model.key}: {finding.rule}: {finding.message}")
    print(f"{args.clean} untouched cases: {false_alarms} alarms")
    ends: dict[str, Counter[str]] = {name: Counter() for name, _ in ENDS}
    for n, (model, sheets) in enumerate(clean_cases(args.mutations, args.seed + 1)):
        changed, slip = mutated(Random(args.seed * 7919 + n), sheets)
        clean, case = case_of(model.key, sheets), case_of(model.key, changed)
        rules = {f.rule for f in alarms(case, book)}
        rules |= {rule for rule, _ in information(case, book) - information(clean, book)}
        if rules:
            end = "right" if rules & SAME_THING[slip.value] else "other"
        elif stands_alone(sheets, slip):
            end = "alone"
        else:
            end = "unsure" if unsettled(case, book) - unsettled(clean, book) else "nobody"
        ends[end][slip.kind] += 1
        if args.verbose and end not in ("right", "alone"):
            print(f"  {end}: {slip.kind} {slip.before} -> {slip.after} {sorted(rules)}")
    total = sum(sum(counts.values()) for counts in ends.values()) or 1
    for end, label in ENDS:
        print(f"{label}: {sum(ends[end].values())} ({sum(ends[end].values()) / total:.1%})")
    everything = sum(ends.values(), Counter())
    for end in ("alone", "nobody"):
        print(f"{dict(ENDS)[end]}, by kind (of all of that kind):")
        for kind, count in ends[end].most_common():
            print(f"  {count:4} of {everything[kind]:3}  {kind}")
    if args.time:
        _timed(args.time, args.seed)
    return 1 if false_alarms else 0


def _timed(count: int, seed: int) -> None:
    few = min(count, 2000)
    cases = [case_of(model.key, sheets) for model, sheets in clean_cases(few, seed + 2)]
    many = [replace(case, key=f"{case.key}-{copy}") for copy in range(-(-count // few)) for case in cases][:count]
    began = time.perf_counter()
    findings = reconcile_all(many, load_terms())
    took = time.perf_counter() - began
    print(f"{count} cases, {sum(map(len, findings.values()))} comparisons in {took:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
