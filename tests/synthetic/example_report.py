"""The officers' report on Kompetenskompassen 2.0 in our own words: prose without a table, without a total, without its own number."""

from __future__ import annotations

from .draft import Draft, own_kind
from .model import Funding
from .registers import Party


def competence_report(d: Draft) -> None:
    """Facts as in the public report; the wording is ours."""
    f = d.facts
    by_name: dict[str, Funding] = {g.party.name: g for g in f.plan.funding}

    def of(name: str) -> str:
        row = by_name[name]
        d.labels.fund(row.party, own_kind(row), "cash", row.money.total)
        return d.exact(row.money.total)

    d.paper.sender = [d.authority(), "Regional utveckling"]
    d.paper.marks = ["Tjänsteskrivelse"]
    d.heading(f"Projektet {d.title()} söker medfinansiering", 0)
    d.heading("Ärendebeskrivning")
    d.para(
        f"{d.applicant()}, nedan kallad Handelskammaren, lämnade den {d.day('received_on', f.received, prose=True)} in en ansökan om {d.applied()} i regional medfinansiering.",
        f"Projektet är tänkt att bedrivas {d.day('period_start', f.start, prose=True)} – {d.day('period_end', f.end, prose=True)}.",
    )
    d.labels.fund(Party("11 kommuner", "municipality"), "municipality", "cash", None)
    d.para(
        f"Handelskammaren går själv in med {of(f.applicant.name)} i egen kontant finansiering och Mittuniversitetet med {of('Mittuniversitetet')} kontant.",
        "Från 11 kommuner i de två länen kommer kontanta medel med de belopp som står i budgeten; när ansökan skrevs hade kommunerna lämnat besked muntligen.",
        f"Hos Region Västernorrland söker Handelskammaren {of('Region Västernorrland')} och hos Europeiska socialfonden+ (ESF+) {of('Europeiska socialfonden+')}.",
        "En reviderad ansökan och en reviderad budget hör till handlingarna.",
    )
    d.para(
        "Det här är det tredje projektet i raden. Det första (RUN/391/2019) började 2019-06-10 och slutade 2022-12-31, det andra (RUN/427/2022) 2023-02-01—2025-12-31. Båda handlade om att företag i regionen ska kunna se vilken kompetens de saknar.",
        "Under tre år ska 70 st företag kartläggas, 30 st organisationer delta och 10 st kunskapsrapporter skrivas.",
    )
    d.heading("Beslutsmotivering")
    d.heading("Legal", 2)
    d.para(
        "Grunden för prövningen är förordning (2003:596), som gäller bidrag för projektverksamhet. Flera företag åt gången får ta del av insatserna, och något statligt stöd i den mening som avses i artikel 107.1 är det därför inte."
    )
    d.heading("Ekonomisk", 2)
    d.para("Kostnaderna är rimliga, och både arbetstiden och pengarna hålls isär från det bolaget gör till vardags.")
    d.heading("Strategisk", 2)
    d.para("Projektet svarar mot målet om rätt kompetens i den regionala utvecklingsstrategin för åren 2021–2030.")
    d.heading("Sammanfattande bedömning")
    d.para("Förvaltningen föreslår bifall till ansökan.")
    d.heading("Uppföljning och rapportering")
    due = d.final_report()
    d.para(
        f"Läget redovisas i samband med varje ansökan om utbetalning. Efter projektets slut ska resultaten finnas samlade i en slutrapport, som ska vara inlämnad till Region Jämtland Härjedalen senast {due}."
    )
    d.heading("Regiondirektörens förslag")
    d.items(
        f"{f.authority.board} beviljar {d.applicant()} stöd med {d.rate()} procent av godkända och redovisade kostnader, dock max {d.granted()}, till projektet {d.title()}.",
        "Pengarna tas ur anslag 1:1 Regionala utvecklingsåtgärder.",
        "Beslutet gäller under förutsättning att övriga finansiärer betalar så som ansökan anger.",
        "Regionens allmänna villkor (RUN/640/2017) ska följas.",
        marker="number",
    )
    d.heading("I tjänsten")
    d.para("Regiondirektör")
    d.para("Regional utvecklingsdirektör")
    d.heading("Utdrag till")
    d.para(f.recipient_written)
    d.para("Region Västernorrland")
    d.paper.footer = "Region Jämtland Härjedalen · Box 654, 831 27 Östersund · Telefon 063-00 00 00"
