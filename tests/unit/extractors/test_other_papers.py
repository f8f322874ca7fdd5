"""Whole papers of other authorities in small: what kind they are, where one ends, and the fields they print."""

from __future__ import annotations

from pdf_paper import Paper

from extractors.pipeline import extract_file
from schemas.records import DocumentRecord
from schemas.roles import DocumentKind


def records(*lines: str) -> tuple[DocumentRecord, ...]:
    """A paper with a line a string; `# ` opens a heading, an empty string leaves room."""
    paper, y = Paper(), 60.0
    for line in lines:
        if line.startswith("# "):
            y += 10
            paper.text(62, y, line[2:], 12, bold=True)
        else:
            paper.text(62, y, line)
        y += 14 if line else 8
    return extract_file(paper.bytes(), "prov.pdf").records


def value(record: DocumentRecord, field: str) -> str | None:
    """A field's value."""
    fact = getattr(record, field)
    return fact.value if fact is not None else None


def test_a_municipality_that_sets_money_aside_commits_itself() -> None:
    (record,) = records(
        "Tranemo kommun", "Protokollsutdrag", "Kommunstyrelsen 2025-02-10",
        "# KS § 19 Svar på förfrågan om samfinansiering av Textilstråket", "# Beslut",
        "Kommunstyrelsen ställer sig positiv till projektet och avsätter 180 000 kronor för dess",
        "genomförande under förutsättning att Västra Götalandsregionen fattar beslut om motsvarande belopp.",
    )  # fmt: skip
    assert record.kind is DocumentKind.COMMITMENT
    assert value(record, "project_title") == "Textilstråket"
    assert [(f.financier, f.amount) for f in record.financing] == [("Tranemo kommun", 180000)]
    assert record.amount_granted is None


def test_a_missive_with_a_proposal_is_a_report() -> None:
    (record,) = records(
        "Region Västmanland", "MISSIV", "2025-01-29", "RV250077",
        "# Projektmedel till Robotlyftet Väst", "# Ärende",
        "Mälardalens Robotcenter AB ansöker om regionala projektmedel för projektet Robotlyftet Väst.",
        "Ansökan registrerades 2024-12-18.", "# Finansiering", "Bolaget söker 1,8 mnkr.", "# Förslag",
        "Att bifalla ansökan och bevilja medel med högst 1 800 000 kronor, dock max 30 % av godkända kostnader.",
    )  # fmt: skip
    assert record.kind is DocumentKind.OFFICERS_REPORT
    assert value(record, "project_title") == "Robotlyftet Väst"
    assert value(record, "amount_granted") == "1800000.00"
    assert value(record, "support_rate") == "30"


def test_items_under_the_boards_own_name_are_papers_of_their_own() -> None:
    first, second = records(
        "Region Värmland", "Sammanträdesprotokoll", "Sammanträdesdatum 2025-10-14",
        "# Regionala utvecklingsutskottet § 78", "# Ansökan om medel ur anslag 1:1 – Klarälvsleden knyter ihop",
        "Dnr RV 2025-1290", "Utskottet beslutar att bevilja Föreningen Klarälvsleden 360 000 kronor.",
        "# Regionala utvecklingsutskottet § 79", "# Ansökan om medel ur anslag 1:1 – Stålstaden VR",
        "Dnr RV 2025-1344", "Utskottet avslår ansökan från Hagfors Spelbolag AB.",
    )  # fmt: skip
    assert [value(r, "registration_number") for r in (first, second)] == ["RV 2025-1290", "RV 2025-1344"]
    assert [value(r, "project_title") for r in (first, second)] == ["Klarälvsleden knyter ihop", "Stålstaden VR"]
    assert [value(r, "decided_on") for r in (first, second)] == ["2025-10-14", "2025-10-14"]
    assert (value(first, "amount_granted"), second.amount_granted) == ("360000.00", None)


def test_an_organisation_on_a_certificate_is_the_one_that_certifies() -> None:
    (record,) = records(
        "# Intyg om offentlig kontant medfinansiering", "# Medfinansiär", "Organisation: Hudiksvalls kommun", "# Projekt",
        "Projektnamn: Fiber i fjällnära byar", "Stödsökande: Hälsinglands Bredband ekonomisk förening", "# Åtagande",
        "Hudiksvalls kommun förbinder sig att under projektperioden betala sammanlagt 600 000 kronor enligt följande:",
        "", "2024: 100 000 kronor", "", "2025: 300 000 kronor", "", "2026: 200 000 kronor",
    )  # fmt: skip
    assert record.kind is DocumentKind.COMMITMENT
    assert value(record, "applicant_name") == "Hälsinglands Bredband ekonomisk förening"
    rows = {f.year: int(f.amount or 0) for f in record.financing if f.financier == "Hudiksvalls kommun"}
    assert rows == {None: 600000, 2024: 100000, 2025: 300000, 2026: 200000}


def test_the_last_day_of_a_month_is_a_day() -> None:
    (record,) = records(
        "Region Östergötland", "BESLUTSUNDERLAG", "2025-04-22", "# Medfinansiering av projektet Kluster växlar upp",
        "# Uppföljning", "Slutrapport skall vara Region Östergötland tillhanda senast den sista juli 2028.",
    )  # fmt: skip
    assert value(record, "final_report_due") == "2028-07-31"


def test_a_case_line_names_the_project_after_the_applicant() -> None:
    (record,) = records(
        "Region Blekinge", "DELEGATIONSBESLUT", "Beslutsdatum 2025-05-28", "",
        "Ärende: Bidrag till Karlshamns Musikfabrik för Scen i skogen", "",
        "Beslut: Karlshamns Musikfabrik tilldelas 95 000 kr.", "",
        "Bakgrund: Sökt belopp var 140 000 kr (inkommet 2025-05-05).",
    )  # fmt: skip
    assert value(record, "applicant_name") == "Karlshamns Musikfabrik"
    assert value(record, "project_title") == "Scen i skogen"
    assert value(record, "amount_granted") == "95000.00"


def test_what_a_municipalitys_officers_propose_is_its_own_promise() -> None:
    (record,) = records(
        "Timrå kommun", "Tjänsteskrivelse", "2024-10-22", "# Medfinansiering av projekt Industriell symbios", "# Förslag till beslut",
        "Kommunstyrelsen beslutar att medfinansiera projektet med 120 000 kr per år under åren 2025–2027,",
        "totalt 360 000 kr.", "# Bakgrund", "Region Västernorrland avser att bidra med 7,2 mnkr.",
    )  # fmt: skip
    assert record.kind is DocumentKind.COMMITMENT
    assert record.amount_granted is None
    rows = {f.year: int(f.amount or 0) for f in record.financing if f.financier == "Timrå kommun"}
    assert rows == {None: 360000, 2025: 120000, 2026: 120000, 2027: 120000}


def test_a_number_broken_at_its_hyphen_is_whole() -> None:
    (record,) = records(
        "Leader Kusten", "Nyköping 2025-03-27", "# Ert projekt Brygga till brygga har prioriterats",
        "LAG har vid möte den 25 mars 2025 prioriterat ert projekt Brygga till brygga, journalnummer 2025-",
        "0447, och avsatt 312 500 kronor ur sin budget.",
    )  # fmt: skip
    assert record.kind is DocumentKind.DECISION
    assert value(record, "registration_number") == "2025-0447"
    assert value(record, "decided_on") == "2025-03-25"
    assert value(record, "project_title") == "Brygga till brygga"


def test_a_report_without_a_letterhead_is_no_promise_of_whom_it_names_first() -> None:
    (record,) = records(
        "# Medfinansiering till projekt Levande bygd", "# Ärendebeskrivning",
        "Handelskammaren Fjällens Service AB inkom den 16 september 2025 med en ansökan om 2 332 498 kronor i",
        "medfinansiering. Mittuniversitetet medfinansierar projektet med 1 200 000 kronor.", "# Regiondirektörens förslag",
        "att bevilja Handelskammaren Fjällens Service AB medfinansiering med 10,86 procent av godkända kostnader,",
        "dock max 2 332 498 kronor",
    )  # fmt: skip
    assert record.kind is DocumentKind.OFFICERS_REPORT


def test_a_unit_said_once_holds_for_bare_figures_of_fields() -> None:
    (record,) = records(
        "# Reviderad projektbudget – Levande bygd", "Sökande: Skogslidens Teknik AB. Dnr 24RK1370.", "Alla belopp anges i tkr.", "",
        "Sökt belopp: 1 612",
    )  # fmt: skip
    assert record.amount_applied_for is not None
    assert (record.amount_applied_for.value, record.amount_applied_for.standing.value) == ("1612000.00", "probable")
