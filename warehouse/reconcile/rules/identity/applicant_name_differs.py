"""The applicant's legal name is spelled in different ways, also inside one document.

Compares every full spelling in applications, budgets, commitments, reports and decisions with the first application's. Case,
quotes, spacing, the abbreviation of the legal form and a last genitive s are not spelling; short forms that leave words out are
not differences. A scan, or a name so unlike that it is probably another organisation, is undetermined. Does not catch a name
that is wrong everywhere, nor spellings in covering letters and payment claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from schemas.facts import Fact, Standing
from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.names import core, is_short_form, legal_forms, likeness, plain, spelling_key, words
from warehouse.reconcile.paper import Paper

SLUG = "applicant_name_differs"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)

UNLIKE = 0.6
"""Below this likeness two names are two organisations, or one of them was misread; a spelling never differs that much."""

UNLIKE_MUNICIPALITY = 0.8
"""Mora and Orsa, Habo and Håbo are two."""
Spelling = tuple[Paper, Fact]


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each spelling that is not the first one; one match where all are the same."""
    dossier = open_case(case)
    spellings = list(_spellings(dossier))
    if not spellings:
        return
    reference = _reference(spellings)
    differing: dict[str, Spelling] = {}
    for paper, fact in spellings:
        if _differs(reference[1].value, fact.value):
            differing.setdefault(spelling_key(fact.value) + "|" + "".join(sorted(legal_forms(fact.value))), (paper, fact))
    towns = {core(line.name): line.code for d in case.documents for line in d.record.municipalities}
    for key, (paper, fact) in differing.items():
        yield _finding(reference, paper, fact, key, _two_towns(reference[1].value, fact.value, towns))
    if not differing and len(spellings) > 1:
        text = f"Sökandens namn stavas lika på alla {len(spellings)} ställen: {reference[1].value}"
        yield SAY.say(Outcome.MATCH, text, expected=reference[1].value, found=reference[1].value, left=reference[1].fact_id)


def _spellings(dossier: Dossier) -> Iterator[Spelling]:
    for paper in (*dossier.plans, *dossier.answers, *dossier.amendments, *dossier.commitments):
        record = paper.record
        own = (record.applicant_name,) if record.applicant_name is not None else ()
        seen: set[str] = set()
        for fact in (*own, *record.applicant_spellings):
            if fact.value.strip() and fact.value not in seen:
                seen.add(fact.value)
                yield paper, fact


def _reference(spellings: list[Spelling]) -> Spelling:
    """What the first paper that is no scan calls the applicant, in the full form that most papers use."""
    first = next((s for s in spellings if not s[0].scanned), spellings[0])
    same = [s for s in spellings if not _differs(first[1].value, s[1].value) and s[0].scanned == first[0].scanned]
    uses = Counter(words(fact.value) for _, fact in same)
    return max(same, key=lambda s: (uses[words(s[1].value)], len(words(s[1].value))))


def _differs(left: str, right: str) -> bool:
    forms = legal_forms(left), legal_forms(right)
    if spelling_key(left) == spelling_key(right):
        return all(forms) and forms[0].isdisjoint(forms[1])
    return not is_short_form(left, right)


def _two_towns(left: str, right: str, towns: Mapping[str, str]) -> bool:
    """Whether both are municipalities that the case names, each with a code of its own: Vallentuna is no misspelt Sollentuna."""
    codes = [towns.get(core(name)) or towns.get(core(name).removesuffix("s")) for name in (left, right)]
    return None not in codes and codes[0] != codes[1]


def _another(left: str, right: str) -> bool:
    """Whether the names are too unlike for a slip of the pen. Municipalities have short names with *kommun* in common."""
    if all(words(name)[-1:] == ("kommun",) for name in (left, right)):
        return likeness(core(left), core(right)) < UNLIKE_MUNICIPALITY
    return max(likeness(plain(left), plain(right)), likeness(core(left), core(right))) < UNLIKE


def _finding(reference: Spelling, paper: Paper, fact: Fact, key: str, two_towns: bool) -> Finding:
    first, expected = reference
    where = f"i {paper.name}" if first is paper else f"i {paper.name} men i {first.name} ”{expected.value}”"
    also = f", på ett annat ställe ”{expected.value}”" if first is paper else ""
    doubt = (
        paper.scanned
        or first.scanned
        or Standing.AMBIGUOUS in (fact.standing, expected.standing)
        or two_towns
        or _another(expected.value, fact.value)
    )
    outcome = Outcome.UNDETERMINED if doubt else Outcome.MISMATCH
    text = f"Sökanden heter ”{fact.value}” {where}{also}" + (
        " – läsningen är osäker eller organisationen en annan" if doubt else ""
    )
    subject = f"{paper.subject}:{key}"
    return SAY.say(
        outcome, text, subject=subject, expected=expected.value, found=fact.value, left=expected.fact_id, right=fact.fact_id
    )
