"""The scalar fields of a document and who is who in it: forms first, then heads and running text.

Money is read by `extractors.roles.tables` and `extractors.roles.prose`, except where a form field names an amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.roles.fields.authority import read_authority
from extractors.roles.fields.before_number import read_named_by_number
from extractors.roles.fields.dates import read_dates
from extractors.roles.fields.forms import read_forms
from extractors.roles.fields.numbers import read_numbers
from extractors.roles.fields.parties import abbreviation, read_applicant, read_org_numbers, short_forms
from extractors.roles.fields.sentences import Sentences
from extractors.roles.fields.titles import read_titles, title_of_field
from extractors.roles.readings import Context, FieldReading, RoleReading
from schemas.facts import Candidate, MunicipalityName, OrganizationName, RegistrationNumber
from schemas.layout import Layout
from schemas.roles import DocumentKind
from schemas.text import Span


@dataclass(frozen=True, slots=True)
class FieldsRead:
    """Field readings, roles of dates, spans that list participating municipalities, every registration number, the context."""

    fields: Sequence[FieldReading]
    roles: Sequence[RoleReading]
    participant_spans: Sequence[Span]
    numbers: Sequence[tuple[RegistrationNumber, Span]]
    context: Context


def best(readings: Sequence[FieldReading], field: str) -> FieldReading | None:
    """The reading of a field with the greatest weight; the first printed among equals."""
    mine = [r for r in readings if r.field == field]
    return min(mine, key=lambda r: (-r.weight, r.spans[0].start if r.spans else 0), default=None)


def read_fields(layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind) -> FieldsRead:
    """Everything about the document that is not money."""
    sentences = Sentences(layout)
    forms, participants = read_forms(layout, candidates)
    if kind is DocumentKind.COMMITMENT:
        forms = _of_applicant(forms)
    fields = list(forms)
    fields += read_authority(layout, candidates, kind, sentences)
    authority = best(fields, "authority")
    fields += read_applicant(layout, candidates, kind, authority.value if authority else None, sentences)
    fields += read_named_by_number(layout, candidates, kind, authority.value if authority else None)
    applicant = best(fields, "applicant_name")
    fields += read_org_numbers(
        layout,
        candidates,
        applicant.value if applicant else None,
        {s for f in forms if f.field == "applicant_org_number" for s in f.spans},
        kind,
    )
    names = frozenset(f.value for f in fields if f.field == "applicant_name")
    fields = [
        replace(f, value=title_of_field(f.value, names)) if f.field == "project_title" and _CASE_FIELD.search(f.reason) else f
        for f in fields
    ]
    fields += read_titles(layout, candidates, kind, sentences, frozenset(f.value for f in fields if f.field == "applicant_name"))
    dates, roles = read_dates(layout, candidates, kind, sentences)
    labelled = {s for f in forms for s in f.spans}
    fields += [f for f in dates if not any(s in labelled for s in f.spans)]
    numbers, every = read_numbers(layout, candidates, kind, sentences)
    fields += numbers
    fields = _submitted(fields, kind)
    title = best(fields, "project_title")
    context = Context(
        kind=kind,
        authority=authority.value if authority else None,
        applicant=applicant.value if applicant else None,
        applicant_short=(
            *short_forms(applicant.value if applicant else None),
            *abbreviation(layout.document.text[layout.span.start : layout.span.end], applicant.value if applicant else None),
        ),
        project_title=title.value if title else None,
        issuer=_issuer(layout, candidates, applicant.value if applicant else None) if kind is DocumentKind.COMMITMENT else None,
    )
    return FieldsRead(tuple(fields), tuple(roles), tuple(participants), tuple(every), context)


def _of_applicant(forms: list[FieldReading]) -> list[FieldReading]:
    """The fields of a certificate that are about the applicant: a bare *Organisation* or its number is the issuer's."""
    own = [f for f in forms if f.field == "applicant_name" and not _BARE_NAME.search(f.reason)]
    return [f for f in forms if f.field != "applicant_name" or f in own]


_CASE_FIELD = re.compile(r"^fältet\s+(?:ärende\w*|avser|gäller|angående|rubrik|titel)", re.I)
_BARE_NAME = re.compile(
    r"^fältet\s+(?:\d+[.)]?\s+)?(?:organisation(?:en)?s?(?: namn)?|namn|företag(?:ets namn)?|förening(?:ens namn)?|firma|juridiskt namn)\W*$",
    re.I,
)


def _submitted(fields: list[FieldReading], kind: DocumentKind) -> list[FieldReading]:
    """*Inskickad* is when an application came in, as far as the sender can know, and its date."""
    result = []
    for f in fields:
        if f.field != "submitted_on":
            result.append(f)
            continue
        if kind is DocumentKind.APPLICATION:
            result.append(FieldReading("received_on", f.value, f.spans, 58, f.reason, f.standing))
        result.append(FieldReading("dated_on", f.value, f.spans, 60, f.reason, f.standing))
    return result


def _issuer(layout: Layout, candidates: tuple[Candidate, ...], applicant: str | None) -> str | None:
    """Who a commitment is from: the first organisation or municipality named that is not the applicant."""
    for c in candidates:
        if c.set_aside:
            continue
        name = None
        if isinstance(c.value, OrganizationName):
            name = c.value.normalized
        elif isinstance(c.value, MunicipalityName) and c.value.explicit:
            name = c.value.organization
        if name and (applicant is None or name.casefold() != applicant.casefold()):
            return name
    return None
