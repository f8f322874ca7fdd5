"""Writes the example inbox that comes with medfin, and its truth: `python -m tests.synthetic.example`.

The first case has the facts of a public officers' report on the project Kompetenskompassen 2.0, said in our own words; the
amounts of the eleven municipalities and every cost are invented. The other cases are invented throughout.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from .corpus import Workshop, close_case, entry
from .draft import Draft
from .example_report import competence_report
from .labels import Labels
from .layouts import family
from .model import CaseModel, Cost, Facts, Funding, Mismatch, Money, PaperOrder, Plan, months_after
from .printing import Habits
from .registers import AUTHORITIES, ESF, Party, municipalities
from .writers import application, budget, commitment, decision, report

ROOT = Path(__file__).resolve().parents[2]
INBOX = ROOT / "docs" / "example-inbox"
TRUTH = Path(__file__).parent / "example_truth.json"
Writer = Callable[[Draft], None]
Placed = tuple[str, str, Writer, PaperOrder, Habits]
"""File name, family, writer, order, habits."""

STORIES = {
    "Kompetenskompassen 2.0": (
        "Företagen i Jämtland, Härjedalen och Västernorrland söker folk och hittar inte den kunskap de behöver, samtidigt som många står utan arbete.",
        "Projektet kartlägger vilken kompetens som saknas, bransch för bransch, och för ihop företag, lärosäten och kommuner kring utbildningar som fyller luckorna.",
    ),
    "Nya vägar till jobb": (
        "I Klarälvdalen är resorna långa och utbudet av vuxenutbildning litet. Den som blir av med sitt arbete flyttar ofta.",
        "Vi vill pröva korta utbildningar på arbetsplatser, med handledare från företagen och stöd av universitetet.",
    ),
    "Kretslopp i småbåtshamnen": (
        "Varje år tvättas tusentals båtar vid kajerna, och det mesta av färg och olja rinner ut i havet.",
        "Projektet provar slutna tvättplattor i tre hamnar och mäter vad som fångas upp.",
    ),
    "Mötesplats Skogen": (
        "Skogsägare, sågverk och snickerier i norra Hälsingland känner inte till varandras behov.",
        "Projektet ordnar träffar, studiebesök och en gemensam katalog över virke som i dag blir massaved.",
    ),
    "Bygdebion": (
        "Närmaste biograf ligger fem mil bort. Bygdegården har en bra salong men ingen utrustning.",
        "Vi vill visa film en kväll i veckan och låta ungdomarna välja repertoaren.",
        "Föreningens medlemmar sköter kassa, kaffe och städning.",
    ),
}
GOALS = {
    "Bygdebion": "52 visningar på ett år, minst 1 500 besökare och 6 ungdomar i programrådet.",
    "Kretslopp i småbåtshamnen": "3 hamnar med sluten tvättplatta, 240 tvättade båtar per säsong och 1 handbok.",
    "Mötesplats Skogen": "12 träffar, 85 deltagande skogsägare och 20 st företag i katalogen.",
    "Nya vägar till jobb": "120 deltagare, varav minst 40 procent män, och 25 arbetsplatser som tar emot.",
    "Kompetenskompassen 2.0": "70 st företag kartlagda, 30 st deltagande organisationer och 10 st kunskapsrapporter.",
}
TOWNS = {m.place: m for m in municipalities()}
KRONOR = Habits(suffix=" kronor", prose_date="long", unit_word="kr", zero="0", percent=" %")
SHORT = Habits(suffix=" kr", prose_date="long", unit_word="kr", years="word", zero="")
THOUSANDS = Habits(suffix=" kronor", unit=1000, unit_word="tkr", years="plain", zero="–")


def spread(total: int, years: tuple[int, ...], shares: tuple[int, ...]) -> Money:
    """A total over the years by shares in thousandths, the last year taking the rest."""
    parts = [total * share // 1_000_000 * 1000 for share in shares[:-1]]
    return Money(tuple(zip(years, (*parts, total - sum(parts)), strict=True)))


def plan_of(
    years: tuple[int, ...], shares: tuple[int, ...], funding: list[tuple[Party, int, str, str]], costs: list[tuple[str, str, int]]
) -> Plan:
    """A plan whose first cost line takes what the others leave, year by year, so that it adds up."""
    rows = tuple(Funding(party, spread(amount, years, shares), kind, place) for party, amount, kind, place in funding)
    need = {y: sum(f.money.year(y) for f in rows) for y in years}
    lines = [Cost(category, label, spread(amount, years, shares)) for category, label, amount in costs[1:]]
    rest = Money(tuple((y, need[y] - sum(c.money.year(y) for c in lines)) for y in years))
    return Plan((Cost(costs[0][0], costs[0][1], rest), *lines), rows, years)


def facts_of(
    authority: str, title: str, applicant: Party, org_number: str, number: str, days: tuple[date, date, date, date], plan: Plan
) -> Facts:
    """Facts with everything that follows from the plan and the days (received, start, end, decided)."""
    office = next(a for a in AUTHORITIES if a.name == authority)
    received, start, end, decided = days
    return Facts(
        title=title,
        story=STORIES[title],
        goal=GOALS.get(title, ""),
        applicant=applicant,
        applicant_written=applicant.name,
        recipient_written=applicant.name,
        org_number=org_number,
        authority=office,
        number=number,
        received=received,
        start=start,
        end=end,
        plan=plan,
        applied=plan.applied,
        granted=plan.applied,
        rate=round(plan.applied * 10000 / plan.total),
        final_report=months_after(end, 2),
        decided=decided,
        dated=received,
        fund_row=Party(authority, office.kind),
        appropriation=office.kind == "region",
    )


def competence() -> tuple[CaseModel, str, list[Placed]]:
    """Kompetenskompassen 2.0: an application, revised once with its budget, and the report on it."""
    years, shares = (2026, 2027, 2028), (305, 352, 343)
    applicant = Party("Handelskammaren Mittsverige Services AB", "company")
    amounts = {
        "Sundsvall": 790,
        "Östersund": 640,
        "Örnsköldsvik": 350,
        "Härnösand": 290,
        "Åre": 260,
        "Kramfors": 250,
        "Timrå": 240,
        "Krokom": 230,
    }
    amounts |= {"Strömsund": 190, "Härjedalen": 180, "Berg": 130}

    def plan(less: int) -> Plan:
        towns = [
            (TOWNS[t], 1000 * (a - (less if t in ("Härjedalen", "Berg") else 0)), "cash", "other") for t, a in amounts.items()
        ]
        funding = [
            (ESF, 9_663_888, "cash", "other"),
            (Party("Region Västernorrland", "region"), 3_434_038, "cash", "other"),
            (Party("Region Jämtland Härjedalen", "region"), 2_332_498, "cash", "authority"),
            (Party("Mittuniversitetet", "university"), 1_200_000, "cash", "other"),
            *towns,
            (applicant, 1_300_000, "cash", "applicant"),
        ]
        costs = [
            ("staff", "Personalkostnader", 0),
            ("external_services", "Externa tjänster", 2_610_000),
            ("travel", "Resor och logi", 960_000),
            ("equipment", "Utrustning och material", 285_000),
            ("indirect", "Indirekta kostnader", 2_240_000),
        ]
        return plan_of(years, shares, funding, costs)

    days = (date(2025, 9, 16), date(2026, 2, 1), date(2028, 12, 31), date(2025, 12, 9))
    facts = facts_of(
        "Region Jämtland Härjedalen", "Kompetenskompassen 2.0", applicant, "559321-4470", "RUN/518/2025", days, plan(0)
    )
    assert facts.rate == 1086
    facts = replace(facts, recipient_written="Handelskammaren Mittsveriges Service AB")
    first = replace(facts, plan=plan(35), dated=date(2025, 9, 15))
    later = replace(facts, dated=date(2025, 11, 3), revised=True, version=2)
    case = CaseModel("E1", facts, [], "proposed")
    case.expected.append(
        Mismatch("applicant_name_differs", "the list of recipients says Handelskammaren Mittsveriges Service AB")
    )
    return (
        case,
        "Kompetenskompassen 2.0",
        [
            (
                "Ansökan Kompetenskompassen 2.0.pdf",
                "office-serif",
                application.sections,
                PaperOrder("application", first),
                KRONOR,
            ),
            ("Reviderad ansökan.pdf", "office-serif", application.sections, PaperOrder("application", later, 1), KRONOR),
            (
                "Reviderad budget.pdf",
                "sheet-landscape",
                budget.two_tables,
                PaperOrder("budget", later, unscored=("revision",)),
                KRONOR,
            ),
            ("Tjänsteskrivelse.pdf", "office-block", competence_report, PaperOrder("officers_report", facts), KRONOR),
        ],
    )


def work_paths() -> tuple[CaseModel, str, list[Placed]]:
    """Clean, from application to decision."""
    applicant = Party("Stiftelsen Klarälvens Kompetenscentrum", "association")
    years, shares = (2025, 2026, 2027, 2028), (110, 330, 340, 220)
    funding = [
        (Party("Region Värmland", "region"), 1_680_000, "cash", "authority"),
        (Party("Karlstads universitet", "university"), 720_000, "cash", "other"),
        (TOWNS["Hammarö"], 600_000, "cash", "other"),
        (TOWNS["Forshaga"], 450_000, "cash", "other"),
        (TOWNS["Kil"], 450_000, "cash", "other"),
        (applicant, 900_000, "cash", "applicant"),
    ]
    costs = [
        ("staff", "Lönekostnader", 0),
        ("external_services", "Köpta tjänster", 850_000),
        ("travel", "Resor", 190_000),
        ("premises", "Lokaler", 260_000),
        ("indirect", "Indirekta kostnader", 500_000),
    ]
    days = (date(2025, 4, 3), date(2025, 9, 1), date(2028, 8, 31), date(2025, 6, 17))
    facts = facts_of(
        "Region Värmland",
        "Nya vägar till jobb",
        applicant,
        "802477-1134",
        "RUN/250614",
        days,
        plan_of(years, shares, funding, costs),
    )
    facts = replace(facts, participants=(TOWNS["Sunne"], TOWNS["Munkfors"]))
    sent = replace(facts, dated=date(2025, 4, 1))
    promised = {f.party.name: f for f in facts.plan.funding}
    hammaro, university = promised["Hammarö kommun"], promised["Karlstads universitet"]
    return (
        CaseModel("E2", facts, [], "granted"),
        "RUN-250614 Nya vägar till jobb",
        [
            ("Ansökan.pdf", "form-pairs", application.form, PaperOrder("application", sent), KRONOR),
            ("Bilaga 1 Budget.pdf", "sheet-left", budget.two_tables, PaperOrder("budget", sent), SHORT),
            (
                "Bilaga 2 Intyg Hammarö.pdf",
                "letter-times",
                commitment.letter,
                PaperOrder("commitment", replace(facts, dated=date(2025, 3, 12)), funding=hammaro),
                KRONOR,
            ),
            (
                "Bilaga 3 Intyg universitetet.pdf",
                "form-boxed",
                commitment.certificate,
                PaperOrder("commitment", replace(facts, dated=date(2025, 3, 20)), 1, university),
                SHORT,
            ),
            (
                "Tjänsteskrivelse.pdf",
                "office-caps",
                report.proposal_first,
                PaperOrder("officers_report", replace(facts, dated=date(2025, 5, 26))),
                KRONOR,
            ),
            (
                "Protokollsutdrag.pdf",
                "minutes-narrow",
                decision.extract,
                PaperOrder("decision", replace(facts, dated=facts.decided)),
                KRONOR,
            ),
        ],
    )


def harbour() -> tuple[CaseModel, str, list[Placed]]:
    """Decided on delegation, above the limit, from the version that had been replaced."""
    applicant = Party("Kustlandets Miljöteknik AB", "company")

    def plan(applied: int, own: int, bought: int) -> Plan:
        funding = [
            (Party("Region Halland", "region"), applied, "cash", "authority"),
            (TOWNS["Falkenberg"], 300_000, "cash", "other"),
            (Party("Högskolan i Halmstad", "university"), 350_000, "cash", "other"),
            (applicant, own, "cash", "applicant"),
        ]
        costs = [
            ("staff", "Personal", 0),
            ("external_services", "Externa tjänster", bought),
            ("equipment", "Utrustning", 240_000),
            ("travel", "Resor", 60_000),
            ("indirect", "OH-kostnader", 210_000),
        ]
        return plan_of((2025, 2026), (450, 550), funding, costs)

    first_plan, latest = plan(940_000, 760_000, 520_000), plan(860_000, 640_000, 400_000)
    days = (date(2024, 11, 4), date(2025, 1, 1), date(2026, 12, 31), date(2024, 12, 19))
    facts = facts_of("Region Halland", "Kretslopp i småbåtshamnen", applicant, "559402-8812", "RS241377", days, latest)
    first = replace(facts, plan=first_plan, applied=940_000, granted=940_000, dated=date(2024, 11, 1))
    later = replace(facts, dated=date(2024, 11, 28), revised=True, version=2)
    decided = replace(first, dated=facts.decided, delegated=True, delegation_limit=500_000)
    case = CaseModel("E3", replace(facts, granted=940_000, rate=4000), [], "granted")
    case.expected += [
        Mismatch(
            "superseded_revision_used", "the decision repeats the first version's amount, the second came three weeks earlier"
        ),
        Mismatch("granted_over_applied", "940 000 granted, 860 000 applied for in the latest version"),
        Mismatch("delegation_limit", "940 000 on delegation, limit 500 000"),
    ]
    case.allowed += ["applied_for_differs", "financier_amount_differs", "rate_contradicts_ceiling", "financing_differs_from_cost"]
    return (
        case,
        "RS241377",
        [
            ("Ansökan 2024-11-01.pdf", "portal-grid", application.form, PaperOrder("application", first), SHORT),
            ("Ansökan version 2.pdf", "portal-grid", application.form, PaperOrder("application", later, 1), SHORT),
            (
                "Budget version 2.pdf",
                "form-four",
                budget.two_tables,
                PaperOrder("budget", later, unscored=("revision",)),
                THOUSANDS,
            ),
            ("Delegationsbeslut.pdf", "office-block", decision.delegated, PaperOrder("decision", decided), KRONOR),
        ],
    )


def forest() -> tuple[CaseModel, str, list[Placed]]:
    """A rate that does not give the ceiling, a sum that is not one, a promise of less than the plan."""
    applicant = Party("Hälsinglands Skogsnätverk ekonomisk förening", "association")
    funding = [
        (Party("Region Gävleborg", "region"), 960_000, "cash", "authority"),
        (TOWNS["Ljusdal"], 240_000, "cash", "other"),
        (TOWNS["Hudiksvall"], 240_000, "cash", "other"),
        (Party("Skogsstyrelsen", "state"), 300_000, "cash", "other"),
        (applicant, 480_000, "cash", "applicant"),
        (applicant, 180_000, "in_kind", "applicant"),
    ]
    costs = [
        ("staff", "Personal", 0),
        ("external_services", "Konsulter", 480_000),
        ("travel", "Resor och möten", 120_000),
        ("other", "Kommunikation", 150_000),
        ("in_kind", "Bidrag i annat än pengar", 180_000),
    ]
    plan = plan_of((2026, 2027), (500, 500), funding, costs)
    days = (date(2025, 9, 8), date(2026, 1, 1), date(2027, 12, 31), date(2025, 12, 11))
    facts = facts_of("Region Gävleborg", "Mötesplats Skogen", applicant, "769644-2107", "RS 2025/1183", days, plan)
    assert facts.rate == 4000
    official = replace(facts, rate=4500)
    slip = replace(facts, plan=replace(plan, printed_sums=((("financing", None), 2_450_000),)), dated=date(2025, 9, 5))
    ljusdal = next(f for f in plan.funding if f.party.place == "Ljusdal")
    less = replace(ljusdal, money=spread(200_000, (2026, 2027), (500, 500)))
    case = CaseModel("E4", official, [], "granted")
    case.expected += [
        Mismatch("rate_contradicts_ceiling", "45 % of 2 400 000 is 1 080 000, ceiling 960 000"),
        Mismatch("table_sum_differs", "the budget prints 2 450 000 as the sum of financing, the rows give 2 400 000"),
        Mismatch("commitment_differs", "Ljusdals kommun promises 200 000, plan 240 000"),
    ]
    case.allowed += ["financing_differs_from_cost"]
    return (
        case,
        "Mötesplats Skogen",
        [
            (
                "Ansökan.pdf",
                "letter-times",
                application.letter,
                PaperOrder("application", replace(facts, dated=date(2025, 9, 5))),
                KRONOR,
            ),
            ("Budget.xlsx", "excel-one-sheet", budget.two_tables, PaperOrder("budget", slip), KRONOR),
            (
                "Medfinansiering Ljusdal.pdf",
                "letter-mono",
                commitment.letter,
                PaperOrder("commitment", replace(facts, dated=date(2025, 8, 20)), funding=less),
                KRONOR,
            ),
            (
                "Förslag till beslut.pdf",
                "office-band",
                report.background_first,
                PaperOrder("officers_report", replace(official, dated=date(2025, 11, 20))),
                KRONOR,
            ),
            (
                "Beslut.pdf",
                "office-caps",
                decision.extract,
                PaperOrder("decision", replace(official, dated=facts.decided)),
                KRONOR,
            ),
        ],
    )


def cinema() -> tuple[CaseModel, str, list[Placed]]:
    """Small, clean and undecided: loose files, volunteer work that balances."""
    applicant = Party("Rönnskogs Bygdegårdsförening", "association")
    funding = [
        (Party("Leader Skogsbygd", "association"), 210_000, "cash", "authority"),
        (TOWNS["Vetlanda"], 45_000, "cash", "other"),
        (applicant, 25_000, "cash", "applicant"),
        (applicant, 66_000, "in_kind", "applicant"),
    ]
    costs = [
        ("staff", "Lön, filmvärd 25 %", 0),
        ("equipment", "Projektor och ljud", 118_000),
        ("other", "Marknadsföring", 22_000),
        ("in_kind", "Ideellt arbete, 300 timmar", 66_000),
    ]
    plan = plan_of((2026,), (1000,), funding, costs)
    days = (date(2025, 10, 13), date(2026, 1, 1), date(2026, 12, 31), date(2026, 2, 1))
    facts = facts_of("Leader Skogsbygd", "Bygdebion", applicant, "802510-6629", "2025-3018", days, plan)
    sent = replace(facts, dated=facts.received - timedelta(days=2))
    vetlanda = next(f for f in plan.funding if f.party.place == "Vetlanda")
    return (
        CaseModel("E5", facts, [], "pending"),
        "",
        [
            ("Leaderansökan Bygdebion.pdf", "plain-leaders", application.plain, PaperOrder("application", sent), SHORT),
            ("budget bygdebion.pdf", "plain-colon", budget.two_tables, PaperOrder("budget", sent), SHORT),
            (
                "intyg vetlanda.pdf",
                "letter-times",
                commitment.letter,
                PaperOrder("commitment", replace(facts, dated=date(2025, 10, 2)), funding=vetlanda),
                SHORT,
            ),
        ],
    )


def write_example(inbox: Path, truth_file: Path) -> dict[str, Any]:
    """The whole inbox and its truth."""
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir(parents=True)
    truth: dict[str, Any] = {"set": "example", "note": [], "cases": [], "documents": [], "duplicates": []}
    shop = Workshop(inbox / "unfinished")
    for case, folder, placed in (competence(), work_paths(), harbour(), forest(), cinema()):
        documents = []
        case.papers = [order for _, _, _, order, _ in placed]
        for n, (name, family_name, writer, order, habits) in enumerate(placed):
            chosen, rng = family(family_name), Random(f"example/{case.key}/{n}")
            draft = Draft(order, rng, habits, Labels(order.kind))
            writer(draft)
            draft.labels.unscored |= set(order.unscored)
            draft.paper.subject = f"{case.facts.title}"
            target = inbox / folder / name
            target.parent.mkdir(exist_ok=True)
            shop.write(draft.paper, chosen, target, rng)
            documents.append(entry(target.relative_to(inbox), 0, case, order, draft.labels, chosen))
        truth["cases"].append(close_case(case, documents))
        truth["documents"] += documents
    _extras(inbox, truth)
    truth_file.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth


def _extras(inbox: Path, truth: dict[str, Any]) -> None:
    """A file cut short on its way here, and a second copy of another."""
    whole = inbox / "RUN-250614 Nya vägar till jobb" / "Bilaga 2 Intyg Hammarö.pdf"
    cut = whole.with_name("Bilaga 4 Intyg Kil (avbruten).pdf")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 55 // 100])
    empty = {"segment": 0, "case": "E2", "kind": None, "revision": 0, "financing": [], "budget": [], "municipalities": []}
    truth["documents"].append(
        {
            "file": str(cut.relative_to(inbox)),
            **empty,
            "expect_status": "quarantined",
            "expect_reason": "damaged",
            "source": "pdf",
            "layout": "cut short",
        }
    )
    copy = inbox / "kopia av Leaderansökan Bygdebion.pdf"
    shutil.copyfile(inbox / "Leaderansökan Bygdebion.pdf", copy)
    truth["duplicates"].append({"file": copy.name, "of": "Leaderansökan Bygdebion.pdf"})


if __name__ == "__main__":
    made = write_example(INBOX, TRUTH)
    print(f"{len(made['documents'])} documents in {INBOX}")
