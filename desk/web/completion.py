"""A draft of the request for completion (*begäran om komplettering*) out of a case's open mismatches. Text to be rewritten.

Only what the applicant's own papers disagree about is asked: where a report or a decision is one of the sides the error is
the authority's to mend. Knows what to ask for by rule; sends nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk.text import DASH, safe
from desk.web.case import CasePage, Found

OWN_PAPERS = ("officers_report", "decision")
NOT_ASKED = (
    "overlapping_project",
    "predecessor_project",
    "several_authorities",
    "delegation_limit",
    "received_differs",
    "authority_differs",
)
ASK = {
    "commitment_missing": "Skicka in finansiärernas undertecknade intyg eller beslut.",
    "plans_differ": "Ange vilka finansiärer och belopp som gäller, och rätta den andra handlingen.",
    "commitment_outside_plan": "Ange om pengarna ska räknas in, och skicka i så fall in en reviderad budget.",
    "commitment_differs": "Skicka in ett rättat intyg eller en reviderad budget.",
    "financing_differs_from_cost": "Skicka in en reviderad budget där kostnader och finansiering går ihop.",
    "table_sum_differs": "Skicka in en reviderad budget med rätt summor.",
    "in_kind_unbalanced": "Skicka in en reviderad budget där bidrag i annat än pengar tas upp lika på båda sidor.",
    "financier_twice": "Ange om det är samma pengar eller två bidrag.",
    "municipality_count_differs": "Ange vilka kommuner som deltar och vad var och en betalar.",
    "starts_before_received": "Ange när projektet började. Kostnader före ansökan kan normalt inte ges stöd.",
    "budget_year_outside_period": "Skicka in en reviderad budget inom projekttiden, eller ange en annan projekttid.",
    "org_number_invalid": "Ange sökandens organisationsnummer.",
    "applicant_name_differs": "Ange sökandens fullständiga namn som det är registrerat.",
    "project_title_differs": "Ange vilket namn projektet ska ha.",
    "period_differs": "Ange vilken projekttid som gäller.",
    "unit_error": "Ange beloppet i kronor.",
}
OTHERWISE = "Ange vilken uppgift som är riktig, och skicka in en rättad handling."


def asked_of(page: CasePage) -> tuple[Found, ...]:
    """The open mismatches that are the applicant's to answer."""
    return tuple(f for f in page.mismatches if f.open and f.row["rule"] not in NOT_ASKED and not _ours(f))


def _ours(found: Found) -> bool:
    return any(side.fact["document_kind"] in OWN_PAPERS for side in found.sides)


def draft(page: CasePage, asked: Sequence[Found], user: str) -> str:
    """The whole text."""
    case = page.case
    points = [f"{i}. {safe(f.row['message'])}\n   {ASK.get(f.row['rule'], OTHERWISE)}" for i, f in enumerate(asked, start=1)]
    lines = [
        "BEGÄRAN OM KOMPLETTERING",
        "",
        f"Diarienummer: {safe(case['registration_number'] or DASH)}",
        f"Projekt: {safe(case['project_title'] or DASH)}",
        f"Sökande: {safe(case['applicant_name'] or DASH)}",
        "",
        "För att kunna handlägga er ansökan behöver vi följande:",
        "",
        "\n\n".join(points),
        "",
        "Skicka svaret senast [datum] och ange diarienumret. Kommer inget svar kan ansökan prövas som den är.",
        "",
        "Med vänlig hälsning",
        safe(user),
        safe(case["authority"] or ""),
    ]
    return "\n".join(lines).rstrip()
