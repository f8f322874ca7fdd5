from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from case_builders import application, case, decision

from warehouse.reconcile.terms import load_terms, read_terms, terms_for

BOOK = load_terms()


def test_the_ground() -> None:
    terms = BOOK.for_case("Region Okänd")
    assert (terms.highest_share_pct, terms.final_report_months) == (50, 2)
    assert terms.delegation_limit_sek is None
    assert (terms.change_share_pct, terms.change_amount_sek) == (20, 50_000)
    assert "2003:596" in dict(terms.sources)["highest_share_pct"]


@pytest.mark.parametrize(
    ("name", "limit"),
    [("Region Jämtland Härjedalen", 500_000), ("REGION BLEKINGE", 100_000), (None, None), ("Region Blek", None)],
)
def test_delegation(name: str | None, limit: int | None) -> None:
    assert BOOK.for_case(name).delegation_limit_sek == limit


def test_terms_hold_from_a_day() -> None:
    assert BOOK.for_case("Tillväxtverket", date(2018, 5, 1)).change_amount_sek == 10_000
    assert BOOK.for_case("Tillväxtverket", date(2019, 2, 13)).change_amount_sek == 50_000
    assert BOOK.for_case("Tillväxtverket").change_share_pct == 20


def test_the_terms_of_a_case() -> None:
    assert terms_for(BOOK, case(application(authority="Region Blekinge"))).delegation_limit_sek == 100_000
    old = case(application(), decision(decided="2018-03-01"), authority="Tillväxtverket")
    assert terms_for(BOOK, old).change_share_pct == Decimal(10)


def test_every_value_has_its_source() -> None:
    with pytest.raises(ValueError, match="no source"):
        read_terms("[ground]\nfinal_report_months = 3\n")
    with pytest.raises(ValueError, match="unknown term"):
        read_terms('[ground]\nfinal_report_month = 3\n[ground.sources]\nfinal_report_month = "x"\n')
    with pytest.raises(ValueError, match="unknown tables"):
        read_terms("[ground]\n[authorities]\n")
