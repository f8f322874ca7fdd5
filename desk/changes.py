"""How the financing went from plan to decision, and what follows from what is printed: rows of `report` as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desk.output import Column, Row, as_table, screen_width
from desk.text import amount, percent, safe, word, wrapped

NAMES = {
    "implied_total": "Total kostnad enligt andel och tak",
    "unstated_financing": "Finansiering utan utskrivet belopp, tillsammans",
    "planned_for_unstated": "Detsamma enligt planen",
    "share_of_total": "Stödets andel av total kostnad",
}


def bridge_table(rows: Sequence[Row], changes_only: bool = False) -> str:
    """One table a stretch. `changes_only` leaves out the lines that stayed as they were."""
    parts = []
    for stretch in sorted({row["stretch"] for row in rows}):
        lines = [r for r in rows if r["stretch"] == stretch]
        shown = [r for r in lines if r["kind"] != "line" or r["change_sek"] or not changes_only]
        title = f"{lines[0]['source'].capitalize()} → {lines[0]['target']}"
        columns = [
            Column(title, tuple(_line_name(r) for r in shown)),
            Column("Före", tuple("" if r["kind"] == "unexplained" else amount(r["before_sek"]) for r in shown), right=True),
            Column("Efter", tuple("" if r["kind"] == "unexplained" else amount(r["after_sek"]) for r in shown), right=True),
            Column("Ändring", tuple(_signed(r["change_sek"]) for r in shown), right=True),
        ]
        note = "\n* skrivs inte ut i handlingen; antas oförändrad" if any(r["assumed"] for r in shown) else ""
        parts.append(as_table(columns) + note)
    return "\n\n".join(parts)


def _line_name(row: Row) -> str:
    if row["kind"] == "total":
        return "Allt"
    if row["kind"] == "unexplained":
        return "Oförklarat"
    in_kind = " (annat än pengar)" if row["contribution"] == "in_kind" else ""
    return safe(row["financier"]) + in_kind + (" *" if row["assumed"] else "")


def _signed(value: Decimal) -> str:
    return f"+{amount(value)}" if value > 0 else amount(value)


def derived_lines(rows: Sequence[Row]) -> str:
    """What follows from what is printed, with its working."""
    if not rows:
        return ""
    lines = ["Vad som följer av det som står", "──────────────────────────────"]
    for row in rows:
        show = percent if row["unit"] == "%" else amount
        span = show(row["low"]) if row["low"] == row["high"] else f"{show(row['low'])} till {show(row['high'])}"
        unit = "" if row["unit"] == "%" else " kr"
        lines += wrapped(f"{NAMES.get(row['name'], row['name'])} ({_paper(row)}): {span}{unit}", screen_width(), rest="  ")
        lines += wrapped(safe(row["working"]), screen_width(), "  ", "  ")
    return "\n".join(lines)


def _paper(row: Row) -> str:
    return word("DocumentKind", row["kind"]) + (f" rev. {row['revision']}" if row["revision"] else "")
