"""Running the rules: over one case, or over all of them with what they need to know of each other. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.findings import Finding, Outcome
from schemas.identity import CaseKey
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Rule
from warehouse.reconcile.rules import CROSS_CASE_RULES, RULES
from warehouse.reconcile.summaries import CaseSummary, summarize
from warehouse.reconcile.terms import TermsBook, terms_for


def reconcile(case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> tuple[Finding, ...]:
    """Every comparison of every rule in one case, in the order of `RULES`; findings of one rule have distinct subjects."""
    findings: list[Finding] = []
    for rule in RULES:
        findings.extend(_distinct(_run(rule, case, terms, others)))
    return tuple(findings)


def reconcile_all(cases: Sequence[Case], terms_book: TermsBook) -> dict[CaseKey, tuple[Finding, ...]]:
    """All cases, each with the other cases of the same applicant at hand."""
    summaries = {case.key: summarize(case) for case in cases}
    relatives = _relatives(summaries)
    return {case.key: reconcile(case, terms_for(terms_book, case), relatives.get(case.key, ())) for case in cases}


def _run(rule: Rule, case: Case, terms: Terms, others: Sequence[CaseSummary]) -> list[Finding]:
    """One rule's findings. A fault of ours becomes a finding that says so: one odd case must not silence a night."""
    try:
        across = next((r for r in CROSS_CASE_RULES if r.SLUG == rule.SLUG), None)
        return list(across.check(case, terms, others) if across is not None else rule.check(case, terms))
    except Exception as error:
        message = f"Regeln kunde inte prövas på grund av ett programfel ({type(error).__name__}: {error})."
        return [Finding(rule.SLUG, rule.SEVERITY, Outcome.UNDETERMINED, message, subject="programfel")]


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """One finding a subject, the gravest: the subject is the finding's identity over the nights."""
    order = {Outcome.MISMATCH: 0, Outcome.UNDETERMINED: 1, Outcome.MATCH: 2}
    kept: dict[str, Finding] = {}
    for finding in findings:
        other = kept.get(finding.subject)
        if other is None or order[finding.outcome] < order[other.outcome]:
            kept[finding.subject] = finding
    return list(kept.values())


def _relatives(summaries: Mapping[CaseKey, CaseSummary]) -> dict[CaseKey, tuple[CaseSummary, ...]]:
    """The other cases of the same applicant, for those that have any: only they are compared across cases."""
    by_applicant: dict[str, list[CaseSummary]] = {}
    for summary in summaries.values():
        for key in (*summary.numbers, *summary.names):
            by_applicant.setdefault(key, []).append(summary)
    found: dict[CaseKey, tuple[CaseSummary, ...]] = {}
    for summary in summaries.values():
        near = {o.key: o for key in (*summary.numbers, *summary.names) for o in by_applicant[key] if o.key != summary.key}
        if near:
            found[summary.key] = tuple(near[key] for key in sorted(near))
    return found
