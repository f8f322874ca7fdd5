"""Cost and financing tables: with or without years, in kronor or thousands, with extra columns and sums as people set them."""

from __future__ import annotations

from dataclasses import replace

from ..draft import Draft, own_kind
from ..model import Funding, Plan
from ..paper import Row, Table

MONTH3 = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def year_heads(d: Draft, years: tuple[int, ...]) -> tuple[list[str], str]:
    """Column heads for the years in this paper's habit, and a line that explains them when they need one."""
    start, end = d.facts.start, d.facts.end

    def bounds(year: int) -> tuple[int, int]:
        return (start.month if year == start.year else 1, end.month if year == end.year else 12)

    match d.habits.years:
        case "word":
            return [f"År {y}" for y in years], ""
        case "ordinal" if all(d.facts.start.year <= y <= d.facts.end.year for y in years):
            return [f"År {n}" for n, _ in enumerate(years, 1)], f"År 1 = {years[0]}"
        case "span":
            return [f"{y}-{bounds(y)[0]:02d}–{y}-{bounds(y)[1]:02d}" for y in years], ""
        case "months":
            return [
                str(y) if bounds(y) == (1, 12) else f"{MONTH3[bounds(y)[0] - 1]}–{MONTH3[bounds(y)[1] - 1]} {y}" for y in years
            ], ""
        case _:
            return [str(y) for y in years], ""


def _frame(
    d: Draft, first: str, plan: Plan, by_year: bool, total_word: str, texts: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], str]:
    """Head and explaining note."""
    unit_in_head = d.chance(0.5) or d.habits.unit != 1
    heads, note = year_heads(d, plan.years) if by_year else ([], "")
    total = f"{total_word} ({d.habits.unit_word})" if unit_in_head else total_word
    figures = [total, *heads] if d.habits.total_first and by_year else [*heads, total]
    if not by_year and not unit_in_head and d.chance(0.5):
        figures = [f"Belopp, {d.habits.unit_word}"]
    return (first, *texts, *figures), note


def _figures(d: Draft, by_year: dict[int, int] | None, total: int) -> tuple[tuple[str, ...], tuple[int | None, ...]]:
    """Cells and raw figures of a row."""
    years = list(by_year.values()) if by_year is not None else []
    ordered = [total, *years] if d.habits.total_first and years else [*years, total]
    return tuple(d.habits.cell(a) for a in ordered), tuple(a // d.habits.unit for a in ordered)


COMMENTS = (
    "2 personer, 50 % vardera",
    "enligt offert",
    "se bilaga 4",
    "ca 15 resor à 2 500 kr",
    "3 st möten per år",
    "schablon",
    "",
    "",
    "upphandlas 2026",
    "inkl. 4 workshoppar",
)
STATES = ("beslutat", "beviljat", "muntligt besked", "avsiktsförklaring", "ansökt", "klart")


def with_column(table: Table, head: str, texts: list[str]) -> Table:
    """The table with a column of text at the end."""
    rows = tuple(replace(r, cells=(*r.cells, t), amounts=(*r.amounts, None)) for r, t in zip(table.rows, texts, strict=True))
    return replace(table, head=(*table.head, head), rows=rows, trailing=table.trailing + 1)


def with_comments(d: Draft, table: Table) -> Table:
    """A remark beside each cost line, with figures that are no amounts of the plan."""
    return with_column(
        table, d.pick("Kommentar", "Anmärkning", "Specifikation"), ["" if r.bold else d.pick(*COMMENTS) for r in table.rows]
    )


def with_shares(d: Draft, table: Table) -> Table:
    """The share of the total beside each row that has one."""
    column = table.text_columns if d.habits.total_first and len(table.head) - table.text_columns > 1 else len(table.head) - 1
    totals = [r.amounts[column] if r.amounts else None for r in table.rows]
    whole = max((t for t in totals if t), default=0)
    texts = [f"{t * 100 / whole:.1f} %".replace(".", ",") if t and whole else "" for t in totals]
    return with_column(table, d.pick("Andel", "Andel av total", "%"), texts)


def with_states(d: Draft, table: Table) -> Table:
    """How far each financier has come."""
    return with_column(table, d.pick("Status", "Läge"), ["" if r.bold else d.pick(*STATES) for r in table.rows])


def _row(d: Draft, texts: tuple[str, ...], by_year: dict[int, int] | None, total: int, bold: bool = False) -> Row:
    cells, amounts = _figures(d, by_year, total)
    return Row((*texts, *cells), bold, (*(None for _ in texts), *amounts))


def _years_of(money_by_year: tuple[tuple[int, int], ...], plan: Plan) -> dict[int, int]:
    found = dict(money_by_year)
    return {y: found.get(y, 0) for y in plan.years}


def cost_table(d: Draft, by_year: bool = True, caption: str | None = None, compact: bool = False) -> Table:
    """The costs, with a grand total and, with in-kind cost, a sum of actual costs in between."""
    plan = d.facts.plan
    first = d.pick("Kostnadsslag", "Kostnader", "Kostnadspost", "Post", "Budgetpost")
    head, note = _frame(
        d,
        first,
        plan,
        by_year,
        d.pick("Totalt", "Summa", "Total", "Hela perioden") if by_year else d.pick("Belopp", "Kostnad", "Summa"),
    )
    rows: list[Row] = []
    in_kind = [c for c in plan.costs if c.category == "in_kind"]
    for cost in plan.costs:
        if in_kind and cost is in_kind[0] and not compact:
            actual = {y: sum(c.money.year(y) for c in plan.costs if c.category != "in_kind") for y in plan.years}
            rows.append(
                _row(
                    d,
                    (d.pick("Summa faktiska kostnader", "Delsumma", "Summa kontanta kostnader"),),
                    actual if by_year else None,
                    sum(actual.values()),
                    True,
                )
            )
        years = _years_of(cost.money.by_year, plan)
        rows.append(_row(d, (cost.label,), years if by_year else None, cost.money.total))
        d.labels.cost(cost.category, cost.label, cost.money.total, years if by_year else None)
    label = d.pick("Summa kostnader", "Totala kostnader", "Summa", "Totalt", "Total kostnad", "SUMMA KOSTNADER")
    sums = {y: plan.summed("cost", y) for y in plan.years}
    total = plan.summed("cost", None)
    rows.append(_row(d, (label,), sums if by_year else None, total, True))
    d.labels.cost("total", label, total, sums if by_year else None)
    d.labels.set("total_cost_sek", total)
    return Table(
        head,
        tuple(rows),
        d.pick("Kostnader", "Budget", "Kostnadsbudget", "Projektets kostnader") if caption is None else caption,
        1,
        note,
    )


def combined_table(d: Draft, by_year: bool = True) -> Table:
    """Costs and financing under one head, each with its own heading row."""
    costs = cost_table(d, by_year, caption="")
    money = financing_table(d, by_year, "none", caption="")
    blank = ("",) * (len(costs.head) - 1)
    head = (d.pick("", "Post", "Budget"), *costs.head[1:])

    def title(text: str) -> Row:
        return Row((text, *blank), True, (None,) * len(costs.head))

    first, second = d.pick(("Kostnader", "Finansiering"), ("KOSTNADER", "FINANSIERING"), ("1. Kostnader", "2. Finansiering"))
    rows = (title(first), *costs.rows, title(second), *money.rows)
    return Table(head, rows, d.pick("", "Budget och finansieringsplan"), 1, costs.note)


def row_label(d: Draft, funding: Funding) -> str:
    """What the row of a financier says."""
    if funding.place == "authority":
        return d.authority_label()
    if funding.place == "applicant":
        d.applicant()
        return d.own_label(funding)
    name = d.payer(funding.party)
    return f"{name} (eget arbete)" if funding.contribution == "in_kind" and d.chance(0.5) else name


def record(d: Draft, funding: Funding, plan: Plan, by_year: bool) -> None:
    """Put a row of the plan among the labels."""
    amount = funding.money.total
    d.labels.fund(
        funding.party,
        own_kind(funding),
        funding.contribution,
        amount,
        _years_of(funding.money.by_year, plan) if by_year else None,
    )
    if funding.place == "authority" and d.order.kind in ("application", "budget"):
        d.labels.set("amount_applied_for_sek", amount)


def financing_table(
    d: Draft, by_year: bool = True, extra: str = "auto", caption: str | None = None, sections: bool = False
) -> Table:
    """The financing. `extra`: none, form (cash or in kind), sector (public or private), auto."""
    plan = d.facts.plan
    in_kind = any(f.contribution == "in_kind" for f in plan.funding)
    if extra == "auto":
        extra = d.pick("form", "form", "none") if in_kind else d.pick("none", "none", "none", "sector", "form")
    first = d.pick("Finansiär", "Finansiering", "Medfinansiär", "Finansieringskälla", "Finansiärer")
    texts = {"none": (), "form": (d.pick("Form", "Typ", "Kontant/annat"),), "sector": (d.pick("Offentlig/privat", "Sektor"),)}[
        extra
    ]
    head, note = _frame(
        d, first, plan, by_year, d.pick("Totalt", "Summa", "Total") if by_year else d.pick("Belopp", "Summa"), texts
    )
    rows: list[Row] = []

    def public(f: Funding) -> bool:
        return f.party.kind not in ("company", "association") or f.place == "authority"

    def add(f: Funding) -> None:
        label = row_label(d, f)
        if f.contribution == "in_kind" and extra != "form" and not any(w in label for w in ("arbete", "ideell", "annat än")):
            label = f"{label}, {d.pick('annat än pengar', 'eget arbete', 'ideellt arbete')}"
        tags: tuple[str, ...] = ()
        if extra == "form":
            tags = ("kontant" if f.contribution == "cash" else "annat än pengar",)
        elif extra == "sector":
            tags = ("offentlig" if public(f) else "privat",)
        rows.append(_row(d, (label, *tags), _years_of(f.money.by_year, plan) if by_year else None, f.money.total))
        record(d, f, plan, by_year)

    def subtotal(label: str, chosen: list[Funding]) -> None:
        sums = {y: sum(f.money.year(y) for f in chosen) for y in plan.years}
        rows.append(_row(d, (label, *("" for _ in texts)), sums if by_year else None, sum(sums.values()), True))

    if sections and any(public(f) for f in plan.funding) and not all(public(f) for f in plan.funding):
        for name, chosen in (
            ("Offentlig finansiering", [f for f in plan.funding if public(f)]),
            ("Privat finansiering", [f for f in plan.funding if not public(f)]),
        ):
            rows.append(Row((name, *("" for _ in head[1:])), True, (None,) * len(head)))
            for f in chosen:
                add(f)
            subtotal(f"Summa {name.lower()}", chosen)
    else:
        for f in plan.funding:
            add(f)
    sums = {y: plan.summed("financing", y) for y in plan.years}
    d.labels.sums_financing = True
    label = d.pick("Summa finansiering", "Total finansiering", "Summa", "Totalt", "Finansiering totalt")
    rows.append(_row(d, (label, *("" for _ in texts)), sums if by_year else None, d.financing_sum(), True))
    return Table(
        head,
        tuple(rows),
        d.pick("Finansiering", "Finansieringsplan", "Finansiärer") if caption is None else caption,
        1 + len(texts),
        note,
    )


def kinds_table(d: Draft, caption: str = "Finansiering") -> Table:
    """Financing with cash and in kind as columns: one printed row may hold two contributions."""
    plan = d.facts.plan
    head = (
        d.pick("Finansiär", "Medfinansiär"),
        d.pick("Kontant", "Kontanta medel", "Pengar"),
        d.pick("Annat än pengar", "Eget arbete", "Bidrag i annat än pengar"),
        d.pick("Totalt", "Summa"),
    )
    rows: list[Row] = []
    cash_sum = kind_sum = 0
    joined: list[int] = []
    for n, f in enumerate(plan.funding):
        if n in joined:
            continue
        # the in-kind contribution of the same payer goes on the row of its cash
        same = [f]
        mate = next(
            (
                i
                for i, g in enumerate(plan.funding)
                if i != n and i not in joined and g.party == f.party and g.contribution != f.contribution
            ),
            None,
        )
        if mate is not None:
            same.append(plan.funding[mate])
            joined.append(mate)
        cash = sum(g.money.total for g in same if g.contribution == "cash")
        other = sum(g.money.total for g in same if g.contribution == "in_kind")
        label = d.authority_label() if f.place == "authority" else d.payer(f.party)
        if f.place == "applicant":
            d.applicant()
            label = d.pick("Egen finansiering", "Egen insats", d.facts.applicant_written)
        cells = tuple(d.habits.cell(a) for a in (cash, other, cash + other))
        rows.append(
            Row((label, *cells), False, (None, cash // d.habits.unit, other // d.habits.unit, (cash + other) // d.habits.unit))
        )
        for g in same:
            record(d, g, plan, False)
        cash_sum, kind_sum = cash_sum + cash, kind_sum + other
    total = d.financing_sum()
    d.labels.sums_financing = True
    rows.append(
        Row(
            ("Summa finansiering", *(d.habits.cell(a) for a in (cash_sum, kind_sum, total))),
            True,
            (None, cash_sum // d.habits.unit, kind_sum // d.habits.unit, total // d.habits.unit),
        )
    )
    return Table(head, tuple(rows), f"{caption} ({d.habits.unit_word})", 1)


def unit_line(d: Draft) -> str:
    """A line that says the unit far above the figures."""
    if d.habits.unit == 1000:
        return d.pick(
            "Alla belopp anges i tkr.",
            "Belopp i tusental kronor (tkr).",
            "(Belopp i tkr)",
            "Samtliga belopp i tabellerna är i tkr.",
        )
    return d.pick("Alla belopp i kronor.", "Belopp anges i hela kronor (SEK).", "", "")
