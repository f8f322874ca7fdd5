"""How an officer reads it: amounts, percentages, days and names of papers in Swedish. Knows no rule and no case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from schemas.roles import CostCategory, DocumentKind

NBSP = "\u00a0"
"""Digit groups and units stay on one line wherever the sentence is shown."""

PAPERS: dict[DocumentKind, str] = {
    DocumentKind.APPLICATION: "ansökan",
    DocumentKind.BUDGET: "budgeten",
    DocumentKind.COMMITMENT: "medfinansieringsintyget",
    DocumentKind.OFFICERS_REPORT: "tjänsteskrivelsen",
    DocumentKind.DECISION: "beslutet",
    DocumentKind.SUPPLEMENT: "kompletteringen",
    DocumentKind.PAYMENT_CLAIM: "utbetalningsansökan",
    DocumentKind.OTHER: "dokumentet",
}

CATEGORIES: dict[CostCategory, str] = {
    CostCategory.STAFF: "Personal",
    CostCategory.EXTERNAL_SERVICES: "Externa tjänster",
    CostCategory.TRAVEL: "Resor",
    CostCategory.PREMISES: "Lokaler",
    CostCategory.EQUIPMENT: "Utrustning",
    CostCategory.INDIRECT: "Indirekta kostnader",
    CostCategory.OTHER: "Övriga kostnader",
    CostCategory.IN_KIND: "Bidrag i annat än pengar",
    CostCategory.INCOME: "Intäkter",
    CostCategory.TOTAL: "Summa kostnader",
}


def digits(amount: Decimal) -> str:
    """`2 332 498`, with öre only where there are any."""
    whole = amount == amount.to_integral_value()
    text = f"{amount.quantize(Decimal(1) if whole else Decimal('0.01'), ROUND_HALF_UP):,f}"
    return text.replace(",", NBSP).replace(".", ",").replace("-", "−")


def kronor(amount: Decimal) -> str:
    """`2 332 498 kr`."""
    return f"{digits(amount)}{NBSP}kr"


def percent(value: Decimal) -> str:
    """`10,86 %`, with the decimals it has."""
    return f"{value:f}".replace(".", ",") + f"{NBSP}%"


def share(part: Decimal, whole: Decimal) -> str:
    """A share in percent with at most two decimals, rounded as a person would."""
    value = (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return percent(value.normalize() if value != value.to_integral_value() else value.quantize(Decimal(1)))


def day(value: date) -> str:
    """`2029-02-28`."""
    return value.isoformat()


def listed(names: Sequence[str], limit: int = 12) -> str:
    """`Bräcke, Krokom och Åre`; a long list ends with how many more there are."""
    if len(names) > limit:
        return ", ".join(names[:limit]) + f" och {len(names) - limit} till"
    return " och ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def sentence(text: str) -> str:
    """With a capital and one full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
