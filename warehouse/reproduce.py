"""The one query over `report` that shows again what a finding compared: by rule, with its identifiers filled in.

The queries are files in warehouse/sql/explain; each gives the figures of its kind side by side with the same arithmetic that the
rule does. Nothing here runs them: an officer can, with `medfin query`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from warehouse.sqlfiles import statement

QUERY_OF_RULE: Mapping[str, str] = {
    "granted_over_applied": "answers",
    "granted_under_applied": "answers",
    "applied_for_differs": "answers",
    "superseded_revision_used": "answers",
    "rate_contradicts_ceiling": "rate",
    "share_over_limit": "rate",
    "proposal_differs_from_decision": "dates",
    "unit_error": "facts",
    "parts_differ_from_ceiling": "parts",
    "financing_differs_from_cost": "totals",
    "table_sum_differs": "sums",
    "in_kind_unbalanced": "totals",
    "financier_amount_differs": "financiers",
    "financier_missing": "financiers",
    "financier_twice": "financiers",
    "municipality_count_differs": "municipalities",
    "commitment_differs": "financiers",
    "plans_differ": "financiers",
    "commitment_missing": "financiers",
    "commitment_outside_plan": "financiers",
    "starts_before_received": "dates",
    "received_differs": "dates",
    "period_differs": "dates",
    "budget_year_outside_period": "years",
    "final_report_date_unexpected": "dates",
    "applicant_name_differs": "names",
    "org_number_invalid": "names",
    "project_title_differs": "names",
    "authority_differs": "names",
    "overlapping_project": "cases",
    "predecessor_project": "cases",
    "same_financing_in_two_cases": "cases",
    "several_authorities": "cases",
    "budget_change_needs_decision": "budget",
    "delegation_limit": "answers",
}


def reproducing_query(rule: str, finding_id: str, case_id: str, left: str | None, right: str | None) -> str:
    """The query of a rule with the finding's own identifiers in it, ready to be asked. `facts` serves rules that are no more."""
    values = {"finding_id": finding_id, "case_id": case_id, "left": left, "right": right}
    text = statement("explain", QUERY_OF_RULE.get(rule, "facts")).strip().removesuffix(";")
    return re.sub(r"\$(finding_id|case_id|left|right)\b", lambda found: _literal(values[found[1]]), text)


def _literal(value: str | None) -> str:
    """Our identifiers hold letters, digits and signs; a quote in one would be doubled all the same."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"
