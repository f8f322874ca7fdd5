"""Swedish for the codes that the page shows: rules, severities, verdicts, problems. Short enough for a table."""

from __future__ import annotations

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
