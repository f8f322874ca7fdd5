"""The organisation number's checksum fails, or one applicant has two numbers.

Looks at every number printed for the applicant. A number from a scan, or one that has not ten digits, is undetermined. A public
authority's number (2021, 2120, 2220, 2321 …) beside a private applicant's is taken for the authority's own. Papers
that name different applicants have different numbers. Does not catch a valid number that belongs to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from schemas.facts import Fact, Standing
from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from schemas.values import organization_number_is_valid
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.names import core, likeness, nearly_same, organization_digits
from warehouse.reconcile.paper import Paper

SLUG = "org_number_invalid"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)

ALIKE = 0.6
"""Names less alike than this are two organisations."""
PUBLIC = ("2021", "2120", "2220", "2321")
"""How numbers of state agencies, municipalities, municipal associations and regions begin."""


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One finding for each distinct number, and one where there are two."""
    numbers: dict[str, list[tuple[Paper, Fact]]] = {}
    for paper, fact in _printed(open_case(case)):
        numbers.setdefault(organization_digits(fact.value), []).append((paper, fact))
    private = any(not digits.startswith(PUBLIC) for digits in numbers)
    own = {digits: places for digits, places in numbers.items() if not (private and digits.startswith(PUBLIC))}
    for digits, places in own.items():
        yield _checksum(digits, places)
    sure = {digits: good[0] for digits, places in own.items() if len(digits) == 10 and (good := _sure(places))}
    if len(sure) > 1 and _same_applicant(place[0] for place in sure.values()):
        (one, (first, left)), (two, (second, right)) = list(sure.items())[:2]
        text = f"Sökanden har organisationsnummer {_shown(one)} i {first.name} men {_shown(two)} i {second.name}"
        yield SAY.say(
            Outcome.MISMATCH, text, subject="two", expected=_shown(one), found=_shown(two), left=left.fact_id, right=right.fact_id
        )


def _same_applicant(papers: Iterable[Paper]) -> bool:
    """Whether the papers that print the numbers name one applicant; else a number or a name was taken from somebody else."""
    names = [paper.record.applicant_name.value for paper in papers if paper.record.applicant_name is not None]
    return all(nearly_same(a, b) or likeness(core(a), core(b)) > ALIKE for a, b in combinations(names, 2))


def _printed(dossier: Dossier) -> Iterator[tuple[Paper, Fact]]:
    for paper in (*dossier.plans, *dossier.answers, *dossier.amendments, *dossier.commitments):
        record = paper.record
        own = (record.applicant_org_number,) if record.applicant_org_number is not None else ()
        yield from ((paper, fact) for fact in (*own, *record.org_numbers) if fact.value.strip())


def _sure(places: list[tuple[Paper, Fact]]) -> list[tuple[Paper, Fact]]:
    return [place for place in places if not place[0].scanned and place[1].standing is not Standing.AMBIGUOUS]


def _checksum(digits: str, places: list[tuple[Paper, Fact]]) -> Finding:
    valid = organization_number_is_valid(digits)
    paper, fact = (_sure(places) or places)[0]
    if valid:
        text = f"Kontrollsiffran stämmer i organisationsnummer {_shown(digits)} i {paper.name}"
        return SAY.say(Outcome.MATCH, text, subject=digits, found=_shown(digits), right=fact.fact_id)
    if len(digits) != 10 or not _sure(places):
        text = (
            f"Organisationsnumret ”{fact.raw}” i {paper.name} går inte att pröva: det är osäkert läst eller har inte tio siffror"
        )
        return SAY.say(Outcome.UNDETERMINED, text, subject=digits, found=fact.value, right=fact.fact_id)
    expected = next(str(n) for n in range(10) if organization_number_is_valid(digits[:9] + str(n)))
    text = f"Kontrollsiffran stämmer inte i organisationsnummer {_shown(digits)} i {paper.name}: den borde vara {expected}"
    working = f"modulus 10 på {digits[:9]} ger {expected}, tryckt {digits[9]}"
    shown = _shown(digits[:9] + expected)
    return SAY.say(
        Outcome.MISMATCH, text, subject=digits, expected=shown, found=_shown(digits), right=fact.fact_id, working=working
    )


def _shown(digits: str) -> str:
    return f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else digits
