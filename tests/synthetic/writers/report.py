"""Officers' reports: background first or proposal first, with att-clauses or numbered points."""

from __future__ import annotations

from .. import clauses, distractors
from ..draft import Draft
from . import plan_tables as t


def _top(d: Draft) -> None:
    f = d.facts
    d.paper.sender = [d.authority(), f.authority.unit]
    d.paper.marks = [d.pick("TJÄNSTESKRIVELSE", "Tjänsteskrivelse", "Tjänsteutlåtande", "Beslutsunderlag")]
    d.paper.marks.append(d.pick("", "Datum ") + d.day("dated_on", f.dated))
    if d.chance(0.8):
        d.paper.marks.append(d.pick("Dnr ", "Diarienummer ", "Diarienr: ") + d.number())
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)
    d.heading(
        d.pick(
            f"Medfinansiering till projektet {d.title()}",
            f"Ansökan om projektmedel: {d.title()}",
            f"{d.title()} – ansökan om medfinansiering",
            f"Projektstöd till {d.title()}",
        ),
        0,
    )


def _proposal(d: Draft) -> None:
    f = d.facts
    d.heading(d.pick("Förslag till beslut", "Förslag", f"{f.authority.director}s förslag", "Förslag till beslut"))
    style = d.pick("att", "number", "para")
    day = d.final_report(prose=d.chance(0.5))
    if style == "att":
        d.para(
            d.pick(f"{f.authority.board} föreslås besluta", f"{f.authority.unit} föreslår {f.authority.board.lower()} besluta")
        )
        att = [
            f"att {clauses.grant_without_subject(d)},",
            clauses.att_appropriation(d),
            f"att projektet slutrapporteras senast {day}.",
        ]
        d.items(*att, marker=d.pick("none", "dash", "bullet"))
    elif style == "number":
        d.items(
            f"{clauses.grants(d)}.",
            clauses.appropriation(d),
            f"Slutrapport lämnas senast {day}.",
            clauses.condition(d),
            marker="number",
        )
    else:
        d.para(f"{clauses.grants(d)}.", clauses.appropriation(d))
        d.para(f"Slutrapport ska lämnas senast {day}.", clauses.condition(d))


def _matter(d: Draft) -> None:
    d.heading(d.pick("Ärendebeskrivning", "Ärendet", "Sammanfattning av ärendet", "Bakgrund"))
    d.para(clauses.applies(d, received=True), clauses.runs(d), clauses.costs(d) if d.chance(0.75) else "")
    if d.chance(0.7):
        d.para(*distractors.background(d, 1))
    if d.facts.count_printed or d.facts.granted != d.facts.plan.applied or d.chance(0.75):
        if d.chance(0.2) and not d.facts.count_printed:
            d.para(d.pick("Övrig finansiering:", "Projektet finansieras i övrigt så här:"))
            d.items(*clauses.financing_items(d))
        else:
            d.para(*clauses.financing(d))
    else:
        d.add(t.financing_table(d, d.chance(0.3)))
    if d.facts.participants and d.chance(0.6):
        d.para(clauses.participates(d))
    if d.chance(0.5):
        d.para(distractors.history(d))


def _grounds(d: Draft) -> None:
    d.heading(d.pick("Bedömning", "Överväganden", "Beslutsmotivering", "Motivering"))
    d.para(*distractors.assessment(d, 3))
    if d.chance(0.4):
        d.para(distractors.frame(d))
    if d.chance(0.6):
        d.heading(d.pick("Uppföljning", "Indikatorer"))
        d.para(distractors.goals(d))


def _end(d: Draft) -> None:
    d.para(d.facts.authority.director, d.pick("", "Handläggare: strateg"))
    if d.chance(0.6):
        d.heading(d.pick("Utdrag till", "Beslutet skickas till", "Expedieras till"))
        d.items(d.facts.recipient_written, d.pick("Ekonomiavdelningen", "Akten"), marker=d.pick("none", "dash", "bullet"))
        d.applicant()


def background_first(d: Draft) -> None:
    """Matter, grounds, proposal."""
    _top(d)
    _matter(d)
    _grounds(d)
    _proposal(d)
    _end(d)


def proposal_first(d: Draft) -> None:
    """Proposal, matter, grounds."""
    _top(d)
    _proposal(d)
    _matter(d)
    _grounds(d)
    _end(d)


WRITERS = (background_first, proposal_first)
