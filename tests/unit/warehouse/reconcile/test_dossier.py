from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from case_builders import application, budget, case, cost, decision, egen, own, printed_sum, report, row

from schemas.records import DocumentRecord
from warehouse.reconcile.dossier import Dossier, open_case


def opened(*papers: DocumentRecord) -> Dossier:
    return open_case(case(*papers))


def applied(dossier: Dossier) -> Decimal | None:
    found = dossier.applied_for()
    return found[1].nominal if found else None


FIRST = application(900)
SECOND = application(800, received=None, dated="2025-02-20")


@pytest.mark.parametrize(
    ("papers", "latest"),
    [
        ([FIRST, SECOND, decision(1)], 800),
        ([FIRST, SECOND, decision(1, decided="2025-02-01")], 900),
        ([FIRST, SECOND, decision(1, decided="2025-02-20")], 800),
        ([FIRST, SECOND], 800),
        ([FIRST, budget(700)], 900),
        ([FIRST, budget(700, is_revised=True)], 700),
        ([FIRST, budget(700, is_revised=True), SECOND], 800),
        ([FIRST, budget(700, dated="2025-02-01")], 700),
        ([application(900, received=None, dated="2025-06-01"), decision(1)], 900),
    ],
)
def test_the_latest_amount_applied_for(papers: list[DocumentRecord], latest: int) -> None:
    assert applied(opened(*papers)) == latest


def test_a_report_quotes_when_the_application_came() -> None:
    dossier = opened(FIRST, report(received="2025-01-15", dated=None), decision(1))
    assert dossier.moment(dossier.reports[0]) == date(2025, 4, 1)
    dossier = opened(FIRST, report(received="2025-01-15", dated="2025-03-01"), decision(1))
    assert dossier.moment(dossier.reports[0]) == date(2025, 3, 1)


def test_the_plan_is_the_fullest_paper_of_the_last_day() -> None:
    short = application(9, financing=[own(9), row("Viks kommun", 5), row("Hamn AB", 6)])
    full = budget(financing=[own(9), row("Viks kommun", 5), row("Hamn AB", 6), egen(1)])
    plan = opened(short, full).plan()
    assert plan is not None
    assert plan.kind == "budget"
    later = application(9, received=None, dated="2025-02-20", financing=[own(9), row("Viks kommun", 5)], lists_financing=False)
    plan = opened(short, full, later).plan()
    assert plan is not None
    assert plan.kind == "budget", "a paper that lists one payer is no plan"


@pytest.mark.parametrize(
    ("paper", "total"),
    [
        (budget(total=700), 700),
        (budget(costs=[cost("staff", 700), cost("total", 700)]), 700),
        (budget(total=490, costs=[cost("staff", 490_000), cost("total", 490_000)], financing=[own(200_000)]), 490_000),
        (budget(total=500, financing=[own(200_000)]), None),
        (budget(total=600, costs=[cost("staff", 700), cost("total", 700)]), 700),
        (budget(total=600, costs=[cost("staff", 700), cost("total", 700)], financing=[own(400), egen(200)]), None),
    ],
)
def test_the_total_that_holds_together(paper: DocumentRecord, total: int | None) -> None:
    (plan,) = opened(paper).plans
    found = plan.total_cost()
    assert found is not None
    assert (found.nominal if found.sure else None) == total


def test_a_table_with_many_wrong_sums_was_misread() -> None:
    sums = (*(printed_sum(100, 90, year) for year in (2025, 2026, 2027)), printed_sum(300, 300))
    (plan,) = opened(budget(sums=sums, financing=[own(100), egen(200)])).plans
    assert plan.misread
    assert all(row.amount is not None and not row.amount.sure for row in plan.financing)
    (plan,) = opened(budget(sums=sums[2:], financing=[own(100), egen(200)])).plans
    assert not plan.misread


def test_a_row_year_by_year_has_their_sum() -> None:
    (plan,) = opened(budget(financing=[own(None, years={2025: 40, 2026: 60}), egen(1)])).plans
    assert plan.financing[0].amount is not None
    assert plan.financing[0].amount.nominal == 100


def test_the_applicant_is_one_party_whatever_it_is_called() -> None:
    rows = [own(1), row("Vindföreningen Kusten", 2), row("Projektägarens kontanta insats", 3), egen(4)]
    (plan,) = opened(application(financing=rows, applicant="Vindföreningen Kusten")).plans
    assert [r.key for r in plan.others] == ["applicant"] * 3


def test_a_name_is_looked_for_as_it_stands_in_a_sentence() -> None:
    text = "Mora, Orsa och Rättviks kommuner bidrar med 275 000 kronor. Länsstyrelsen\nNorrvik ger 75 000 kr."
    (plan,) = opened(application(text=text)).plans
    assert plan.mentions("Länsstyrelsen Norrvik", Decimal(75_000))
    assert plan.mentions("Rättviks kommun", Decimal(275_000))
    assert not plan.mentions("Region Norrvik", Decimal(75_000))
    assert not plan.mentions("Länsstyrelsen Norrvik", Decimal(5_000))
