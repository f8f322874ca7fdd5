"""The reconciliation rules, in the order an officer reads them: one name a line. A rule is a module (see `Rule`).

A new rule is one module under a theme, one line here, its paragraph in docs/rules.md and its tests.
"""

from __future__ import annotations

from warehouse.reconcile.comparisons import CrossCaseRule, Rule
from warehouse.reconcile.rules.amounts import (
    applied_for_differs,
    granted_over_applied,
    granted_under_applied,
    proposal_differs_from_decision,
    superseded_revision_used,
    unit_error,
)
from warehouse.reconcile.rules.dates import (
    budget_year_outside_period,
    final_report_date_unexpected,
    period_differs,
    received_differs,
    starts_before_received,
)
from warehouse.reconcile.rules.financiers import (
    commitment_differs,
    commitment_missing,
    commitment_outside_plan,
    financier_amount_differs,
    financier_missing,
    financier_twice,
    municipality_count_differs,
    plans_differ,
)
from warehouse.reconcile.rules.grant import (
    delegation_limit,
    parts_differ_from_ceiling,
    rate_contradicts_ceiling,
    share_over_limit,
)
from warehouse.reconcile.rules.identity import (
    applicant_name_differs,
    authority_differs,
    org_number_invalid,
    overlapping_project,
    predecessor_project,
    project_title_differs,
    same_financing_in_two_cases,
    several_authorities,
)
from warehouse.reconcile.rules.tables import (
    budget_change_needs_decision,
    financing_differs_from_cost,
    in_kind_unbalanced,
    table_sum_differs,
)

RULES: tuple[Rule, ...] = (
    granted_over_applied,
    granted_under_applied,
    applied_for_differs,
    superseded_revision_used,
    rate_contradicts_ceiling,
    share_over_limit,
    proposal_differs_from_decision,
    unit_error,
    parts_differ_from_ceiling,
    financing_differs_from_cost,
    table_sum_differs,
    in_kind_unbalanced,
    financier_amount_differs,
    financier_missing,
    financier_twice,
    municipality_count_differs,
    plans_differ,
    commitment_differs,
    commitment_missing,
    commitment_outside_plan,
    starts_before_received,
    received_differs,
    period_differs,
    budget_year_outside_period,
    final_report_date_unexpected,
    applicant_name_differs,
    org_number_invalid,
    project_title_differs,
    authority_differs,
    overlapping_project,
    predecessor_project,
    same_financing_in_two_cases,
    several_authorities,
    budget_change_needs_decision,
    delegation_limit,
)

CROSS_CASE_RULES: tuple[CrossCaseRule, ...] = (
    overlapping_project,
    predecessor_project,
    same_financing_in_two_cases,
    several_authorities,
)
"""Those of `RULES` that also look at other cases: their `check` takes summaries of them."""

VERSIONS = {rule.SLUG: rule.VERSION for rule in RULES}
"""Which version of each rule is in force."""
