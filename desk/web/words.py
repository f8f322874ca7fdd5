"""Swedish for the codes that the page shows: rules, severities, verdicts, problems. Short enough for a table."""

from __future__ import annotations

import re

from desk.text import DASH, WORDS

SEVERITY_WORDS = {"error": "Fel", "warning": "Varning", "info": "Upplysning"}
VERDICT_WORDS = {"accepted": "Verklig avvikelse", "dismissed": "Ingen avvikelse", "resolved": "Åtgärdad"}
STANDARD_NOTES = {
    "accepted": "Avvikelsen är verklig och ska följas upp.",
    "dismissed": "Ingen avvikelse i sak.",
    "resolved": "Rättat i ärendet.",
}
RULES = {
    "granted_over_applied": "Beviljat mer än sökt",
    "granted_under_applied": "Beviljat mindre än sökt",
    "applied_for_differs": "Sökt belopp är olika",
    "superseded_revision_used": "Äldre version använd",
    "rate_contradicts_ceiling": "Andelen ger inte taket",
    "share_over_limit": "För stor del av kostnaden",
    "proposal_differs_from_decision": "Beslutet följer inte förslaget",
    "unit_error": "Kronor mot tusental",
    "parts_differ_from_ceiling": "Delarna ger inte taket",
    "financing_differs_from_cost": "Finansiering och kostnad går inte ihop",
    "table_sum_differs": "Tryckt summa stämmer inte",
    "in_kind_unbalanced": "Annat än pengar går inte ihop",
    "financier_amount_differs": "Finansiärens belopp är ett annat",
    "financier_missing": "Finansiär bara på ena stället",
    "financier_twice": "Samma finansiär två gånger",
    "municipality_count_differs": "Antalet kommuner stämmer inte",
    "commitment_differs": "Intyget säger något annat",
    "commitment_missing": "Intyg saknas",
    "starts_before_received": "Börjar före ansökan",
    "period_differs": "Projekttiden är olika",
    "budget_year_outside_period": "Pengar utanför projekttiden",
    "final_report_date_unexpected": "Oväntat datum för slutrapport",
    "applicant_name_differs": "Sökandens namn stavas olika",
    "org_number_invalid": "Felaktigt organisationsnummer",
    "project_title_differs": "Projektets namn är olika",
    "plans_differ": "Ansökan och budget skiljer",
    "commitment_outside_plan": "Intyg utanför planen",
    "received_differs": "Ansökans ankomstdag skiljer",
    "authority_differs": "Annan myndighet än den sökta",
    "overlapping_project": "Överlappande projekt",
    "predecessor_project": "Projektet har en föregångare",
    "same_financing_in_two_cases": "Samma medfinansiering i två ärenden",
    "several_authorities": "Samma projekt hos flera myndigheter",
    "budget_change_needs_decision": "Budgetändring utan beslut",
    "delegation_limit": "Över gränsen för delegation",
}
PROBLEMS = {
    "unclaimed_amount": "Belopp utan roll",
    "unclaimed_date": "Datum utan roll",
    "ambiguous_field": "Flera möjliga uppgifter",
    "no_case": "Inget ärende",
    "encrypted": "Lösenordsskyddad",
    "damaged": "Skadad fil",
}
_ROLES = {
    "amount": ("AmountRole",),
    "date": ("DateRole",),
    "period": ("DateRole",),
    "rate": ("RateRole",),
    "registration_number": ("ReferenceRole",),
    "organization": ("PartyRole", "ReferenceRole"),
    "financier": ("PartyRole",),
    "municipality": ("PartyRole",),
}


def role_word(kind: str, role: str) -> str:
    """`sökt belopp`, `beslutad`: what a reading is."""
    for enumeration in _ROLES.get(kind, ()):
        if role in WORDS[enumeration]:
            return WORDS[enumeration][role]
    return WORDS["FactKind"].get(kind, role or DASH)


# The reader's own notes on how a table was understood are English; an officer sees Swedish.
_NOTES = (
    (r"row of the financing table", "rad i finansieringstabellen"),
    (r"row of the authority applied to", "myndighetens egen rad i finansieringstabellen"),
    (r"row that compares costs and financing", "rad som jämför kostnader och finansiering"),
    (r"row without a figure", "rad utan belopp"),
    (r"columns? of payers", "kolumner för den som betalar"),
    (r"column of differences", "kolumn med skillnader"),
    (r"column of earlier figures", "kolumn med tidigare belopp"),
    (r"form (?:field|column)", "fält i formuläret"),
    (r"form of the certificate", "intygets formulär"),
    (r"heading not understood", "rubriken går inte att förstå"),
    (r"heading: (.*)", r"rubrik: \1"),
    (r"title: (.*)", r"titel: \1"),
    (r"labels below a sum", "rader under en summa"),
    (r"derived: sum of years", "summan av åren"),
    (r"subtracted: income", "intäkter som dras av"),
    (r"part of a cost by payer", "del av en kostnad per betalare"),
    (r"part of a table for the whole project", "del av en tabell för hela projektet"),
    (r"part of the year", "del av året"),
    (r"part of the row's total: (.*)", r"del av radens summa: \1"),
    (r"sum below", "summan under"),
    (r"sum of the grant's parts", "summan av stödets delar"),
    (r"sum of (\d+) columns of the year", r"summan av årets \1 kolumner"),
    (r"sum: (.*)", r"summa: \1"),
    (r"total of costs: (.*)", r"summa kostnader: \1"),
    (r"total of financing: (.*)", r"summa finansiering: \1"),
    (r"total of \w+: (.*)", r"summa: \1"),
    (r"table of a payment claim", "tabell i en ansökan om utbetalning"),
    (r"table of neither costs nor financing", "tabell över varken kostnader eller finansiering"),
    (r"table of (.*)", r"tabell: \1"),
    (r"unit doubtful", "osäker enhet"),
    (r"unit from a note elsewhere: (.*)", r"enheten står på ett annat ställe: \1"),
    (
        r"no unit printed, and the figures could be kronor or thousands",
        "ingen enhet är tryckt; det kan vara kronor eller tusental",
    ),
    (
        r"no unit printed; amounts elsewhere in the document are a thousand times these",
        "ingen enhet är tryckt; belopp på andra ställen i handlingen är tusen gånger större",
    ),
    (
        r"a note elsewhere says (.*?); amounts elsewhere in the document are these in kronor",
        r"på ett annat ställe står \1; belopp på andra ställen i handlingen är dessa i kronor",
    ),
    (
        r"the heading says (.*?), the cells kr; figures this small are in .*",
        r"rubriken säger \1, cellerna kr; så små tal är i \1",
    ),
)


def note_on_reading(reason: str) -> str:
    """How a reading came about, in Swedish."""
    for pattern, swedish in _NOTES:
        if found := re.fullmatch(pattern, reason):
            return found.expand(swedish)
    return reason
