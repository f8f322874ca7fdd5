"""Budgets as papers of their own."""

from __future__ import annotations

from ..draft import Draft
from ..paper import Beside, Break
from . import plan_tables as t


def _top(d: Draft) -> None:
    f = d.facts
    name = d.pick("Budget", "Budget och finansieringsplan", "Kalkyl", "Projektbudget", "Kostnads- och finansieringsbudget")
    if f.revised:
        name = f"Reviderad {name[0].lower()}{name[1:]}"
    dated = d.day("dated_on", f.dated) if f.revised or d.chance(0.3) else ""
    match d.rng.randrange(4):
        case 0:
            d.heading(f"{name} – {d.title()}", 0)
            d.para(
                f"Sökande: {d.applicant()}." + (f" Dnr {d.number()}." if d.chance(0.7) else ""),
                f"Daterad {dated}." if dated else "",
            )
        case 1:
            d.heading(name, 0)
            pairs = [("Projekt", d.title()), (d.pick("Sökande", "Projektägare"), d.applicant())]
            if d.chance(0.7):
                pairs.append(("Diarienummer", d.number()))
            if d.chance(0.5):
                pairs.append(("Projektperiod", d.span()))
            if dated:
                pairs.append((d.pick("Datum", "Upprättad", "Version av"), dated))
            d.fields(*pairs)
        case 2:
            d.heading(f"{name} {dated}".strip(), 0)
            d.para(f"{d.title()}, {d.number()}", f"({d.applicant()})")
        case _:
            d.heading(f"{d.pick('Bilaga 1', 'Bilaga', 'Bilaga 2')}: {name} för {d.title()}", 0)
            d.para(f"Ärende {d.number()}. {d.applicant()}.", f"{dated}." if dated else "")
    d.labels.unscored.add("authority")
    line = t.unit_line(d)
    if line:
        d.para(line)


def two_tables(d: Draft) -> None:
    """Costs and financing, one after the other."""
    _top(d)
    by_year = d.chance(0.85)
    tables = [t.cost_table(d, by_year), t.financing_table(d, by_year, sections=d.chance(0.2))]
    if d.chance(0.3):
        tables.reverse()
    d.add(*tables)


def apart(d: Draft) -> None:
    """Each table on its own page."""
    _top(d)
    d.add(t.cost_table(d, True), Break(), t.financing_table(d, True))


def side_by_side(d: Draft) -> None:
    """Costs to the left, financing to the right, no years."""
    _top(d)
    if len(d.facts.plan.funding) > 9:
        d.add(t.cost_table(d, False), t.financing_table(d, False))
    else:
        d.add(Beside(t.cost_table(d, False, compact=True), t.financing_table(d, False, "none")))


def kinds(d: Draft) -> None:
    """Costs by year, financing by kind of contribution."""
    _top(d)
    d.add(t.cost_table(d, d.chance(0.7)), t.kinds_table(d))


def combined(d: Draft) -> None:
    """One table with both sides."""
    _top(d)
    d.add(t.combined_table(d, d.chance(0.8)))


def annotated(d: Draft) -> None:
    """Remarks beside the costs, shares or states beside the financing."""
    _top(d)
    by_year = d.chance(0.6)
    d.add(t.with_comments(d, t.cost_table(d, by_year)))
    d.add(d.pick(t.with_shares, t.with_shares, t.with_states)(d, t.financing_table(d, by_year)))


WRITERS = (two_tables, apart, side_by_side, kinds, combined, annotated)
