"""Who the labels of financing plans stand for."""

from __future__ import annotations

import pytest

from extractors.roles.parties import (
    ANONYMOUS_APPLICANT,
    contribution_of,
    core_name,
    fold_title,
    identify_party,
    is_own_money,
    is_sum_label,
    marks_applied_for,
    same_name,
    spelling_key,
)
from extractors.roles.readings import Context
from schemas.roles import Contribution, DocumentKind

COMPANY = Context(
    DocumentKind.BUDGET, "Region Jämtland Härjedalen", "Handelskammaren Norrmitt Services AB", ("sökanden", "bolaget")
)
MUNICIPAL = Context(DocumentKind.BUDGET, "Region Västerbotten", "Lycksele kommun", ("kommunen",))
VILLAGE = Context(DocumentKind.BUDGET, "Leader Sjöbygd", "Brobyns Bygdegårdsförening", ("föreningen",))
FOUNDATION = Context(DocumentKind.BUDGET, "Region Halland", "Stiftelsen Kustens Maritima Centrum")
NOTHING = Context(DocumentKind.BUDGET)


@pytest.mark.parametrize(
    ("label", "name", "kind", "code"),
    [
        ("ESF+", "Europeiska socialfonden+", "eu_fund", None),
        ("Europeiska socialfonden (ESF+)", "Europeiska socialfonden+", "eu_fund", None),
        ("Svenska ESF-rådet", "Europeiska socialfonden+", "eu_fund", None),
        ("ERUF (söks hos Tillväxtverket)", "Europeiska regionala utvecklingsfonden", "eu_fund", None),
        ("Tillväxtverket (ERUF)", "Europeiska regionala utvecklingsfonden", "eu_fund", None),
        ("Region Västernorrland (sökt)", "Region Västernorrland", "region", None),
        ("Region Västernorrland, sökt", "Region Västernorrland", "region", None),
        ("Region Jämtland Härjedalen (söks nu)", "Region Jämtland Härjedalen", "region", None),
        ("Sökt: Region Jämtland Härjedalen", "Region Jämtland Härjedalen", "region", None),
        ("Region Jämtland/Härjedalen", "Region Jämtland Härjedalen", "region", None),
        ("Region Vsternorrland", "Region Västernorrland", "region", None),
        ("Regionen", "Region Jämtland Härjedalen", "region", None),
        ("Sökt belopp", "Region Jämtland Härjedalen", "region", None),
        ("Söks i denna ansökan", "Region Jämtland Härjedalen", "region", None),
        ("Mittuniversitetet", "Mittuniversitetet", "university", None),
        ("SLU", "Sveriges lantbruksuniversitet", "university", None),
        ("Högskolan Dalarna, in natura", "Högskolan Dalarna", "university", None),
        ("Länsstyrelsen Gävleborg, kontant", "Länsstyrelsen Gävleborg", "state", None),
        ("Bidrag från Vinnova", "Vinnova", "state", None),
        ("Sundsvalls kommun", "Sundsvalls kommun", "municipality", "2281"),
        ("Härnösand", "Härnösands kommun", "municipality", "2280"),
        ("Falun", "Falu kommun", "municipality", "2080"),
        ("Göteborgs stad", "Göteborgs Stad", "municipality", "1480"),
        ("Mora kommun, näringslivskontoret", "Mora kommun", "municipality", "2062"),
        ("Medfinansiering från Timrå kommun", "Timrå kommun", "municipality", "2262"),
        ("1. Östersunds kommun", "Östersunds kommun", "municipality", "2380"),
        ("Udedevalla", "Uddevalla kommun", "municipality", "1485"),
        ("Krokoms och Åre kommuner", "Krokoms och Åre kommuner", "municipality", None),
        ("11 kommuner", "11 kommuner", "municipality", None),
        ("Snickerierna i Inlandet AB", "Snickerierna i Inlandet AB", "company", None),
        ("Matlandet ekonomisk förening", "Matlandet ekonomisk förening", "association", None),
        ("Kommunförbundet Jämtland Härjedalen", "Kommunförbundet Jämtland Härjedalen", "association", None),
        ("Deltagande företag", "Deltagande företag", "company", None),
        ("Egen kontant finansiering (Handelskammaren)", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Egen finansiering, Handelskammaren Norrmitt Services AB", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Egna medel", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Handelskammaren", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Handelskammaren Norrmitt", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Handelskammaren Norrmitts Service AB", "Handelskammaren Norrmitt Services AB", "applicant", None),
        ("Bolaget", "Handelskammaren Norrmitt Services AB", "applicant", None),
    ],
)
def test_labels_in_a_company_s_plan(label: str, name: str, kind: str, code: str | None) -> None:
    party = identify_party(label, COMPANY)
    assert party is not None
    assert (party.name, party.type.value, party.municipality_code) == (name, kind, code)


@pytest.mark.parametrize(
    ("context", "label", "name", "kind", "code"),
    [
        (MUNICIPAL, "Lycksele kommun, egen insats", "Lycksele kommun", "applicant", "2481"),
        (MUNICIPAL, "Lycksele kommun (egen)", "Lycksele kommun", "applicant", "2481"),
        (MUNICIPAL, "Kommunen", "Lycksele kommun", "applicant", "2481"),
        (MUNICIPAL, "Lycksele", "Lycksele kommun", "applicant", "2481"),
        (MUNICIPAL, "Storumans kommun, egen insats", "Storumans kommun", "municipality", "2421"),
        (VILLAGE, "Leader", "Leader Sjöbygd", "association", None),
        (VILLAGE, "Leaderstöd", "Leader Sjöbygd", "association", None),
        (VILLAGE, "Leader Sjöbygd (sökt)", "Leader Sjöbygd", "association", None),
        (VILLAGE, "Föreningen, ideellt arbete", "Brobyns Bygdegårdsförening", "applicant", None),
        (VILLAGE, "Ideellt arbete", "Brobyns Bygdegårdsförening", "applicant", None),
        (VILLAGE, "Egen insats, kontant", "Brobyns Bygdegårdsförening", "applicant", None),
        (VILLAGE, "Brobyns bygdegårdsförening", "Brobyns Bygdegårdsförening", "applicant", None),
        (VILLAGE, "Habo kommun", "Habo kommun", "municipality", "0643"),
        (FOUNDATION, "Stiftelsen", "Stiftelsen Kustens Maritima Centrum", "applicant", None),
        (FOUNDATION, "Kustens Maritima Centrum", "Stiftelsen Kustens Maritima Centrum", "applicant", None),
        (NOTHING, "Egen insats", ANONYMOUS_APPLICANT, "applicant", None),
        (NOTHING, "Lycksele kommun (egen)", "Lycksele kommun", "applicant", "2481"),
    ],
)
def test_labels_in_other_plans(context: Context, label: str, name: str, kind: str, code: str | None) -> None:
    party = identify_party(label, context)
    assert party is not None
    assert (party.name, party.type.value, party.municipality_code) == (name, kind, code)


@pytest.mark.parametrize(
    "label",
    [
        "Summa finansiering",
        "Totalt",
        "Delsumma",
        "Personalkostnader inkl. sociala avgifter",
        "Externa tjänster",
        "Resor till Mora",
        "Utrustning",
        "Offentlig finansiering",
        "Kontant finansiering",
        "Finansiär",
        "Information och spridning",
        "Indirekta kostnader (schablon 15 %)",
        "Köpta tjänster från Mittuniversitetet",
        "Övrigt",
        "Projektledare",
        "",
        "2026",
        "–",
    ],
)
def test_what_is_no_party(label: str) -> None:
    assert identify_party(label, COMPANY) is None


def test_a_name_that_goes_on_in_unknown_words_is_not_cut_short() -> None:
    assert identify_party("Stiftelsen Landsbygdens väl", COMPANY) is None


def test_an_authority_that_is_not_known_is_not_guessed() -> None:
    assert identify_party("Sökt belopp", NOTHING) is None
    assert identify_party("Regionen", NOTHING) is None
    assert identify_party("Regionen", VILLAGE) is None


@pytest.mark.parametrize("label", ["Mora", "Nora", "Alvesta", "Avesta", "Lidköping", "Linköping", "Habo", "Håbo"])
def test_municipalities_one_letter_apart_stay_apart(label: str) -> None:
    party = identify_party(label, COMPANY)
    assert party is not None
    assert party.name == f"{label}s kommun" if label.endswith("g") else f"{label} kommun"


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("Region Dalarna (sökt)", "Region Dalarna"),
        ("Sökt: Region Dalarna", "Region Dalarna"),
        ("Region Dalarna, söks i denna ansökan", "Region Dalarna"),
        ("• Falu kommun, kontant", "Falu kommun"),
        ("Falu kommun (beslutat 2025-01-03)", "Falu kommun"),
        ("Falu kommun*", "Falu kommun"),
        ("Vinnova 1)", "Vinnova"),
    ],
)
def test_decorations_come_off(label: str, core: str) -> None:
    assert core_name(label) == core


@pytest.mark.parametrize(
    "label",
    [
        "Egen insats",
        "egna medel",
        "Egen kontant finansiering",
        "Egeninsats",
        "Motfinansiering",
        "Eget arbete",
        "Sökanden",
        "Sökandens egen insats",
        "Falu kommun (egen)",
        "Föreningen själv",
    ],
)
def test_own_money(label: str) -> None:
    assert is_own_money(label)


@pytest.mark.parametrize(
    "label", ["Falu kommun", "Övriga medel", "Region Dalarna (sökt)", "Regenerativ odling", "Legenden AB", "Projektmedel"]
)
def test_money_of_others(label: str) -> None:
    assert not is_own_money(label)


@pytest.mark.parametrize(
    "label", ["Summa", "SUMMA KOSTNADER", "Totalt", "Total finansiering", "Delsumma", "S:a", "Summa offentlig finansiering"]
)
def test_sum_labels(label: str) -> None:
    assert is_sum_label(label)


@pytest.mark.parametrize("label", ["Falu kommun", "Sala kommun", "Totalentreprenad", "Personal", "Summit AB"])
def test_labels_that_are_no_sums(label: str) -> None:
    assert not is_sum_label(label)


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("Region Dalarna (sökt)", True),
        ("Sökt: Region Dalarna", True),
        ("söks i denna ansökan", True),
        ("Sökt belopp", True),
        ("denna ansökan", True),
        ("Sökande", False),
        ("Region Dalarna", False),
        ("Besökta mässor", False),
    ],
)
def test_marks_of_what_is_applied_for(label: str, marked: bool) -> None:
    assert marks_applied_for(label) is marked


@pytest.mark.parametrize(
    ("text", "contribution"),
    [
        ("kontant", Contribution.CASH),
        ("Kontanta medel", Contribution.CASH),
        ("annat än pengar", Contribution.IN_KIND),
        ("Bidrag i annat än pengar", Contribution.IN_KIND),
        ("in natura", Contribution.IN_KIND),
        ("ideellt arbete", Contribution.IN_KIND),
        ("Ideell tid", Contribution.IN_KIND),
        ("ej kontant", Contribution.IN_KIND),
        ("arbetstid", Contribution.IN_KIND),
        ("Falu kommun", None),
        ("kontant och in natura", None),
        ("offentlig", None),
    ],
)
def test_cash_or_in_kind(text: str, contribution: Contribution | None) -> None:
    assert contribution_of(text) is contribution


def test_same_name_and_spelling() -> None:
    assert same_name("NORRBYGDENS VATTENLAB AB", "Norrbygdens Vattenlab Aktiebolag")
    assert same_name("ESF+", "Europeiska socialfonden+")
    assert same_name("Falun", "Falu kommun")
    assert same_name("Handelskammaren Norrmitt Services AB", "Handelskammaren Norrmitts Service AB")
    assert spelling_key("Handelskammaren Norrmitt Services AB") != spelling_key("Handelskammaren Norrmitts Service AB")
    assert spelling_key("Norrbygdens  Vattenlab AB") == spelling_key("NORRBYGDENS VATTENLAB AB")
    assert not same_name("Mora kommun", "Nora kommun")
    assert not same_name("Region Skåne", "Region Halland")


def test_titles_fold_but_versions_count() -> None:
    assert fold_title("”Kustens  nät”") == fold_title("KUSTENS NÄT")
    assert fold_title("Kustens nät – del två") == fold_title("Kustens nät - del två")
    assert fold_title("Kompassen") != fold_title("Kompassen 2.0")
