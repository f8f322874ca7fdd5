"""Every rule is registered, has the contract's slug and severity, a paragraph in the catalogue, and its three fixtures."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from schemas.findings import Severity
from warehouse.reconcile import rules

ROOT = Path(__file__).parents[2]
CONTRACT = {
    "granted_over_applied": Severity.ERROR,
    "granted_under_applied": Severity.WARNING,
    "applied_for_differs": Severity.ERROR,
    "superseded_revision_used": Severity.ERROR,
    "rate_contradicts_ceiling": Severity.ERROR,
    "share_over_limit": Severity.ERROR,
    "proposal_differs_from_decision": Severity.ERROR,
    "unit_error": Severity.ERROR,
    "parts_differ_from_ceiling": Severity.ERROR,
    "financing_differs_from_cost": Severity.ERROR,
    "table_sum_differs": Severity.ERROR,
    "in_kind_unbalanced": Severity.ERROR,
    "financier_amount_differs": Severity.ERROR,
    "financier_missing": Severity.ERROR,
    "financier_twice": Severity.WARNING,
    "municipality_count_differs": Severity.WARNING,
    "commitment_differs": Severity.ERROR,
    "commitment_missing": Severity.INFO,
    "starts_before_received": Severity.ERROR,
    "period_differs": Severity.ERROR,
    "budget_year_outside_period": Severity.WARNING,
    "final_report_date_unexpected": Severity.WARNING,
    "applicant_name_differs": Severity.WARNING,
    "org_number_invalid": Severity.WARNING,
    "project_title_differs": Severity.WARNING,
    "overlapping_project": Severity.INFO,
    "budget_change_needs_decision": Severity.WARNING,
    "delegation_limit": Severity.WARNING,
}
"""What users rely on; a rule may be added to, never taken from or regraded."""

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(rules.__path__, rules.__name__ + ".")
    if not found.ispkg and not found.name.rpartition(".")[2].startswith("_")
]
SLUGS = sorted(rule.SLUG for rule in rules.RULES)


def test_every_module_is_registered_once() -> None:
    registered = [rule.SLUG for rule in rules.RULES]
    assert sorted(module.SLUG for module in MODULES) == sorted(registered)
    assert len(set(registered)) == len(registered)


def test_the_contract_is_kept() -> None:
    grades = {rule.SLUG: rule.SEVERITY for rule in rules.RULES}
    assert {slug: grades.get(slug) for slug in CONTRACT} == CONTRACT


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.SLUG)
def test_a_module_is_named_after_its_rule_and_says_what_it_misses(module: object) -> None:
    assert module.__name__.rpartition(".")[2] == module.SLUG  # type: ignore[attr-defined]
    doc = " ".join((module.__doc__ or "").split())
    assert re.search(r"Does not (catch|judge|compare)", doc), "the docstring says what the rule does not catch"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_rule_has_its_paragraph(slug: str) -> None:
    catalogue = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `(\w+)`[^\n]*\n(.*?)(?=^###? |\Z)", catalogue, re.S | re.M))
    assert slug in sections, f"docs/rules.md has no section for {slug}"
    for label in ("**Prövar:**", "**Källa:**", "**Tolerans:**", "**Fångar inte:**"):
        assert label in sections[slug], f"{slug} lacks {label}"


def test_the_catalogue_has_no_rule_that_is_gone() -> None:
    catalogue = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### `(\w+)`", catalogue, re.M)) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_a_rule_has_its_three_fixtures(slug: str) -> None:
    tree = ast.parse((ROOT / "tests" / "unit" / "warehouse" / "rules" / f"test_{slug}.py").read_text(encoding="utf-8"))
    tests = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {"test_match", "test_mismatch", "test_undetermined"} <= tests


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.SLUG)
def test_rules_import_schemas_and_the_helpers_beside_them(module: object) -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            first = name.split(".")[0]
            assert first not in {"extractors", "flows", "desk", "duckdb"}
            assert first != "warehouse" or name.startswith("warehouse.reconcile.")


def test_the_helpers_know_no_database() -> None:
    for path in (ROOT / "warehouse" / "reconcile").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("warehouse"):
                assert (node.module or "").startswith("warehouse.reconcile"), path
