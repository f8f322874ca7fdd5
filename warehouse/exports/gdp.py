"""The form of the Swedish research and innovation funders' common data standard (GDP): calls, applications, funded activities.

Three JSON files with the standard's own field names. Regional project funding prints no call numbers, so the calls are an empty
list; a field of the standard that no paper states is left out, never guessed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from warehouse.connection import Connection
from warehouse.exports.jsonl import plain
from warehouse.exports.opencases import CURRENCY, DECIDED, OpenCase, known, open_cases
from warehouse.exports.tables import Wanted

FILES = ("utlysningar", "ansokningar", "finansieradeaktiviteter")
OUTCOMES = {"granted": "Bifall", "partly_granted": "Delvis bifall", "rejected": "Avslag"}
STATUSES = {**OUTCOMES, "proposed": "Under beredning", "pending": "Under beredning"}


def write(con: Connection, folder: Path, wanted: Wanted) -> None:
    """Write the three files."""
    cases = open_cases(con, wanted)
    content: dict[str, list[dict[str, object]]] = {
        "utlysningar": [],
        "ansokningar": [application(case) for case in cases],
        "finansieradeaktiviteter": [activity(case) for case in cases if case.is_granted],
    }
    for name in FILES:
        text = json.dumps({name: content[name]}, ensure_ascii=False, indent=1, default=plain)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def application(case: OpenCase) -> dict[str, object]:
    """An application: who asked whom for how much, and what was decided."""
    row = case.row
    return known(
        {
            **_common(case),
            "status": STATUSES.get(row["outcome"]),
            "soktBelopp": row["amount_applied_for_sek"],
            "soktBeloppValuta": CURRENCY if row["amount_applied_for_sek"] is not None else None,
            "beslut": _decisions(case),
        }
    )


def activity(case: OpenCase) -> dict[str, object]:
    """A funded activity: what was granted to whom, by year where the decision prints years."""
    row = case.row
    receiver = _applicant(row)
    paid = [{"ar": year, "belopp": amount} for year, amount in case.years] or [{"belopp": row["amount_granted_sek"]}]
    return known(
        {
            **_common(case),
            "startdatum": row["period_start"],
            "slutdatum": row["period_end"],
            "status": STATUSES[row["outcome"]],
            "beslut": _decisions(case),
            "beslutadFinansiering": [{**part, "valuta": CURRENCY, "finansieradOrganisation": receiver} for part in paid],
        }
    )


def _common(case: OpenCase) -> dict[str, object]:
    row = case.row
    return {
        "diarienummer": case.key,
        "finansiarNamn": row["authority"],
        "titel": row["project_title"],
        "uppdateringTidpunkt": row["modified_at"],
        "organisationer": [_applicant(row)] if row["applicant_name"] else [],
    }


def _applicant(row: Any) -> dict[str, object]:
    return known({"namn": row["applicant_name"], "organisationsnummer": row["applicant_org_number"], "roll": ["Sökande"]})


def _decisions(case: OpenCase) -> list[dict[str, object]]:
    row = case.row
    if row["outcome"] not in DECIDED:
        return []
    return [known({"datum": row["decided_on"], "typ": "Beslut", "utfall": OUTCOMES[row["outcome"]]})]
