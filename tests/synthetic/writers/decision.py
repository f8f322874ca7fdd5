"""Decisions: an extract from minutes, a decision on delegation, a decision letter with tables, one item among many in minutes."""

from __future__ import annotations

from .. import clauses, distractors
from ..draft import Draft
from . import plan_tables as t


def _dated(d: Draft) -> str:
    day = d.day("decided_on", d.facts.decided)
    d.labels.set("dated_on", d.facts.decided)
    d.labels.unscored.add("dated_on")
    return day


def _points(d: Draft) -> None:
    """The operative part."""
    f = d.facts
    style = d.pick("number", "number", "att", "para")
    if style == "att":
        d.para(d.pick(f"{f.authority.board} beslutar", f"{f.authority.board} beslutar följande"))
        d.items(
            f"att {clauses.grant_without_subject(d)},",
            clauses.att_appropriation(d, "pengarna tas"),
            f"att projektet ska genomföras under perioden {d.span()} och slutrapporteras senast {d.final_report()}.",
            marker=d.pick("none", "bullet", "dash"),
        )
        if f.parts:
            d.para(clauses.parts(d))
    else:
        rejected = f"Ansökan avslås i den del den gäller {f.rejected_why}, {d.exact(f.rejected)}." if f.rejected else ""
        points = [
            f"{clauses.grants(d)}.",
            clauses.parts(d),
            rejected,
            clauses.appropriation(d),
            clauses.runs(d),
            clauses.reports_due(d),
            clauses.condition(d) if d.chance(0.6) else "",
        ]
        if style == "number":
            d.items(*points, marker="number")
        else:
            d.para(*points[:4])
            d.para(*points[4:])


def _story(d: Draft, table: bool = False) -> None:
    f = d.facts
    d.heading(d.pick("Ärendebeskrivning", "Sammanfattning", "Bakgrund", "Ärendet"))
    amount = d.applied()
    d.para(
        d.pick(
            f"{d.applicant()} har sökt {amount} för att genomföra projektet.",
            f"Ansökan från {d.applicant()} avser {amount}.",
            f"Sökt belopp är {amount}.",
        ),
        clauses.costs(d),
        *distractors.background(d, 1),
    )
    if table and f.granted == f.plan.applied:
        d.add(t.financing_table(d, d.chance(0.3)))
    elif d.chance(0.3):
        d.para(*clauses.financing(d))
    else:
        d.para(d.pick("Övrig finansiering framgår av ansökan.", "Medfinansiering sker enligt finansieringsplanen."))


def extract(d: Draft) -> None:
    """An extract from the minutes of a board."""
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.board]
    d.paper.marks = [
        d.pick("PROTOKOLLSUTDRAG", "Protokollsutdrag", "Utdrag ur protokoll"),
        f"{d.pick('Sammanträdesdatum', 'Sammanträde', 'Datum')} {_dated(d)}",
        f"Dnr {d.number()}",
    ]
    d.heading(
        f"§ {d.rng.randrange(3, 220)} {d.pick('Medfinansiering av projektet', 'Projektmedel till', 'Stöd till projektet')} {d.title()}",
        0,
    )
    d.heading(d.pick("Beslut", f"{f.authority.board}s beslut".replace("ss ", "s ")))
    _points(d)
    _story(d)
    d.heading(d.pick("Beslutsunderlag", "Underlag"))
    d.items(d.pick("Tjänsteskrivelse", "Ansökan med bilagor"), d.pick("Ansökan", "Budget"))
    d.para(d.pick("Justerandes signatur ________   Utdragsbestyrkande ____________", "Rätt utdraget intygas ____________"))
    if d.chance(0.6):
        d.para(d.pick("Utdrag till: ", "Expedieras: ") + f"{f.recipient_written}, ekonomiavdelningen")
        d.applicant()
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


def delegated(d: Draft) -> None:
    """A decision on delegation where the amount allows it, else a decision letter."""
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.unit]
    d.paper.marks = [
        d.pick("DELEGATIONSBESLUT", "Delegationsbeslut") if f.delegated else d.pick("BESLUT", "Beslut om stöd"),
        f"{d.pick('Datum', 'Beslutsdatum')} {_dated(d)}",
        f"{d.pick('Diarienummer', 'Dnr')} {d.number()}",
    ]
    d.heading(d.pick(f"Beslut om stöd till projektet {d.title()}", f"Beslut: {d.title()}", f"Stöd till {d.title()}"), 0)
    d.heading("Beslut")
    _points(d)
    _story(d, table=d.chance(0.5))
    d.heading(d.pick("Skäl för beslutet", "Motivering"))
    d.para(*distractors.assessment(d, 2), distractors.history(d) if d.chance(0.4) else "")
    if f.delegated:
        d.heading("Beslutanderätt")
        d.para(
            f"Beslutet fattas med stöd av delegationsordningen, punkt {d.rng.randrange(2, 9)}.{d.rng.randrange(1, 9)}.",
            f"{f.authority.director} får besluta om stöd på högst {d.delegation_limit()} i varje ärende.",
        )
    d.para(f.authority.director)
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


def with_tables(d: Draft) -> None:
    """A decision letter with a key table and the approved plan."""
    f = d.facts
    d.paper.sender = [d.authority()]
    d.paper.marks = [f"{d.pick('Ärende-ID', 'Dnr', 'Diarienummer')} {d.number()}"]
    d.heading(d.pick("Beslut om stöd", "Beslut om projektstöd", "Beslut"), 0)
    d.fields(
        (d.pick("Datum för beslut", "Beslutsdatum"), _dated(d)),
        (d.pick("Stödmottagare", "Bidragsmottagare", "Projektägare"), d.applicant()),
        ("Organisationsnummer", d.org_number()),
        (d.pick("Projekt", "Projektnamn"), d.title()),
        *(((d.pick("Projektperiod", "Projekttid"), d.span()),) if d.chance(0.5) else ()),
    )
    d.heading("Beslut")
    _points(d)
    if f.granted == f.plan.applied:
        d.heading(d.pick("Beslutad budget och finansiering", "Godkänd budget"))
        d.add(t.financing_table(d, d.chance(0.3)), t.cost_table(d, d.chance(0.3)))
    d.heading("Skäl")
    amount = d.applied()
    d.para(
        d.pick(f"Stöd söktes med {amount}.", f"Det sökta beloppet var {amount}."),
        *distractors.assessment(d, 2),
        distractors.frame(d),
    )
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


def minutes(drafts: list[Draft]) -> None:
    """Minutes with other items around those that decide; only the deciding items are labelled. All write on the first one's paper."""
    d = drafts[0]
    f = d.facts
    number = d.rng.randrange(12, 160)
    for other in drafts[1:]:
        other.paper = d.paper
    for each in drafts:
        each.authority()
        dated = _dated(each)
    d.paper.sender = [f.authority.name, f.authority.board]
    d.paper.marks = [d.pick("SAMMANTRÄDESPROTOKOLL", "Protokoll"), f"Sammanträdesdatum {dated}"]
    last = number + 3 + len(drafts)
    d.para(
        d.pick(
            f"Plats och tid: Regionens hus, {f.authority.town}, kl. 09.00–14.25",
            f"Tid: kl. 10.00–15.10. Plats: {f.authority.town}",
        )
    )
    d.para(f"Paragrafer: §§ {number}–{last}")
    d.heading(f"§ {number} Val av justerare")
    d.para("Dagordningen fastställs.")
    d.heading(f"§ {number + 1} Ekonomisk uppföljning")
    d.para(
        f"Nämnden redovisar ett överskott på {d.rng.randrange(1, 9)},{d.rng.randrange(1, 9)} miljoner kronor. {distractors.frame(d)}",
        "Rapporten läggs till handlingarna.",
    )
    what = d.pick("Projektstöd till", "Medfinansiering av projektet")
    for n, each in enumerate(drafts):
        each.heading(f"§ {number + 2 + n} {what} {each.title()}")
        each.para(f"Dnr {each.number()}")
        each.heading("Beslut", 2)
        _points(each)
        _story(each)
        if each.chance(0.4):
            each.heading("Jäv", 2)
            each.para("En av ledamöterna är jävig och lämnar rummet medan ärendet behandlas.")
        each.labels.unscored.add("municipalities")
    d.heading(f"§ {last - 1} Anmälan av delegationsbeslut")
    d.para(
        f"Sedan föregående sammanträde har {d.pick('tre', 'fyra', 'fem')} förstudier beviljats stöd med sammanlagt {d.habits.money(d.rng.randrange(200, 900) * 1000)}.",
        "Redovisningen läggs till handlingarna.",
    )
    d.heading(f"§ {last} Övriga frågor")
    d.para("Inga övriga frågor anmäls.")


def one_of_many(d: Draft) -> None:
    """Minutes where one item decides about the case."""
    minutes([d])


def letter(d: Draft) -> None:
    """A letter to the applicant that tells what has been decided."""
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.unit]
    d.paper.marks = [_dated(d), f"{d.pick('Dnr', 'Vårt dnr', 'Ärende')} {d.number()}"]
    d.para(d.applicant())
    d.heading(
        d.pick(
            f"Beslut om stöd till projektet {d.title()}",
            f"Ert projekt {d.title()} beviljas stöd",
            f"Beslut i ärendet {d.title()}",
        ),
        0,
    )
    d.para(f"{clauses.grants(d, f.authority.name)}.", clauses.runs(d))
    d.para(clauses.parts(d), clauses.reports_due(d))
    amount = d.applied()
    d.para(d.pick(f"Ni har sökt {amount}.", f"Ansökan avsåg {amount}."), clauses.costs(d), clauses.condition(d))
    d.heading(d.pick("Skäl", "Varför får ni stöd?"))
    d.para(*distractors.assessment(d, 2))
    d.para(
        d.pick(
            "Stödet betalas ut i efterskott mot redovisade kostnader.",
            "Första rekvisitionen kan lämnas tre månader efter projektstart.",
        )
    )
    d.para(d.pick("Beslutet kan inte överklagas.", "Har ni frågor, ring " + distractors.telephone(d) + "."))
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


def rejection(d: Draft) -> None:
    """A decision that says no to the whole."""
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.board]
    d.paper.marks = [d.pick("BESLUT", "Protokollsutdrag"), _dated(d), f"Dnr {d.number()}"]
    d.heading(d.pick(f"Avslag på ansökan om stöd till {d.title()}", f"Ansökan om projektstöd: {d.title()}"), 0)
    d.heading("Beslut")
    amount = d.applied()
    d.para(
        d.pick(
            f"{f.authority.board} avslår ansökan från {d.applicant()} om {amount} till projektet {d.title()}.",
            f"Ansökan från {d.applicant()} om stöd med {amount} till projektet {d.title()} avslås.",
            f"{f.authority.board} beslutar att inte bevilja {d.applicant()} stöd till projektet {d.title()}. Sökt belopp var {amount}.",
        )
    )
    d.heading(d.pick("Skäl för beslutet", "Motivering"))
    d.para(
        d.pick(
            "Insatserna bedöms i huvudsak vara sådana som ingår i sökandens ordinarie verksamhet.",
            "Projektet bidrar inte i tillräcklig grad till målen i den regionala utvecklingsstrategin.",
        ),
        distractors.frame(d),
    )
    d.labels.unscored |= {"financing", "amount_granted_sek", "support_rate_pct"}
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


WRITERS = (extract, delegated, with_tables, one_of_many, letter)
