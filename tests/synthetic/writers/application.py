"""Applications: filled-in forms, printouts from an e-service, letters, numbered sections, plain-language ones."""

from __future__ import annotations

from .. import clauses, distractors
from ..draft import Draft
from ..paper import Beside, Checks
from . import plan_tables as t


def _plan(d: Draft, costs: bool = True, years: bool | None = None) -> None:
    """Cost and financing tables, in either order."""
    by_year = d.chance(0.5) if years is None else years
    line = t.unit_line(d)
    if line:
        d.para(line)
    tables = []
    if costs:
        made = t.cost_table(d, by_year)
        tables.append(t.with_comments(d, made) if d.chance(0.15) else made)
    kinds = any(f.contribution == "in_kind" for f in d.facts.plan.funding)
    tables.append(
        t.kinds_table(d) if kinds and not by_year and d.chance(0.6) else t.financing_table(d, by_year, sections=d.chance(0.15))
    )
    if tables[-1].head[-1] != "%" and d.chance(0.15):
        tables[-1] = d.pick(t.with_shares, t.with_states)(d, tables[-1])
    if d.chance(0.3):
        tables.reverse()
    d.add(*tables)


def _name(d: Draft) -> str:
    what = d.pick(
        "Ansökan om projektmedel",
        "Ansökan om regionalt projektstöd",
        "Ansökan om medfinansiering",
        "Projektansökan",
        "Ansökan om stöd till projekt",
        "Ansökan om regionala utvecklingsmedel",
    )
    return f"Reviderad {what[0].lower()}{what[1:]}" if d.facts.revised else what


def _body(d: Draft) -> None:
    f = d.facts
    d.heading(d.pick("Bakgrund", "Varför behövs projektet?", "Problembild och behov"))
    d.para(*distractors.background(d, 2))
    if d.chance(0.5):
        d.para(distractors.history(d))
    if f.participants:
        d.para(clauses.participates(d))
    d.heading(d.pick("Mål och resultat", "Mål", "Vad ska vi uppnå?"))
    d.para(distractors.goals(d))


def form(d: Draft) -> None:
    """A form with fields first and tables last."""
    f = d.facts
    d.paper.sender = [f.authority.name]
    d.paper.marks = []
    d.heading(_name(d), 0)
    pairs = [(d.pick("Diarienummer", "Dnr", "Ärendenummer", "Diarienr"), d.number())]
    if f.revised:
        pairs.append((d.pick("Version", "Revidering"), f"{f.version}, {d.day('dated_on', f.dated)}"))
    else:
        pairs.append((d.pick("Inkom", "Inkom datum", "Ankomstdatum", "Inkommen"), d.day("received_on", f.received)))
    pairs += [
        (d.pick("Projektnamn", "Projektets namn", "Projekttitel", "Benämning"), d.title()),
        (d.pick("Sökande", "Sökande organisation", "Stödsökande", "Projektägare", "Organisationens namn"), d.applicant()),
        (d.pick("Organisationsnummer", "Org.nr", "Org nr"), d.org_number()),
        (d.pick("Telefon", "Tel."), distractors.telephone(d)),
        (d.pick("Söks från", "Mottagande myndighet", "Ansökan ställs till", "Finansiär som ansökan avser"), d.authority()),
    ]
    if d.chance(0.5):
        pairs += [
            (d.pick("Projektstart", "Startdatum", "Datum för projektstart"), d.day("period_start", f.start)),
            (d.pick("Projektslut", "Slutdatum", "Datum för projektslut"), d.day("period_end", f.end)),
        ]
    else:
        pairs.append((d.pick("Projektperiod", "Projekttid", "Genomförandetid"), d.span()))
    fund = "" if f.fund_row.name == f.authority.name else f" ur {f.fund_row.name}"
    pairs += [
        (d.pick("Sökt belopp", "Sökt stöd", "Belopp som söks", "Vi söker") + fund, d.applied()),
        (d.pick("Total projektkostnad", "Total budget", "Totala kostnader", "Totalkostnad"), d.total()),
    ]
    d.fields(*pairs)
    if d.chance(0.5):
        d.add(Checks(d.pick("Är organisationen momsregistrerad?", "Momspliktig verksamhet"), (("Ja", True), ("Nej", False))))
    _body(d)
    d.heading(d.pick("Budget och finansiering", "Ekonomi", "Kostnader och finansiering"))
    _plan(d, costs=d.chance(0.8))
    d.heading(d.pick("Underskrift", "Försäkran"))
    d.para(
        d.pick(
            "Härmed intygas att lämnade uppgifter är riktiga.", "Behörig firmatecknare försäkrar att uppgifterna ovan är riktiga."
        )
    )
    if d.chance(0.4) and not f.revised:
        d.fields((d.pick("Datum", "Ort och datum"), d.day("dated_on", f.dated)))
    d.paper.footer = distractors.address(d, f.authority.name, f.authority.town, f.authority.postcode)


def letter(d: Draft) -> None:
    """A letter in prose, with the plan as a table or in sentences."""
    f = d.facts
    d.paper.sender = [d.applicant()]
    d.paper.marks = [d.day("dated_on", f.dated)]
    d.paper.footer = distractors.address(d, f.applicant.name, f.authority.town, f.authority.postcode)
    d.para(d.pick(f"Till {d.authority()}", f"{d.authority()}, {f.authority.unit}"))
    if d.chance(0.6):
        d.para(d.pick(f"Ert dnr: {d.number()}", f"Ärende {d.number()}", f"Diarienummer {d.number()}"))
    d.heading(
        d.pick(
            f"Ansökan: {d.title()}",
            f"Ansökan om stöd till projektet {d.title(True)}",
            f"{d.title()} – ansökan om medfinansiering",
        ),
        0,
    )
    d.para(clauses.applies(d), clauses.runs(d), clauses.costs(d))
    if f.revised:
        d.para(
            d.pick(
                "Denna ansökan ersätter den som vi lämnade in tidigare.",
                "Ansökan är reviderad efter era synpunkter och ersätter den tidigare versionen.",
            )
        )
    _body(d)
    d.heading(d.pick("Finansiering", "Så finansieras projektet", "Kostnad och finansiering"))
    if d.chance(0.5):
        if d.chance(0.35):
            d.items(*clauses.financing_items(d), marker=d.pick("bullet", "dash"))
        else:
            d.para(*clauses.financing(d))
        if d.chance(0.5):
            d.add(t.cost_table(d, d.chance(0.5)))
    else:
        d.para(d.pick("Finansieringen fördelar sig så här.", "Av tabellen framgår vem som betalar vad."))
        _plan(d, costs=d.chance(0.5), years=d.chance(0.4))
    d.para(d.pick("Med vänlig hälsning", "För sökanden", "Vänliga hälsningar"))
    d.para(f.applicant.name, f"org.nr {d.org_number()}" if d.chance(0.7) else "")


def sections(d: Draft) -> None:
    """Numbered sections with sentences where a form would have fields."""
    f = d.facts
    n = iter(range(1, 20))
    d.paper.sender = [d.authority()]
    d.paper.marks = [f"Dnr {d.number()}"] + (
        [f"Inkom {d.day('received_on', f.received)}"] if not f.revised else [f"Reviderad {d.day('dated_on', f.dated)}"]
    )
    d.heading(_name(d), 0)
    d.heading(f"{next(n)}. {d.pick('Sökande', 'Projektägare')}")
    d.para(
        d.pick(f"{d.applicant()}, organisationsnummer {d.org_number()}.", f"Sökande är {d.applicant()} ({d.org_number()})."),
        d.pick("Organisationen är momsregistrerad.", "Kontaktperson nås på telefon " + distractors.telephone(d) + "."),
    )
    d.heading(f"{next(n)}. {d.pick('Projektet i korthet', 'Sammanfattning')}")
    d.para(clauses.applies(d), clauses.runs(d))
    d.heading(f"{next(n)}. Bakgrund")
    d.para(*distractors.background(d, 2), distractors.history(d) if d.chance(0.4) else "")
    if f.participants:
        d.para(clauses.participates(d))
    d.heading(f"{next(n)}. Mål")
    d.items(distractors.goals(d), distractors.goals(d), marker=d.pick("bullet", "dash"))
    d.heading(f"{next(n)}. {d.pick('Budget', 'Ekonomi')}")
    d.para(clauses.costs(d), d.pick("Alla kostnader redovisas exklusive moms.", ""))
    _plan(d, costs=d.chance(0.7))
    d.paper.footer = distractors.address(d, f.applicant_written, f.authority.town, f.authority.postcode)


def plain(d: Draft) -> None:
    """Questions and answers in plain language, small sums, tables side by side when they are short."""
    f = d.facts
    d.paper.sender = [d.applicant()]
    d.paper.footer = distractors.address(d, f.applicant_written, f.authority.town, f.authority.postcode)
    d.heading(d.pick(f"{d.title()} – en ansökan till {d.authority()}", f"Ansökan till {d.authority()}: {d.title()}"), 0)
    d.fields(
        ("Vem söker?", d.applicant()),
        ("Org.nr", d.org_number()),
        ("När börjar projektet?", d.day("period_start", f.start)),
        ("När är det klart?", d.day("period_end", f.end)),
        (
            "Hur mycket söker ni?" if f.fund_row.name == f.authority.name else f"Hur mycket söker ni ur {f.fund_row.name}?",
            d.applied(),
        ),
        ("Vad kostar allt tillsammans?", d.total()),
        *((("Ert ärende", d.number()),) if d.chance(0.7) else ()),
        *((("Kom in", d.day("received_on", f.received)),) if d.chance(0.6) and not f.revised else ()),
        *((("Ändrad", d.day("dated_on", f.dated)),) if f.revised else ()),
    )
    d.heading("Vad vill ni göra?")
    d.para(*distractors.background(d, 3))
    if f.participants:
        d.para(clauses.participates(d))
    d.heading("Hur vet ni att det lyckas?")
    d.para(distractors.goals(d))
    d.heading("Pengarna")
    if len(f.plan.funding) <= 8:
        d.add(
            Beside(
                t.cost_table(d, False, d.pick("Vad kostar det?", "Kostnader")),
                t.financing_table(d, False, "none", d.pick("Vem betalar?", "Finansiering")),
            )
        )
    else:
        _plan(d, years=False)


def printout(d: Draft) -> None:
    """A printout of an e-service: lettered sections, many fields that nobody asks for, questions with answers."""
    f = d.facts
    d.paper.sender = [d.pick("E-tjänst: ansökan om projektstöd", "Utskrift från e-tjänsten", "Mina ärenden – utskrift")]
    d.paper.marks = []
    d.heading(_name(d), 0)
    number = (d.pick("Ärendenummer", "Referensnummer hos myndigheten", "Diarienummer"), d.number())
    when = (
        ("Version", f"{f.version} ({d.day('dated_on', f.dated)})")
        if f.revised
        else ("Inkommen", d.day("received_on", f.received))
    )
    d.fields(
        number,
        when,
        (d.pick("Status", "Ärendestatus"), d.pick("Inskickad", "Under handläggning")),
        ("Ansökan riktas till", d.authority()),
    )
    d.heading("A. Sökande")
    d.fields(
        (d.pick("Organisationens namn", "Namn på sökande organisation"), d.applicant()),
        ("Organisationsnummer", d.org_number()),
        (
            "Juridisk form",
            {"municipality": "Kommun", "university": "Statligt lärosäte", "company": "Aktiebolag"}.get(
                f.applicant.kind, "Förening eller stiftelse"
            ),
        ),
        ("Utdelningsadress", f"Storgatan {d.rng.randrange(1, 80)}"),
        ("Postnummer och ort", f"{f.authority.postcode} {f.authority.town}"),
        ("Telefon", distractors.telephone(d)),
        ("Bankgiro", f"{d.rng.randrange(200, 999)}-{d.rng.randrange(1000, 9999)}"),
        ("Antal anställda", str(d.rng.randrange(2, 90))),
    )
    d.heading("B. Projekt")
    fund = "" if f.fund_row.name == f.authority.name else f" ur {f.fund_row.name}"
    d.fields(
        (d.pick("Projektets namn", "Projektnamn", "Benämning på projektet"), d.title()),
        (d.pick("Startdatum", "Projektet startar"), d.day("period_start", f.start)),
        (d.pick("Slutdatum", "Projektet avslutas"), d.day("period_end", f.end)),
        (d.pick("Belopp som söks", "Sökt belopp", "Sökt stöd") + fund, d.applied()),
        (d.pick("Total kostnad för projektet", "Projektets totala kostnader", "Totalbudget"), d.total()),
    )
    d.add(Checks("Har projektet påbörjats?", (("Ja", False), ("Nej", True))))
    for question, answers in (
        ("Varför behövs projektet?", distractors.background(d, 2)),
        ("Vilka resultat ska nås?", [distractors.goals(d)]),
    ):
        d.heading(question, 2)
        d.para(*answers)
    if f.participants:
        d.heading(d.pick("Vilka kommuner omfattas?", "Deltagande kommuner"), 2)
        d.para(clauses.participates(d))
    d.heading("C. Budget")
    _plan(d)
    d.heading("D. Försäkran")
    d.add(Checks("Jag intygar att uppgifterna är riktiga", (("Ja", True),)))


WRITERS = (form, letter, sections, plain, printout)
