"""The grants form of the 360Giving Data Standard, with what was applied for and what was awarded: one CSV and one JSON file.

Only what has been granted is a grant. The standard wants a description, identifiers with a publisher's registered prefix and a
funder's identifier: no paper states them, so they are left for whoever publishes.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from warehouse.connection import Connection
from warehouse.exports.csv import harmless
from warehouse.exports.jsonl import plain
from warehouse.exports.opencases import CURRENCY, OpenCase, known, months_between, open_cases
from warehouse.exports.tables import Wanted

FILES = ("grants",)
COLUMNS = (
    ("Identifier", "id"),
    ("Title", "title"),
    ("Currency", "currency"),
    ("Amount Applied For", "amountAppliedFor"),
    ("Amount Awarded", "amountAwarded"),
    ("Award Date", "awardDate"),
    ("Planned Dates:Start Date", "plannedDates/startDate"),
    ("Planned Dates:End Date", "plannedDates/endDate"),
    ("Planned Dates:Duration (months)", "plannedDates/duration"),
    ("Recipient Org:Identifier", "recipientOrganization/id"),
    ("Recipient Org:Name", "recipientOrganization/name"),
    ("Recipient Org:Company Number", "recipientOrganization/companyNumber"),
    ("Funding Org:Name", "fundingOrganization/name"),
    ("Last modified", "dateModified"),
)
"""Heading in the spreadsheet and place in the JSON."""
AT_BOLAGSVERKET = ("5", "7", "9")
"""First digits of organisation numbers that Bolagsverket gives; the register's code among organisation identifiers is SE-BLV."""


def write(con: Connection, folder: Path, wanted: Wanted) -> None:
    """Write grants.csv and grants.json."""
    cases = [case for case in open_cases(con, wanted) if case.is_granted]
    grants = [grant(case) for case in cases]
    text = json.dumps({"grants": grants}, ensure_ascii=False, indent=1, default=plain)
    (folder / "grants.json").write_text(text + "\n", encoding="utf-8")
    most = max((len(case.municipalities) for case in cases), default=0)
    with (folder / "grants.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        places = [f"Beneficiary Location:{i}:{part}" for i in range(most) for part in ("Name", "Country Code", "Geographic Code")]
        writer.writerow([heading for heading, _ in COLUMNS] + places)
        for case, made in zip(cases, grants, strict=True):
            cells = [harmless(_at(made, path)) for _, path in COLUMNS]
            for place in case.municipalities:
                cells += [place["name"], "SE", place["code"]]
            writer.writerow(cells + [""] * (len(COLUMNS) + len(places) - len(cells)))


def grant(case: OpenCase) -> dict[str, object]:
    """One grant in the form of the standard's JSON."""
    row = case.row
    number = (row["applicant_org_number"] or "").replace("-", "")
    recipient = known(
        {
            "id": f"SE-BLV-{number}" if number.startswith(AT_BOLAGSVERKET) else None,
            "name": row["applicant_name"],
            "companyNumber": row["applicant_org_number"],
        }
    )
    planned = known(
        {
            "startDate": row["period_start"],
            "endDate": row["period_end"],
            "duration": months_between(row["period_start"], row["period_end"]),
        }
    )
    return known(
        {
            "id": case.key,
            "title": row["project_title"],
            "currency": CURRENCY,
            "amountAppliedFor": row["amount_applied_for_sek"],
            "amountAwarded": row["amount_granted_sek"],
            "awardDate": row["decided_on"],
            "plannedDates": [planned] if planned else None,
            "recipientOrganization": [recipient] if recipient else None,
            "fundingOrganization": [{"name": row["authority"]}] if row["authority"] else None,
            "beneficiaryLocation": [
                {"name": place["name"], "countryCode": "SE", "geoCode": place["code"]} for place in case.municipalities
            ],
            "dateModified": row["modified_at"],
        }
    )


def _at(grant: dict[str, object], path: str) -> object:
    first, _, rest = path.partition("/")
    value = grant.get(first)
    if rest:
        value = value[0].get(rest) if isinstance(value, list) and value else None
    return plain(value) if value is not None and not isinstance(value, str | int) else value
