"""Financiers and what each is to pay, from a section of financing, and which row is what is applied for.

Who a label means is asked of `extractors.roles.parties`; here it is decided which words of a row speak of contribution and
status, and which row belongs to the authority applied to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.roles.parties import contribution_of, identify_party, is_own_money, marks_applied_for, same_name
from extractors.roles.readings import AmountReading, Context, FinancingReading, Party
from extractors.roles.tables.amounts import Doubt, amounts_of, contributions_of
from extractors.roles.tables.arithmetic import Anatomy
from extractors.roles.tables.labels import joined_label
from extractors.roles.tables.meaning import Columns
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.words import head_count, title_contribution
from schemas.roles import CommitmentStatus, Contribution, DocumentKind, FinancierType

_APPLIED = re.compile(
    r"^(?:sökt|sökta|söks|ansökt|begärt)\b\s*(?:belopp|stöd|bidrag|medel|projektmedel|projektstöd|regionala medel)?\b"
    r"|\bdenna ansökan\b|\bsom söks\b|^(?:belopp|stöd|bidrag) som söks|^projektstöd\b",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"^(?:sökt|sökta|söks|ansökt|begärt)\s*(?:belopp|stöd|bidrag|medel|projektmedel|projektstöd"
    r"|regionala medel)?(?:\s*\([^)]*\))?\s*$"
    r"|^(?:belopp|stöd|bidrag) som söks\b.*",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:beslutad|beslutat|beviljad|beviljat|klart?|säkrad|bekräftad|intyg finns|intygad|avtalad|ja)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:avsikt\w*|muntlig\w*|preliminär\w*|planera\w*|tillfråga\w*|ej (?:klart|beslutat|bekräftad)|inte klart|nej|pågår"
    r"|väntar)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\s*[(,:;–-]?\s*\b(?:sökt(?:a|s)?(?: stöd)?|söks(?: hos [^)]+)?|denna ansökan|ansökt|kontant(?:a medel)?"
    r"|kontant finansiering|in natura)\b\s*\)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:sökt\w*|söks|ansökt\w*|begärt)?\s*(?:\b(?:medel|stöd|belopp|bidrag|projektmedel|projektstöd|medfinansiering|finansiering))?"
    r"\s*\b(?:från|av|hos|:)\s*:?\s*(?=[A-ZÅÄÖ])",
    re.IGNORECASE,
)
_FUND_AUTHORITIES: tuple[tuple[str, str], ...] = (
    (r"regionala utvecklingsfonden|rättvis omställning|\beruf\b|\bjtf\b|regionalfonden", r"tillväxtverket"),
    (r"socialfonden|\besf\b", r"esf-rådet|socialfonden"),
    (r"jordbruksfonden|landsbygdsutveckling|\bleader\b|\bejflu\b", r"jordbruksverket|leader|\blag\b"),
    (r"interreg", r"interreg|länsstyrelsen|tillväxtverket|region"),
)


@dataclass(frozen=True, slots=True)
class PaidRow:
    """A row of financing with what its words say: who, what kind, how firm, and whether it is marked as applied for."""

    row: Row
    party: Party
    contribution: Contribution
    marked: bool
    this_application: bool
    count: int | None = None
    known: bool = True


def contribution_of_row(row: Row, section_notes: Sequence[str]) -> Contribution:
    """By the row's form column, else its label, else the group it stands in, else the title of the table; money by default."""
    if re.search(r"annat än\s+pengar", " ".join((row.label, *(seen.text for seen in row.words))), re.IGNORECASE):
        return Contribution.IN_KIND
    for seen in row.words:
        if len(seen.text) < 40 and (found := contribution_of(seen.text)) is not None:
            return found
    if (found := contribution_of(row.label)) is not None:
        return found
    for title in (row.group, *reversed(section_notes[-2:])):
        named = title_contribution(title)
        if named == "in_kind" and not re.search("kontant", title, re.IGNORECASE):
            return Contribution.IN_KIND
        if named == "cash":
            return Contribution.CASH
    return Contribution.CASH


def cleaned_name(label: str) -> str:
    """A payer's name without the marks that a plan puts around it."""
    name = _LEADING.sub("", label).strip()
    for _ in range(3):
        shorter = _MARKS.sub("", name).strip(" ,;:")
        if shorter == name or not shorter:
            break
        name = shorter
    return name or label


def is_authority(party: Party, context: Context) -> bool:
    """Whether a payer is the authority applied to, or the fund that this authority manages."""
    if context.authority is None:
        return False
    if same_name(party.name, context.authority):
        return True
    name, authority = party.name.lower(), context.authority.lower()
    if party.type is not FinancierType.EU_FUND and not name.startswith("leader"):
        return False
    return any(
        re.search(fund, name) and re.search(manager, authority) for fund, manager in _FUND_AUTHORITIES if "interreg" not in fund
    )


_FORM_WORDS = re.compile(r"\b(?:offentlig|privat|kontant|annat än pengar|i natura)\b\s*", re.IGNORECASE)


def _without_form(label: str, context: Context) -> Party | None:
    """Who a label means when the word of the next column has slipped into it (*Kristianstads offentlig kommun*)."""
    parts = [part.strip() for part in _FORM_WORDS.split(label) if part.strip()]
    if len(parts) != 2 or not parts[1][:1].islower():
        return None
    for joined in dict.fromkeys((joined_label(parts[0], parts[1]), " ".join(parts))):
        if (party := identify_party(joined, context)) is not None:
            return party
    return None


def _by_first_part(label: str, context: Context) -> Party | None:
    """Who the words before a comma or bracket mean, when the whole label is nobody's name (*Föreningen, 400 tim x 220 kr*)."""
    first = re.split(r"\s*[,(:;]|\s[–-]\s", label, maxsplit=1)[0].strip()
    return identify_party(first, context) if first and first != label else None


def read_row(row: Row, section: Section, context: Context) -> PaidRow:
    """What the words of one row say."""
    count = head_count(row.label)
    words = [seen.text for seen in row.words]
    marked = marks_applied_for(row.label) or _APPLIED.search(row.label) is not None
    marked = marked or any(len(w) < 40 and (marks_applied_for(w) or re.fullmatch(r"(?i)sök(?:t|s|ta)", w)) for w in words)
    this = re.search(r"denna ansökan", " ".join((row.label, *words)), re.IGNORECASE) is not None
    known = True
    if count is not None:
        party: Party | None = Party(row.label, FinancierType.MUNICIPALITY)
    elif _NAMELESS.match(row.label) and context.authority:
        party = identify_party(context.authority, context) or Party(context.authority, FinancierType.OTHER)
        this = True
    else:
        party = _without_form(row.label, context) or identify_party(row.label, context) or _by_first_part(row.label, context)
    if party is None:
        known = False
        own = is_own_money(row.label)
        name = context.applicant if own and context.applicant else cleaned_name(row.label)
        party = Party(name, FinancierType.APPLICANT if own else FinancierType.OTHER)
    contribution = contribution_of_row(row, section.notes)
    if (marked or this) and contribution_of_row(replace(row, group=""), ()) is Contribution.CASH:
        contribution = Contribution.CASH  # what is applied for is money, whatever group it happens to stand below
    return PaidRow(row, party, contribution, marked, this, count, known)


def is_payer_row(row: Row, context: Context) -> bool:
    """Whether the label is a payer that somebody knows, the applicant's own money, or what is applied for."""
    if _NAMELESS.match(row.label) or head_count(row.label) is not None or is_own_money(row.label):
        return True
    return (identify_party(row.label, context) or _by_first_part(row.label, context)) is not None


def _authority_rows(paid: Sequence[PaidRow], context: Context) -> list[int]:
    """Positions of the rows of the authority applied to; several when its money stands on several rows."""
    by_words = [i for i, p in enumerate(paid) if p.this_application]
    if by_words:
        return by_words
    cash = [i for i, p in enumerate(paid) if p.party.type is not FinancierType.APPLICANT]
    mine = [i for i in cash if is_authority(paid[i].party, context)]
    marked_mine = [i for i in mine if paid[i].marked]
    if marked_mine or mine:
        return marked_mine or mine
    marked = [i for i in cash if paid[i].marked]
    if context.authority is not None and context.kind is not DocumentKind.BUDGET:
        return []
    return marked if len(marked) == 1 else []


def status_of(paid: PaidRow, authority_row: bool, kind: DocumentKind) -> CommitmentStatus:
    """How firm the money is, by the row's own words first, then by what kind of paper it stands in."""
    words = " ".join(seen.text for seen in paid.row.words if len(seen.text) < 60)
    text = f"{paid.row.label} {words}"
    if kind is DocumentKind.DECISION and authority_row:
        return CommitmentStatus.GRANTED
    if paid.marked or authority_row:
        return CommitmentStatus.APPLIED_FOR
    if kind is DocumentKind.COMMITMENT:
        return CommitmentStatus.COMMITTED
    if _OPEN.search(text):
        return CommitmentStatus.INTENDED
    return CommitmentStatus.COMMITTED if _SETTLED.search(text) else CommitmentStatus.INTENDED


def financing_of(section: Section, columns: Columns, anatomy: Anatomy, context: Context, doubt: Doubt) -> list[FinancingReading]:
    """One reading a printed row and contribution. A named payer without a figure is a reading without amounts."""
    paid = [read_row(section.rows[i], section, context) for i in anatomy.lines]
    authority = set(_authority_rows(paid, context))
    result: list[FinancingReading] = []
    for i, one in enumerate(paid):
        status = status_of(one, i in authority, context.kind)
        for contribution in contributions_of(one.row, columns, one.contribution):
            amounts = amounts_of(one.row, columns, contribution, one.contribution, section.factor, doubt)
            if amounts:
                result.append(_reading(one, contribution, status, amounts, i in authority))
    result += _without_amounts(section, context)
    return result


def _reading(
    paid: PaidRow, contribution: Contribution, status: CommitmentStatus, amounts: tuple[AmountReading, ...], authority: bool
) -> FinancingReading:
    reason = "row of the authority applied to" if authority else "row of the financing table"
    if not paid.known:
        amounts = tuple(replace(a, reason=a.reason or "payer not in any register") for a in amounts)
    return FinancingReading(
        paid.party,
        paid.row.label,
        paid.row.label_spans,
        contribution,
        status,
        amounts,
        paid.count,
        authority,
        reason,
    )


def _without_amounts(section: Section, context: Context) -> list[FinancingReading]:
    """Payers that the table names and marks, with empty places where figures would stand."""
    result = []
    for row in section.rows:
        if row.figures or not row.words or any(seen.kind == "dash" for seen in row.cells):
            continue
        paid = read_row(row, section, context)
        if paid.known and (paid.marked or any(contribution_of(w.text) for w in row.words)):
            status = status_of(paid, False, context.kind)
            result.append(
                FinancingReading(
                    paid.party,
                    row.label,
                    row.label_spans,
                    paid.contribution,
                    status,
                    (),
                    paid.count,
                    False,
                    "row without a figure",
                )
            )
    return result
