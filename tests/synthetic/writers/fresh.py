"""Writers that the default corpus does not use: other words and other shapes, for measuring a first contact."""

from __future__ import annotations

from .. import clauses, distractors
from ..draft import Draft, own_kind
from ..paper import Row, Table
from . import plan_tables as t


def _as_of(d: Draft) -> str:
    """The day of a later version."""
    return f"Ändrad {d.day('dated_on', d.facts.dated)}." if d.facts.revised else ""


def _fund(d: Draft) -> str:
    """Out of which fund, where the authority manages one."""
    row = d.facts.fund_row
    return "" if row.name == d.facts.authority.name else f" ur {row.name}"


def dotted_plan(d: Draft) -> None:
    """A budget without a table: label, dots, amount."""
    f = d.facts
    d.heading(f"{d.title()}: vad det kostar och vem som betalar", 0)
    d.para(f"{d.applicant()}, ärende {d.number()}", _as_of(d))
    d.labels.unscored.add("authority")
    d.heading("Utgifter")
    for cost in f.plan.costs:
        d.labels.cost(cost.category, cost.label, cost.money.total)
        d.para(f"{cost.label} {'.' * max(6, 48 - len(cost.label))} {d.habits.money(cost.money.total)}")
    d.labels.cost("total", "Summa utgifter", f.plan.total)
    d.labels.set("total_cost_sek", f.plan.total)
    d.para(f"Summa utgifter {'.' * 34} {d.habits.money(f.plan.total)}")
    d.heading("Inkomster")
    for row in f.plan.funding:
        label = t.row_label(d, row)
        if row.contribution == "in_kind" and not any(w in label for w in ("arbete", "ideell", "annat än")):
            label += ", eget arbete"
        t.record(d, row, f.plan, False)
        d.para(f"{label} {'.' * max(6, 48 - len(label))} {d.habits.money(row.money.total)}")
    d.para(f"Summa inkomster {'.' * 33} {d.habits.money(d.financing_sum())}")


def years_down(d: Draft) -> None:
    """A budget with the years as rows and the payers as columns."""
    f = d.facts
    d.heading(f"Finansieringsplan per år – {d.title()}", 0)
    d.para(f"Projektägare: {d.applicant()}. Diarienummer: {d.number()}.", _as_of(d))
    d.labels.unscored.add("authority")
    rows_of = f.plan.funding[:6] if len(f.plan.funding) <= 6 else ()
    if not rows_of:
        d.add(t.financing_table(d, True), t.cost_table(d, True))
        return
    heads = []
    for row in rows_of:
        label = t.row_label(d, row)
        if row.contribution == "in_kind" and not any(w in label for w in ("arbete", "ideell", "annat än")):
            label += ", eget arbete"
        t.record(d, row, f.plan, True)
        heads.append(label)
    rows = []
    for year in f.plan.years:
        amounts = [r.money.year(year) for r in rows_of]
        rows.append(
            Row(
                (str(year), *(d.habits.cell(a) for a in amounts), d.habits.cell(sum(amounts))),
                False,
                (None, *amounts, sum(amounts)),
            )
        )
    totals = [*(r.money.total for r in rows_of), d.financing_sum()]
    rows.append(Row(("Totalt", *(d.habits.cell(a) for a in totals)), True, (None, *totals)))
    d.add(Table(("År", *heads, f"Summa ({d.habits.unit_word})"), tuple(rows), "", 1))
    d.add(t.cost_table(d, False))


def numbered_form(d: Draft) -> None:
    """An application on an old form with numbered fields."""
    f = d.facts
    d.heading(f"ANSÖKAN till {d.authority()}", 0)
    fund = _fund(d)
    d.fields(
        ("1. Myndighetens beteckning", d.number()),
        (
            "2. Mottaget" if not f.revised else "2. Ny version lämnad",
            d.day("dated_on", f.dated) if f.revised else d.day("received_on", f.received),
        ),
        ("3. Den sökandes namn", d.applicant()),
        ("4. Organisations- eller personnummer", d.org_number()),
        ("5. Projektets benämning", d.title()),
        ("6. Från och med", d.day("period_start", f.start)),
        ("7. Till och med", d.day("period_end", f.end)),
        (f"8. Önskat bidrag{fund}", d.applied()),
        ("9. Beräknad totalkostnad", d.total()),
        ("10. Telefon dagtid", distractors.telephone(d)),
    )
    d.heading("11. Beskrivning")
    d.para(*distractors.background(d, 2))
    d.heading("12. Beräknade kostnader")
    d.add(t.cost_table(d, d.chance(0.4), caption=""))
    d.heading("13. Finansiering")
    d.add(t.financing_table(d, d.chance(0.4), caption=""))


def memo(d: Draft) -> None:
    """A report in the manner of a memo, other verbs and headings than usual."""
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.unit]
    d.paper.marks = ["PM", d.day("dated_on", f.dated), f"Ärende {d.number()}"]
    d.heading(f"Underlag inför beslut: {d.title()}", 0)
    d.heading("Vad saken gäller")
    d.para(
        f"{d.applicant()} vill ha {d.applied()} av {d.authority()}{_fund(d)} för att driva {d.title()}. Handlingarna nådde oss {d.day('received_on', f.received, prose=True)}.",
        f"Arbetet börjar {d.day('period_start', f.start, prose=True)} och är klart {d.day('period_end', f.end, prose=True)}. Notan slutar på {d.total()}.",
    )
    d.heading("Pengarna")
    d.para(*clauses.financing_sentences(d))
    d.heading("Vår syn")
    d.para(*distractors.assessment(d, 2), clauses.appropriation(d))
    d.heading("Vi föreslår")
    d.items(
        f"att {d.applicant()} får{_fund(d)} {d.rate()} av de kostnader som godkänns, men aldrig mer än {d.granted()}",
        f"att sista dag för slutrapporten blir {d.final_report()}",
        marker="dash",
    )


def short_decision(d: Draft) -> None:
    """A decision in few words."""
    f = d.facts
    d.paper.sender = [d.authority()]
    day = d.day("decided_on", f.decided)
    d.labels.set("dated_on", f.decided)
    d.labels.unscored.add("dated_on")
    d.heading(f"Beslut {day}", 0)
    d.fields(
        ("Ärende", d.number()),
        ("Mottagare", d.applicant()),
        ("Projekt", d.title()),
        ("Löptid", d.span()),
        ("Begärt", d.applied()),
    )
    d.heading(f"{f.authority.director if f.delegated else f.authority.board} har fattat följande beslut")
    d.items(
        f"{d.applicant()} får stöd{_fund(d)}. Andelen är {d.rate()} av godkänd kostnad.",
        f"Taket för stödet är {d.granted()}.",
        clauses.parts(d),
        f"Slutrapporten lämnas {d.final_report()} eller tidigare.",
        clauses.condition(d),
        marker="number",
    )
    if f.delegated:
        d.para(f"Beslutet är taget på delegation, som i ett enskilt ärende gäller belopp upp till {d.delegation_limit()}.")


def delegated(d: Draft) -> None:
    """The same, signed by an official: a case that needs a decision on delegation asks for it by name."""
    short_decision(d)


def confirmation(d: Draft) -> None:
    """A promise in everyday words."""
    f, funding = d.facts, d.order.funding
    assert funding is not None
    d.labels.fund(funding.party, own_kind(funding), funding.contribution, funding.money.total)
    d.heading(f"Bekräftelse till {d.title()}", 0)
    kind = "i form av arbetstid" if funding.contribution == "in_kind" else "i reda pengar"
    d.para(
        "Hej!",
        f"Det här är en bekräftelse på att {funding.party.name} är med och betalar {d.title()}, som {d.applicant()} ansvarar för. Vår del är {d.exact(funding.money.total)} {kind}.",
    )
    d.para(f"Hälsningar {d.day('dated_on', f.dated)}", funding.party.name)
