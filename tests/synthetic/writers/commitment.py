"""A co-financier's promise: a letter, a filled-in certificate, or an item of the municipality's own minutes."""

from __future__ import annotations

from .. import clauses
from ..draft import Draft
from ..model import Funding


def _funding(d: Draft) -> Funding:
    funding = d.order.funding
    assert funding is not None
    return funding


def _years(d: Draft, record: bool = True) -> str:
    """How the money falls on the years."""
    funding = _funding(d)
    years = [(y, a) for y, a in funding.money.by_year if a]
    if len(years) < 2:
        return ""
    d.note_payer(funding, funding.money.total, funding.money)
    if len({a for _, a in years}) == 1 and d.chance(0.5):
        return d.pick(
            f"Beloppet fördelas lika med {d.exact(years[0][1])} per år under {clauses.listed([str(y) for y, _ in years])}.",
            f"Utbetalning sker med {d.exact(years[0][1])} vardera åren {clauses.listed([str(y) for y, _ in years])}.",
        )
    return d.pick(
        f"Fördelning: {', '.join(f'{y}: {d.exact(a)}' for y, a in years)}.",
        f"Beloppet fördelas med {clauses.listed([f'{d.exact(a)} för {y}' for y, a in years])}.",
        f"Medlen utbetalas med {clauses.listed([f'{d.exact(a)} år {y}' for y, a in years])}.",
    )


def _in_kind(d: Draft) -> str:
    return (
        "i form av eget arbete"
        if _funding(d).contribution == "in_kind"
        else d.pick("i kontanta medel", "kontant", "i pengar", "")
    )


def letter(d: Draft) -> None:
    """A short letter."""
    f, funding = d.facts, _funding(d)
    name = funding.party.name
    d.paper.sender = [name]
    d.paper.marks = [d.day("dated_on", f.dated)]
    d.note_payer(funding, funding.money.total)
    amount = d.exact(funding.money.total)
    d.heading(d.pick("Intyg om medfinansiering", "Medfinansieringsintyg", "Bekräftelse av medfinansiering", "Intyg"), 0)
    applicant, title, how = d.applicant(), d.title(quoted=True), _in_kind(d)
    d.para(
        d.pick(
            f"Härmed intygas att {name} medfinansierar projektet {title} med {amount} {how}".strip() + ".",
            f"{name} går in som medfinansiär i projektet {title} och bidrar med {amount} {how}".strip() + ".",
            f"{name} har beslutat att medverka i projektet {title} med sammanlagt {amount} {how}".strip() + ".",
            f"{name} åtar sig att bidra med {amount} {how} till projektet {title}".replace("  ", " ") + ".",
        ),
        d.pick(f"Projektägare är {applicant}.", f"Projektet drivs av {applicant}.", f"Sökande i projektet är {applicant}."),
    )
    d.para(
        _years(d),
        d.pick(
            "Medlen är offentliga. Samma pengar räknas inte in i något annat projekts finansiering.",
            "Åtagandet gäller under förutsättning att projektet beviljas stöd.",
            "Utbetalning sker efter rekvisition.",
        ),
    )
    if d.chance(0.4):
        d.para(clauses.runs(d))
    d.para(d.pick("Ekonomichef", "Näringslivschef", "Enligt delegation", "Behörig företrädare"))


def certificate(d: Draft) -> None:
    """A form."""
    f, funding = d.facts, _funding(d)
    d.heading(d.pick("Medfinansieringsintyg", "Intyg om medfinansiering"), 0)
    d.note_payer(funding, funding.money.total)
    pairs = [
        (d.pick("Projekt", "Projektets namn"), d.title()),
        (d.pick("Projektägare", "Sökande", "Stödsökande"), d.applicant()),
        (d.pick("Medfinansiär", "Medfinansierande organisation", "Finansiär"), funding.party.name),
        (d.pick("Typ av medfinansiering", "Form"), "Annat än pengar" if funding.contribution == "in_kind" else "Kontant"),
        (d.pick("Belopp", "Totalt belopp", "Medfinansiering totalt"), d.exact(funding.money.total)),
    ]
    if d.chance(0.4):
        pairs.append(("Projektperiod", d.span()))
    years = [(y, a) for y, a in funding.money.by_year if a]
    if len(years) > 1 and d.chance(0.6):
        d.note_payer(funding, funding.money.total, funding.money)
        pairs += [(f"varav {y}", d.exact(a)) for y, a in years]
    pairs.append((d.pick("Datum", "Ort och datum"), d.day("dated_on", f.dated)))
    d.fields(*pairs)
    d.para(
        d.pick(
            "Vi intygar att ovanstående medel finns avsatta för projektet.",
            "Undertecknad intygar att medfinansieringen är beslutad och inte utgör medfinansiering i annat projekt.",
        )
    )
    d.para("Namnteckning ______________________")


def minutes(d: Draft) -> None:
    """The financier's own decision, for public bodies."""
    f, funding = d.facts, _funding(d)
    if funding.party.kind not in ("municipality",):
        letter(d)
        return
    d.paper.sender = [funding.party.name, "Kommunstyrelsen"]
    d.paper.marks = [d.pick("Protokollsutdrag", "Sammanträdesprotokoll"), d.day("dated_on", f.dated)]
    d.labels.set("decided_on", f.dated)
    d.labels.unscored |= {"decided_on", "dated_on", "registration_number", "authority"}
    d.note_payer(funding, funding.money.total)
    d.heading(f"§ {d.rng.randrange(20, 240)} Medfinansiering av projektet {d.title()}", 0)
    d.heading(d.pick("Kommunstyrelsens beslut", "Beslut"))
    what = (
        f"Kommunstyrelsen beslutar att medfinansiera projektet {d.title()} med {d.exact(funding.money.total)} {_in_kind(d)}".strip()
        + "."
    )
    d.items(
        what,
        _years(d),
        d.pick("Medlen anvisas ur kommunstyrelsens förfogandeanslag.", "Finansiering sker inom ram."),
        marker="number",
    )
    d.heading(d.pick("Sammanfattning av ärendet", "Ärendet"))
    d.para(
        d.pick(
            f"{d.applicant()} har begärt att kommunen ska medfinansiera projektet.", f"Förfrågan har kommit från {d.applicant()}."
        ),
        d.pick("Näringslivsenheten är positiv.", "Insatsen ligger i linje med kommunens vision 2030."),
    )
    d.para(d.pick("Justerandes sign ________   Utdragsbestyrkande ________", "Rätt utdraget intygar ________________"))


WRITERS = (letter, certificate, minutes)
