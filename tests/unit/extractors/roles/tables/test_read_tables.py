"""Whole tables, from cells to readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import layout, table

from extractors.roles.readings import Context, FinancingReading, Readings
from extractors.roles.tables import read_tables
from schemas.facts import Candidate, Standing
from schemas.layout import Layout, Pair
from schemas.problems import ProblemCode
from schemas.roles import AmountRole, CommitmentStatus, Contribution, DocumentKind
from schemas.text import Span
from schemas.values import PartialDate as Day
from schemas.values import Period

CONTEXT = Context(DocumentKind.BUDGET, "Region Dalarna", "Föreningen Glöd", ("föreningen",))
Rows = list[list[str | None]]


def read(rows: Rows, context: Context = CONTEXT, **more: object) -> Readings:
    return read_tables(table(rows, **more), (), context)  # type: ignore[arg-type]


def paid(found: Readings) -> dict[tuple[str, str], dict[int | None, int]]:
    return {(f.party.name, f.contribution.value): {a.year: int(a.amount) for a in f.amounts} for f in found.financing}


def costs(found: Readings) -> dict[str, tuple[str, dict[int | None, int]]]:
    return {b.label: (b.category.value, {a.year: int(a.amount) for a in b.amounts}) for b in found.budget}


def field(found: Readings, name: str) -> tuple[str, int] | None:
    return next(((f.value, f.weight) for f in found.fields if f.field == name), None)


def unbalanced(found: Readings) -> list[tuple[str, int | None, Decimal]]:
    differences = ((s, s.printed.amount - sum(p.amount for p in s.parts)) for s in found.sums)
    return [(s.label, s.year, d) for s, d in differences if abs(d) > s.rounding]


BOTH: Rows = [
    ["KOSTNADER (kr)", "2026", "2027", "Totalt"],
    ["Personal", "100 000", "200 000", "300 000"],
    ["Resor", "", "50 000", "50 000"],
    ["Summa kostnader", "100 000", "250 000", "350 000"],
    ["", "", "", ""],
    ["FINANSIERING (kr)", "2026", "2027", "Totalt"],
    ["Region Dalarna (sökt)", "50 000", "125 000", "175 000"],
    ["Mora kommun", "25 000", "25 000", "50 000"],
    ["Egen insats", "25 000", "100 000", "125 000"],
    ["Summa finansiering", "100 000", "250 000", "350 000"],
]


def test_costs_and_financing_in_one_table() -> None:
    found = read(BOTH)
    assert costs(found) == {
        "Personal": ("staff", {2026: 100000, 2027: 200000, None: 300000}),
        "Resor": ("travel", {2027: 50000, None: 50000}),
        "Summa kostnader": ("total", {2026: 100000, 2027: 250000, None: 350000}),
    }
    assert paid(found) == {
        ("Region Dalarna", "cash"): {2026: 50000, 2027: 125000, None: 175000},
        ("Mora kommun", "cash"): {2026: 25000, 2027: 25000, None: 50000},
        ("Föreningen Glöd", "cash"): {2026: 25000, 2027: 100000, None: 125000},
    }
    assert field(found, "total_cost") == ("350000.00", 60)
    assert field(found, "amount_applied_for") == ("175000.00", 60)
    assert not found.problems
    assert not unbalanced(found)
    assert found.lists_financing


def test_statuses_of_a_budget() -> None:
    by_name = {f.party.name: f for f in read(BOTH).financing}
    assert by_name["Region Dalarna"].status is CommitmentStatus.APPLIED_FOR
    assert by_name["Region Dalarna"].is_authority_row
    assert by_name["Mora kommun"].status is CommitmentStatus.INTENDED


def test_spans_give_the_printed_text() -> None:
    page = table(BOTH)
    found = read_tables(page, (), CONTEXT)
    amount = next(a for f in found.financing for a in f.amounts if a.year is None and f.is_authority_row)
    assert [page.document.raw(s) for s in amount.spans] == ["175 000"]
    assert page.document.box_of(amount.spans[0]) is not None


def test_sides_below_each_other_without_titles() -> None:
    rows: Rows = [
        ["", "2026", "2027", "Summa"],
        ["Löner", "100", "200", "300"],
        ["Konsulter", "-", "50", "50"],
        ["Summa", "100", "250", "350"],
        ["Region Dalarna", "50", "125", "175"],
        ["Mora kommun", "50", "125", "175"],
        ["Summa", "100", "250", "350"],
    ]
    found = read(rows, caption="Budget, belopp i tkr")
    assert costs(found)["Konsulter"] == ("external_services", {2027: 50000, None: 50000})
    assert paid(found)["Mora kommun", "cash"] == {2026: 50000, 2027: 125000, None: 175000}
    assert field(found, "total_cost") == ("350000.00", 60)


def test_side_by_side() -> None:
    rows: Rows = [
        ["Kostnad", "Belopp", "Finansiär", "Belopp"],
        ["Löner", "500 000", "Region Dalarna", "300 000"],
        ["Resor", "100 000", "Mora kommun", "200 000"],
        ["Hyra", "50 000", "Egna medel", "150 000"],
        ["Summa", "650 000", "Summa", "650 000"],
    ]
    found = read(rows)
    assert len(found.financing) == 3
    assert costs(found)["Hyra"] == ("premises", {None: 50000})
    assert field(found, "total_cost") == ("650000.00", 60)


TWO_LEVELS = [
    [
        ["Finansiär", "2026", None, "2027", None, "Totalt"],
        ["", "Kontant", "Annat än pengar", "Kontant", "Annat än pengar", ""],
    ],
    [
        ["", "2026", "", "2027", "", ""],
        ["Finansiär", "Kontant", "Annat än pengar", "Kontant", "Annat än pengar", "Totalt"],
    ],
]


@pytest.mark.parametrize("head", TWO_LEVELS)
def test_two_levels_of_headings(head: Rows) -> None:
    rows: Rows = [
        *head,
        ["Region Dalarna (sökt)", "500 000", "", "600 000", "", "1 100 000"],
        ["Mora kommun", "100 000", "50 000", "100 000", "50 000", "300 000"],
        ["Summa", "600 000", "50 000", "700 000", "50 000", "1 400 000"],
    ]
    found = read(rows)
    assert paid(found)["Region Dalarna", "cash"] == {2026: 500000, 2027: 600000, None: 1100000}
    assert paid(found)["Mora kommun", "cash"] == {2026: 100000, 2027: 100000, None: 200000}
    assert paid(found)["Mora kommun", "in_kind"] == {2026: 50000, 2027: 50000, None: 100000}
    derived = next(a for f in found.financing if f.contribution == "in_kind" for a in f.amounts if a.year is None)
    assert derived.reason == "derived: sum of years"
    assert derived.standing is Standing.PROBABLE
    assert not unbalanced(found)


def test_contributions_as_columns() -> None:
    rows: Rows = [
        ["Finansiär", "Kontant", "Annat än pengar", "Summa"],
        ["Region Dalarna", "500 000", "-", "500 000"],
        ["Föreningen Glöd", "100 000", "150 000", "250 000"],
        ["Summa", "600 000", "150 000", "750 000"],
    ]
    found = read(rows)
    assert paid(found)["Föreningen Glöd", "cash"] == {None: 100000}
    assert paid(found)["Föreningen Glöd", "in_kind"] == {None: 150000}
    assert ("Region Dalarna", "in_kind") not in paid(found)


def test_subtotals_in_kind_and_total_column_first() -> None:
    rows: Rows = [
        ["Kostnadsslag", "Totalt", "2026", "2027"],
        ["Personal", "800", "400", "400"],
        ["Resor", "100", "50", "50"],
        ["Summa faktiska kostnader", "900", "450", "450"],
        ["Bidrag i annat än pengar", "200", "100", "100"],
        ["Totala kostnader", "1 100", "550", "550"],
    ]
    found = read(rows, caption="Belopp i tkr")
    assert [b.label for b in found.budget] == ["Personal", "Resor", "Bidrag i annat än pengar", "Totala kostnader"]
    assert costs(found)["Bidrag i annat än pengar"][0] == "in_kind"
    partial = [s for s in found.sums if s.label == "Summa faktiska kostnader" and s.direction == "column"]
    assert {s.is_total for s in partial} == {False}
    assert {len(s.parts) for s in partial} == {2}
    whole = [s for s in found.sums if s.label == "Totala kostnader" and s.direction == "column"]
    assert {(s.is_total, len(s.parts)) for s in whole} == {(True, 3)}
    assert next(s for s in whole if s.year is None).rounding == 2000


@pytest.mark.parametrize("income", ["-50 000", "50 000"])
def test_income_balances_with_the_sign_that_fits(income: str) -> None:
    rows: Rows = [
        ["Kostnad", "Kronor"],
        ["Lön", "500 000"],
        ["Lokalhyra", "100 000"],
        ["Projektintäkter", income],
        ["Summa", "550 000"],
    ]
    found = read(rows)
    assert costs(found)["Projektintäkter"] == ("income", {None: int(income.replace(" ", ""))})
    assert not unbalanced(found)


def test_a_wrong_sum_is_kept_as_printed() -> None:
    rows: Rows = [
        ["Kostnad", "2026", "2027", "Totalt"],
        ["Lön", "500 000", "500 000", "1 000 000"],
        ["Resor", "50 000", "50 000", "100 000"],
    ]
    rows.append(["Summa", "505 000", "550 000", "1 100 000"])
    found = read(rows)
    assert costs(found)["Summa"][1] == {2026: 505000, 2027: 550000, None: 1100000}
    assert ("Summa", 2026, Decimal(-45000)) in unbalanced(found)
    assert costs(found)["Lön"][1] == {2026: 500000, 2027: 500000, None: 1000000}


def test_half_years_are_added_up() -> None:
    rows: Rows = [
        ["Finansiär", "jan–jun 2026", "jul–dec 2026", "2027", "Totalt"],
        ["Region Dalarna (söks)", "100 000", "150 000", "200 000", "450 000"],
        ["Mora kommun", "50 000", "50 000", "50 000", "150 000"],
    ]
    found = read(rows)
    amounts = {a.year: a for f in found.financing if f.is_authority_row for a in f.amounts}
    assert amounts[2026].amount == 250000
    assert amounts[2026].reason == "sum of 2 columns of the year"
    assert len(amounts[2026].spans) == 2


PROJECT_YEARS: Rows = [
    ["Finansiär", "År 1", "År 2", "Totalt"],
    ["Region Dalarna (söks)", "100 000", "200 000", "300 000"],
    ["Mora kommun", "50 000", "50 000", "100 000"],
    ["Summa", "150 000", "250 000", "400 000"],
]


def test_project_years_without_a_start_are_reported() -> None:
    found = read(PROJECT_YEARS)
    assert paid(found)["Region Dalarna", "cash"] == {None: 300000}
    assert [p.code for p in found.problems] == [ProblemCode.UNCLAIMED_COLUMN] * 2
    assert {r.role for r in found.roles} >= {AmountRole.UNASSIGNED}


def _with_period(page: Layout, start: tuple[int, int, int], end: tuple[int, int, int], text: str) -> Candidate:
    at = page.document.text.index(text)
    value = Period(Day(date(*start)), Day(date(*end)))
    return Candidate(value, text, Span(at, at + len(text)), "periods")


CALENDAR = {2026: 100000, 2027: 200000, None: 300000}


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ((2026, 1, 1), (2027, 12, 31), CALENDAR),
        ((2026, 3, 1), (2027, 10, 31), CALENDAR),
        ((2026, 9, 1), (2028, 8, 31), {None: 300000}),
    ],
)
def test_project_years_become_calendar_years_where_the_period_allows(
    start: tuple[int, int, int], end: tuple[int, int, int], years: dict[int | None, int]
) -> None:
    page = table(PROJECT_YEARS, before=["Projektperiod: PERIODEN"])
    found = read_tables(page, (_with_period(page, start, end, "PERIODEN"),), CONTEXT)
    assert paid(found)["Region Dalarna", "cash"] == years


def test_the_days_inside_a_period_are_no_starts_of_their_own() -> None:
    page = table(PROJECT_YEARS, before=["Projektperiod: FÖRST – SIST"])
    at = page.document.text.index("SIST")
    end = Candidate(Day(date(2027, 5, 31)), "SIST", Span(at, at + 4), "dates")
    found = read_tables(page, (_with_period(page, (2026, 6, 1), (2027, 5, 31), "FÖRST – SIST"), end), CONTEXT)
    assert paid(found)["Region Dalarna", "cash"] == CALENDAR


def test_lines_that_begin_with_a_small_word_are_no_broken_words() -> None:
    found = read([["Kostnad", "Belopp (kr)"], ["Bidrag annat\nän pengar", "90 000"], ["Summa", "90 000"]])
    assert costs(found)["Bidrag annat än pengar"][0] == "in_kind"


def test_figures_read_as_one_cell_begin_no_table_of_their_own() -> None:
    found = read(
        [
            ["Post", "2024", "2025 2026", "2027", "Hela perioden"],
            ["Löner", "62 069", "64 411 81 853", "76 471", "284 804"],
            ["Resor", "3 627", "5 797 6 200", "5 372", "20 996"],
            ["Lokaler", "7 287", "7 642 10 505", "7 214", "32 648"],
            ["Totalt", "72 983", "77 850 98 558", "89 057", "338 448"],
        ]
    )
    assert costs(found)["Löner"][1][None] == 284_804


def test_a_note_tells_which_year_is_the_first() -> None:
    found = read(PROJECT_YEARS, after=["År 1 = 2026"])
    assert paid(found)["Region Dalarna", "cash"] == CALENDAR


def test_years_across_new_year_leave_the_total() -> None:
    rows: Rows = [
        ["Kostnadsslag", "okt 2025–sep 2026", "okt 2026–sep 2027", "Totalt"],
        ["Personal", "100 000", "200 000", "300 000"],
        ["Resor", "10 000", "20 000", "30 000"],
        ["Summa", "110 000", "220 000", "330 000"],
    ]
    found = read(rows)
    assert costs(found)["Personal"] == ("staff", {None: 300000})
    assert len(found.problems) == 2


def test_only_years_give_a_derived_total() -> None:
    rows: Rows = [
        ["Finansiär", "2026", "2027"],
        ["Region Dalarna (söks)", "100 000", "200 000"],
        ["Mora kommun", "50 000", "50 000"],
    ]
    found = read(rows)
    whole = next(a for a in found.financing[0].amounts if a.year is None)
    assert (int(whole.amount), whole.standing, whole.reason) == (300000, Standing.PROBABLE, "derived: sum of years")
    assert len(whole.spans) == 2


def test_figures_in_one_cell_are_parted_when_only_one_way_adds_up() -> None:
    rows: Rows = [
        ["Finansiär", "2026", "2027", "Summa"],
        ["Region Dalarna (sökt)", "1 020 000 1 310 000", "", "2 330 000"],
        ["Mora kommun", "50 000", "50 000", "100 000"],
        ["Summa", "1 070 000", "1 360 000", "2 430 000"],
    ]
    page = table(rows)
    found = read_tables(page, (), CONTEXT)
    region = next(f for f in found.financing if f.is_authority_row)
    assert {a.year: int(a.amount) for a in region.amounts} == {2026: 1020000, 2027: 1310000, None: 2330000}
    assert [page.document.raw(s) for a in region.amounts if a.year == 2027 for s in a.spans] == ["1 310 000"]


def test_figures_in_one_cell_that_never_add_up_are_reported() -> None:
    rows: Rows = [
        ["Finansiär", "2026", "2027", "Summa"],
        ["Region Dalarna (sökt)", "100 200 300", "", "2 500 000"],
        ["Mora kommun", "50 000", "50 000", "100 000"],
    ]
    found = read(rows)
    region = next(f for f in found.financing if f.is_authority_row)
    assert {a.year: (int(a.amount), a.standing) for a in region.amounts} == {None: (2500000, Standing.AMBIGUOUS)}
    assert [p.code for p in found.problems] == [ProblemCode.AMBIGUOUS_TABLE]


def test_wrapped_labels_are_joined() -> None:
    rows: Rows = [
        ["Finansiär", "Belopp"],
        ["Europeiska regionala", ""],
        ["utvecklingsfonden (sökt, Tillväxtverket)", "1 000 000"],
        ["Region Dalarna, denna ansökan", "500 000"],
        ["Egen insats,", "200 000"],
        ["kontant", ""],
        ["Summa", "1 700 000"],
    ]
    found = read(rows)
    assert paid(found)["Europeiska regionala utvecklingsfonden", "cash"] == {None: 1000000}
    assert field(found, "amount_applied_for") == ("500000.00", 60)
    assert [f.as_written for f in found.financing][2] == "Egen insats, kontant"


def test_the_revised_column_counts() -> None:
    rows: Rows = [
        ["Kostnadsslag", "Tidigare budget", "Ny budget", "Förändring"],
        ["Personal", "800 000", "850 000", "50 000"],
        ["Resor", "100 000", "50 000", "-50 000"],
        ["Summa", "900 000", "900 000", "0"],
    ]
    found = read(rows)
    assert costs(found)["Personal"] == ("staff", {None: 850000})
    assert {r.role for r in found.roles} == {AmountRole.HISTORY, AmountRole.SUBTOTAL}


def test_years_down_the_rows() -> None:
    rows: Rows = [
        ["År", "Region Dalarna", "Mora kommun", "Summa"],
        ["2026", "500 000", "100 000", "600 000"],
        ["2027", "400 000", "100 000", "500 000"],
        ["Summa", "900 000", "200 000", "1 100 000"],
    ]
    found = read(rows, caption="Finansiering")
    assert paid(found)["Region Dalarna", "cash"] == {2026: 500000, 2027: 400000, None: 900000}


def test_one_row_a_year() -> None:
    rows: Rows = [
        ["Finansiär", "År", "Belopp"],
        ["Region Dalarna", "2026", "500 000"],
        ["", "2027", "400 000"],
        ["Mora kommun", "2026", "100 000"],
        ["", "2027", "150 000"],
    ]
    assert paid(read(rows))["Mora kommun", "cash"] == {2026: 100000, 2027: 150000, None: 250000}


def test_figures_without_headings_that_are_larger_than_the_totals() -> None:
    found = read(
        [
            ["Kostnadsslag", "Summa (kr)", "", ""],
            ["Löner", "534 000", "504 000", "1 038 000"],
            ["Resor", "73 000", "59 000", "132 000"],
            ["Summa kostnader", "607 000", "563 000", "1 170 000"],
        ]
    )
    assert {a.standing for line in found.budget for a in line.amounts} <= {Standing.AMBIGUOUS}


def test_hours_and_prices_are_no_amounts() -> None:
    rows: Rows = [
        ["Kostnad", "Antal timmar", "à-pris", "Belopp"],
        ["Projektledare", "1 000", "450", "450 000"],
        ["Ekonom", "200", "400", "80 000"],
        ["Summa", "", "", "530 000"],
    ]
    assert costs(read(rows))["Projektledare"] == ("staff", {None: 450000})


def test_a_row_above_its_parts_is_a_subtotal() -> None:
    rows: Rows = [
        ["Kostnadsslag", "2026", "2027", "Totalt"],
        ["Personal", "300 000", "300 000", "600 000"],
        ["Projektledare", "200 000", "200 000", "400 000"],
        ["Ekonom", "100 000", "100 000", "200 000"],
        ["Resor", "10 000", "10 000", "20 000"],
        ["Summa", "310 000", "310 000", "620 000"],
    ]
    found = read(rows)
    assert [b.label for b in found.budget] == ["Projektledare", "Ekonom", "Resor", "Summa"]
    assert not unbalanced(found)


def test_groups_give_contribution() -> None:
    rows: Rows = [
        ["Finansiär", "Kronor"],
        ["Kontant finansiering", ""],
        ["Region Dalarna", "900 000"],
        ["Mora kommun", "300 000"],
        ["Summa kontant finansiering", "1 200 000"],
        ["Bidrag i annat än pengar", ""],
        ["Mora kommun", "200 000"],
        ["Summa annat än pengar", "200 000"],
        ["Total finansiering", "1 400 000"],
    ]
    found = read(rows)
    assert paid(found)["Mora kommun", "cash"] == {None: 300000}
    assert paid(found)["Mora kommun", "in_kind"] == {None: 200000}
    assert field(found, "total_cost") == ("1400000.00", 50)


def test_two_rows_for_one_payer_stay_two() -> None:
    rows: Rows = [["Finansiär", "Kronor"], ["Mora kommun", "300 000"], ["Region Dalarna", "1"], ["Mora kommun", "100 000"]]
    assert [f.party.name for f in read(rows).financing].count("Mora kommun") == 2


def test_form_column_and_head_count() -> None:
    rows: Rows = [
        ["Finansiär", "Slag", "Belopp"],
        ["Region Dalarna (sökt)", "kontant", "250 000"],
        ["11 kommuner", "kontant", "110 000"],
        ["Föreningen", "ideellt arbete", "88 000"],
        ["Totalt", "", "448 000"],
    ]
    found = read(rows)
    assert paid(found)["Föreningen Glöd", "in_kind"] == {None: 88000}
    assert [f.count for f in found.financing] == [None, 11, None]


def _statuses(kind: DocumentKind) -> list[CommitmentStatus]:
    rows: Rows = [["Finansiär", "Belopp (kr)"], ["Region Dalarna", "500 000"], ["Mora kommun", "100 000"], ["Summa", "600 000"]]
    found = read(rows, Context(kind, "Region Dalarna", "Föreningen Glöd"))
    return [f.status for f in found.financing]


def test_status_follows_the_kind_of_paper() -> None:
    status = CommitmentStatus
    assert _statuses(DocumentKind.APPLICATION) == [status.APPLIED_FOR, status.INTENDED]
    assert _statuses(DocumentKind.DECISION) == [status.GRANTED, status.INTENDED]
    assert _statuses(DocumentKind.COMMITMENT)[1] == status.COMMITTED


def test_a_decision_gives_the_grant_weakly() -> None:
    rows: Rows = [["Finansiär", "Belopp (kr)"], ["Region Dalarna", "500 000"], ["Mora kommun", "100 000"], ["Summa", "600 000"]]
    found = read(rows, Context(DocumentKind.DECISION, "Region Dalarna", "Föreningen Glöd"))
    assert field(found, "amount_granted") == ("500000.00", 40)
    assert field(found, "amount_applied_for") is None


def test_several_marked_rows_need_the_authority() -> None:
    rows: Rows = [["Finansiär", "Kronor"], ["Region Dalarna (sökt)", "500 000"], ["Region Gävleborg (sökt)", "300 000"]]
    assert field(read(rows), "amount_applied_for") == ("500000.00", 60)
    unknown = read(rows, Context(DocumentKind.BUDGET, None, "Föreningen Glöd"))
    assert field(unknown, "amount_applied_for") is None


def test_the_fund_stands_for_its_authority() -> None:
    rows: Rows = [["Finansiär", "Kronor"], ["ERUF (sökt)", "500 000"], ["Region Dalarna", "300 000"]]
    found = read(rows, Context(DocumentKind.APPLICATION, "Tillväxtverket", "Föreningen Glöd"))
    assert field(found, "amount_applied_for") == ("500000.00", 60)


def test_units_may_differ_between_tables_and_the_heading_wins() -> None:
    first: Rows = [["Kostnad", "Kronor"], ["Lön", "500 000"], ["Resor", "100 000"], ["Summa", "600 000"]]
    second: Rows = [["Finansiär", "Belopp (tkr)"], ["Region Dalarna", "400"], ["Mora kommun", "200"], ["Summa", "600"]]
    page = layout([(first, ["Hur det faller ut år för år visar bifogat kalkylblad (belopp i tkr)"]), (second, [])])
    found = read_tables(page, (), CONTEXT)
    assert field(found, "total_cost") == ("600000.00", 60)
    assert paid(found)["Mora kommun", "cash"] == {None: 200000}


def test_a_unit_far_above_holds_for_both() -> None:
    first: Rows = [["Kostnad", "Belopp"], ["Lön", "500"], ["Resor", "100"], ["Summa", "600"]]
    second: Rows = [["Finansiär", "Belopp"], ["Region Dalarna", "400"], ["Mora kommun", "200"], ["Summa", "600"]]
    page = layout([(first, []), (second, [])], before=["Budget och finansiering", "Belopp i tkr", "Projektet Glöd"])
    found = read_tables(page, (), CONTEXT)
    assert field(found, "total_cost") == ("600000.00", 60)
    assert paid(found)["Mora kommun", "cash"] == {None: 200000}


def test_small_figures_without_a_unit_are_ambiguous() -> None:
    rows: Rows = [["Finansiär", "Belopp"], ["Region Dalarna", "500"], ["Mora kommun", "100"], ["Summa", "600"]]
    found = read(rows)
    assert [p.code for p in found.problems] == [ProblemCode.UNKNOWN_UNIT]
    assert {a.standing for f in found.financing for a in f.amounts} == {Standing.AMBIGUOUS}


def test_a_table_over_two_pages_is_one() -> None:
    first: Rows = [["Finansiär", "Kronor"], ["Region Dalarna, denna ansökan", "500 000"], ["Mora kommun", "100 000"]]
    second: Rows = [["Finansiär", "Kronor"], ["Egen insats, kontant", "260 000"], ["Totalt", "860 000"]]
    found = read_tables(layout([(first, []), (second, [])]), (), CONTEXT)
    assert len(found.financing) == 3
    assert not unbalanced(found)


def test_a_specification_does_not_count_twice() -> None:
    first: Rows = [["Kostnad", "Kronor"], ["Personal", "500 000"], ["Resor", "100 000"], ["Summa", "600 000"]]
    second: Rows = [["Personalkostnader", "Kronor"], ["Projektledare", "400 000"], ["Ekonom", "100 000"], ["Summa", "500 000"]]
    found = read_tables(layout([(first, []), (second, [])]), (), CONTEXT)
    assert [b.label for b in found.budget] == ["Personal", "Resor", "Summa"]
    assert any(r.reason == "specification of a line of another table" for r in found.roles)


NOT_MONEY: list[Rows] = [
    [["Risk", "Sannolikhet", "Konsekvens"], ["Finansiering uteblir", "2", "4"], ["Personal slutar", "3", "3"]],
    [["Indikator", "Målvärde"], ["Antal företag", "30"], ["Antal besök", "1 500"]],
    [["Aktivitet", "Start", "Slut"], ["Upphandling av tjänster", "2026-01", "2026-03"]],
    [["Sökt belopp", "1 300 000 kr"], ["Total kostnad", "2 600 000 kr"]],
    [["Projektnamn", "Glöd"], ["Org.nr", "802516-2044"], ["Vi söker", "1 350 000:-"], ["Hela projektet kostar", "2 700 000:-"]],
    [["Namn", "Telefon"], ["Mora kommun", "0250-260 00"]],
]


@pytest.mark.parametrize("rows", NOT_MONEY)
def test_other_tables_give_nothing(rows: Rows) -> None:
    found = read(rows)
    assert not found.financing
    assert not found.budget
    assert not found.fields
    assert not found.problems


def test_a_payment_claim_is_set_aside() -> None:
    rows: Rows = [
        ["Kostnadsslag", "Denna period", "Ackumulerat", "Budget"],
        ["Personal", "488 215", "488 215", "3 900 000"],
        ["Summa", "488 215", "488 215", "3 900 000"],
    ]
    found = read(rows, Context(DocumentKind.PAYMENT_CLAIM, "Tillväxtverket", "Föreningen Glöd"))
    assert not found.budget
    assert {r.role for r in found.roles} == {AmountRole.HISTORY}


def test_a_column_nobody_understands_is_reported() -> None:
    rows: Rows = [
        ["Kostnad", "2026", "2027", "Blandat", "Totalt"],
        ["Lön", "100 000", "100 000", "37 500", "200 000"],
        ["Resor", "10 000", "10 000", "2 000", "20 000"],
    ]
    found = read(rows)
    assert [p.code for p in found.problems] == [ProblemCode.UNCLAIMED_COLUMN]
    assert "Blandat" in found.problems[0].message
    assert costs(found)["Lön"][1] == {2026: 100000, 2027: 100000, None: 200000}


def test_a_payer_marked_without_a_figure_is_kept() -> None:
    rows: Rows = [
        ["Finansiär", "Status", "Belopp"],
        ["Region Dalarna", "söks", "500 000"],
        ["Mora kommun", "sökt", ""],
        ["Orsa kommun", "klart", "100 000"],
    ]
    found = read(rows)
    mora: FinancingReading = next(f for f in found.financing if f.party.name == "Mora kommun")
    assert mora.amounts == ()
    assert next(f for f in found.financing if f.party.name == "Orsa kommun").status is CommitmentStatus.COMMITTED


def test_foreign_currency_is_not_taken_for_kronor() -> None:
    rows: Rows = [["Kostnad", "EUR"], ["Lön", "50 000"], ["Resor", "10 000"], ["Summa", "60 000"]]
    found = read(rows)
    assert not found.budget
    assert [p.code for p in found.problems] == [ProblemCode.UNKNOWN_UNIT]


@pytest.mark.parametrize(
    ("first", "second"),
    [("248 000 138 000", "15 000 9 000"), ("248’000 138’000", "15’000 9’000"), ("248.000 138.000", "15.000 9.000")],
)
def test_years_in_one_column_are_parted(first: str, second: str) -> None:
    rows: Rows = [
        ["Kostnad", "År 2026 År 2027", "Hela perioden"],
        ["Lön", first, "386 000"],
        ["Resor", second, "24 000"],
    ]
    found = read(rows)
    assert costs(found)["Lön"][1] == {2026: 248000, 2027: 138000, None: 386000}
    assert costs(found)["Resor"][1] == {2026: 15000, 2027: 9000, None: 24000}


def test_headings_and_figures_out_of_step_are_lined_up() -> None:
    rows: Rows = [
        ["Finansiär", "", "Total 2026 2027", "2028"],
        ["Region Dalarna (sökt)", "", "900 000 kr 500 000 kr 300 000 kr", "100 000 kr"],
        ["Mora kommun", "", "90 000 kr 50 000 kr –", "40 000 kr"],
        ["Totalt", "", "990 000 kr 550 000 kr 300 000 kr 140 000 kr", ""],
    ]
    found = read(rows)
    assert paid(found)["Region Dalarna", "cash"] == {2026: 500000, 2027: 300000, 2028: 100000, None: 900000}
    assert paid(found)["Mora kommun", "cash"] == {2026: 50000, 2028: 40000, None: 90000}
    assert not unbalanced(found)


def test_a_heading_one_column_beside_its_figures() -> None:
    rows: Rows = [
        ["Kostnadsslag", "2026", None, "2027", "Summa"],
        ["Löner", None, "74 000 kr", "136 000 kr", "210 000 kr"],
        ["Resor", None, "6 000 kr", "4 000 kr", "10 000 kr"],
        ["Summa", None, "80 000 kr", "140 000 kr", "220 000 kr"],
    ]
    assert costs(read(rows))["Löner"][1] == {2026: 74000, 2027: 136000, None: 210000}


def test_rows_cut_in_two_are_stitched() -> None:
    rows: Rows = [
        ["Finansiär", "Form", "2026", "2027", "Totalt"],
        ["Region Dalarna (sökt)", "kontant", "2 974 000", "2 221 000", "5 195"],
        ["", "", "", "", "000"],
        ["Fonden för en rättvis", "annat än", "26 000", "26 000", "52 000 kr"],
        ["omställning", "pengar", "", "", ""],
        ["Summa", "", "3 000 000", "2 247 000", "5 247 000"],
    ]
    found = read(rows)
    assert paid(found)["Region Dalarna", "cash"][None] == 5195000
    assert paid(found)["Fonden för en rättvis omställning", "in_kind"][None] == 52000
    assert not unbalanced(found)


def test_words_broken_by_a_narrow_column_are_mended() -> None:
    rows: Rows = [["Finansiär", "Kronor"], ["Region Dalarna", "500 000"], ["Sjöbro Hembygdsförenin\ng", "100 000"]]
    assert [f.as_written for f in read(rows).financing][1] == "Sjöbro Hembygdsförening"


def test_cells_formatted_as_kronor_under_a_heading_in_thousands() -> None:
    rows: Rows = [["Kostnad", "Total (tkr)"], ["Löner", "954 kr"], ["Resor", "1 196 kr"], ["Summa", "2 150 kr"]]
    found = read(rows)
    assert costs(found)["Löner"] == ("staff", {None: 954000})
    assert {a.standing for b in found.budget for a in b.amounts} == {Standing.PROBABLE}


def test_a_table_whose_rows_contradict_their_totals_is_ambiguous() -> None:
    rows: Rows = [
        ["Kostnad", "2026", "2027", "Totalt"],
        ["Lön", "10 000", "210 000", "200 000"],
        ["Resor", "5 000", "25 000", "20 000"],
        ["Hyra", "1 000", "31 000", "30 000"],
    ]
    found = read(rows)
    assert [p.code for p in found.problems] == [ProblemCode.AMBIGUOUS_TABLE]
    assert {a.standing for b in found.budget for a in b.amounts} == {Standing.AMBIGUOUS}


def test_a_form_word_inside_a_name() -> None:
    rows: Rows = [["Finansiär", "Kronor"], ["Region Dalarna", "500 000"], ["Kristianstads offentlig kommun", "100 000"]]
    assert [f.party.name for f in read(rows).financing][1] == "Kristianstads kommun"


def test_a_certificate_as_a_form() -> None:
    rows: Rows = [
        ["Projektets namn", "Glöd"],
        ["Medfinansierande organisation", "Mora kommun"],
        ["Typ av medfinansiering", "Kontant"],
        ["Belopp", "560 500 SEK"],
        ["varav 2026", "215 500 SEK"],
        ["varav 2027", "345 000 SEK"],
        ["Ort och datum", "20250802"],
    ]
    found = read(rows, Context(DocumentKind.COMMITMENT, "Region Dalarna", "Föreningen Glöd"))
    assert paid(found) == {("Mora kommun", "cash"): {2026: 215500, 2027: 345000, None: 560500}}
    assert [f.status for f in found.financing] == [CommitmentStatus.COMMITTED]
    assert not read(rows, Context(DocumentKind.APPLICATION, "Region Dalarna", "Föreningen Glöd")).financing


def test_a_certificate_by_year() -> None:
    rows: Rows = [["År", "Belopp (kr)"], ["2026", "50 000"], ["2027", "70 000"], ["Totalt", "120 000"]]
    found = read(rows, Context(DocumentKind.COMMITMENT, None, None, issuer="Mora kommun"))
    assert paid(found) == {("Mora kommun", "cash"): {2026: 50000, 2027: 70000, None: 120000}}


def test_two_tables_under_one_grand_total() -> None:
    rows: Rows = [
        ["Kontant finansiering", "2026", "Totalt"],
        ["Region Dalarna", "500 000", "500 000"],
        ["Mora kommun", "100 000", "100 000"],
        ["Summa kontant", "600 000", "600 000"],
        ["Finansiering i annat än pengar", "2026", "Totalt"],
        ["Mora kommun", "50 000", "50 000"],
        ["Summa annat än pengar", "50 000", "50 000"],
        ["Summa finansiering", "650 000", "650 000"],
    ]
    found = read(rows)
    assert not unbalanced(found)
    assert paid(found)["Mora kommun", "in_kind"] == {2026: 50000, None: 50000}
    assert paid(found)["Mora kommun", "cash"] == {2026: 100000, None: 100000}
    assert field(found, "total_cost") == ("650000.00", 50)


def test_columns_of_payers_are_parts_of_the_total() -> None:
    rows: Rows = [
        ["Kostnadsslag", "Region Dalarna", "Mora kommun", "Egen insats", "Totalt"],
        ["Personal", "500 000", "200 000", "100 000", "800 000"],
        ["Resor", "50 000", "20 000", "30 000", "100 000"],
        ["Projektets totala kostnader", "550 000", "220 000", "130 000", "900 000"],
    ]
    found = read(rows)
    assert costs(found)["Personal"] == ("staff", {None: 800000})
    assert field(found, "total_cost") == ("900000.00", 60)
    assert not found.problems


def test_kronor_count_beside_euro() -> None:
    rows: Rows = [["Kostnad", "SEK", "EUR"], ["Lön", "1 100 000", "100 000"], ["Resor", "110 000", "10 000"]]
    assert costs(read(rows))["Lön"] == ("staff", {None: 1100000})


def test_years_of_the_grant_in_a_decision() -> None:
    rows: Rows = [["År", "Högsta belopp"], ["2026", "500 000 kr"], ["2027", "400 000 kr"], ["Summa", "900 000 kr"]]
    found = read(rows, Context(DocumentKind.DECISION, "Region Dalarna", "Föreningen Glöd"), caption="Stödet fördelas så här:")
    assert [(p.year, int(p.amount.amount)) for p in found.grant_parts] == [(2026, 500000), (2027, 400000)]
    assert not found.financing


def test_the_unit_holds_for_both_parts_of_a_united_table() -> None:
    rows: Rows = [
        ["Kontant finansiering", "Totalt"],
        ["Region Dalarna", "500"],
        ["Mora kommun", "100"],
        ["Finansiering i annat än pengar", "Totalt"],
        ["Orsa kommun", "50"],
        ["Summa finansiering", "650"],
    ]
    found = read(rows, caption="Belopp i tkr")
    assert paid(found) == {
        ("Region Dalarna", "cash"): {None: 500000},
        ("Mora kommun", "cash"): {None: 100000},
        ("Orsa kommun", "in_kind"): {None: 50000},
    }


def test_a_table_goes_on_without_headings() -> None:
    first: Rows = [["Finansiär", "Typ", "2026", "Totalt"], ["Region Dalarna", "kontant", "300 000", "300 000"]]
    first += [["Mora kommun (eget", "annat än", "100 000", "100 000"]]
    second: Rows = [
        ["arbete)", "pengar", "", ""],
        ["Orsa kommun", "kontant", "50 000", "50 000"],
        ["Summa", "", "450 000", "450 000"],
    ]
    found = read_tables(layout([(first, ["Kostnader och finansiering"]), (second, ["Kostnader"])]), (), CONTEXT)
    assert paid(found) == {
        ("Region Dalarna", "cash"): {2026: 300000, None: 300000},
        ("Mora kommun", "in_kind"): {2026: 100000, None: 100000},
        ("Orsa kommun", "cash"): {2026: 50000, None: 50000},
    }
    assert not unbalanced(found)


def test_a_row_with_leaders_between_two_halves() -> None:
    first: Rows = [["Finansiering", ""], ["Region Dalarna (sökt)", "261 000 kr"], ["Mora kommun", "54 000 kr"]]
    second: Rows = [["Orsa kommun", "51 000 kr"], ["Summa finansiering", "544 000 kr"]]
    found = read_tables(layout([(first, []), (second, ["Föreningen Glöd (egen insats) ..... 178 000 kr"])]), (), CONTEXT)
    assert paid(found)["Föreningen Glöd", "cash"] == {None: 178000}
    assert not unbalanced(found)


def test_a_table_goes_on_with_a_column_less() -> None:
    first: Rows = [["Finansiär", "Typ", "2026", "Totalt"], ["Region Dalarna", "kontant", "300 000", "300 000"]]
    page = layout([(first, []), ([["Mora kommun", None, "50 000", "50 000"], ["Summa", None, "350 000", "350 000"]], [])])
    narrow = page.tables[1]
    rows = tuple((row[0], row[2], row[3]) for row in narrow.rows)
    found = read_tables(replace(page, tables=(page.tables[0], replace(narrow, rows=rows))), (), CONTEXT)
    assert paid(found)["Mora kommun", "cash"] == {2026: 50000, None: 50000}
    assert not unbalanced(found)


def test_a_certificate_with_labels_above_their_values() -> None:
    texts = ["Finansiär", "Mora kommun", "Totalt belopp", "152 000kr", "varav 2026", "59 000kr"]
    page = table([["Datum"]], before=texts)
    spans = [line.span for line in page.lines[: len(texts)]]
    pairs = tuple(Pair(texts[i], spans[i], texts[i + 1], (spans[i + 1],)) for i in (0, 2, 4))
    found = read_tables(replace(page, pairs=pairs), (), Context(DocumentKind.COMMITMENT, "Region Dalarna", "Föreningen Glöd"))
    assert paid(found) == {("Mora kommun", "cash"): {2026: 59000, None: 152000}}


def test_a_certificate_of_boxes_with_the_label_on_top() -> None:
    rows: Rows = [
        ["Medfinansiär", "Form"],
        ["Mora kommun", "In natura"],
        ["Belopp", "varav 2026"],
        ["60 000 kronor", "30 000 kronor"],
        ["varav 2027", "Datum"],
        ["30 000 kronor", "2023-08-21"],
    ]
    page = table(rows)
    found = read_tables(page, (), Context(DocumentKind.COMMITMENT, "Region Dalarna", "Föreningen Glöd"))
    assert paid(found) == {("Mora kommun", "in_kind"): {2026: 30000, 2027: 30000, None: 60000}}


def test_an_ideell_forening_in_the_caption_is_no_contribution_in_kind() -> None:
    rows = [["FINANSIERING", "2026", "Totalt"], ["Habo kommun", "18 000", "18 000"], ["Summa", "18 000", "18 000"]]
    found = read_tables(table(rows, caption="Sökande: Ekhult Utveckling ideell förening."), (), Context(DocumentKind.BUDGET))
    assert {f.contribution for f in found.financing} == {Contribution.CASH}


def test_a_marker_before_the_payer_is_no_form_field() -> None:
    rows = [
        ["Kostnadsslag", "Belopp (SEK)"],
        ["Egen personal", "1 375 999"],
        ["Summa kostnader", "1 375 999"],
        ["Finansiering", None],
        ["Söks: Region Blekinge", "867 937"],
        ["Energimyndigheten", "335 070"],
        ["Sökande, Föreningen Norrsken", "172 992"],
        ["Total finansiering", "1 375 999"],
    ]
    found = read_tables(table(rows), (), Context(DocumentKind.BUDGET, applicant="Föreningen Norrsken"))
    assert [f.party.name for f in found.financing] == ["Region Blekinge", "Energimyndigheten", "Föreningen Norrsken"]


def test_headings_broken_at_a_hyphen() -> None:
    rows = [
        ["Finansiärer", "Typ", "2025-01–2025-", "2026-01–2026-", "Summa"],
        [None, None, "12", "12", "(tkr)"],
        ["Habo kommun", "kontant", "65", "65", "130"],
        ["Mullsjö kommun", "kontant", "966", "474", "1.440"],
        ["Summa", None, "1.031", "539", "1.570"],
    ]
    found = read_tables(table(rows, caption="Belopp i tusental kronor (tkr)."), (), Context(DocumentKind.BUDGET))
    assert [(f.party.name, {a.year: int(a.amount) for a in f.amounts}) for f in found.financing] == [
        ("Habo kommun", {2025: 65000, 2026: 65000, None: 130000}),
        ("Mullsjö kommun", {2025: 966000, 2026: 474000, None: 1440000}),
    ]


def test_costs_by_payer_are_a_budget_and_a_financing_plan() -> None:
    found = read(
        [
            ["Kostnadsslag (kr)", "Total kostnad", "Region Dalarna (sökt)", "Mora kommun", "Egen kontantinsats"],
            ["Personal", "300 000", "200 000", "60 000", "40 000"],
            ["Resor", "50 000", "25 000", "", "25 000"],
            ["Lokaler", "40 000", "", "40 000", ""],
            ["Summa", "390 000", "225 000", "100 000", "65 000"],
        ]
    )
    assert {label: amounts for label, (_, amounts) in costs(found).items()} == {
        "Personal": {None: 300_000},
        "Resor": {None: 50_000},
        "Lokaler": {None: 40_000},
        "Summa": {None: 390_000},
    }
    assert paid(found) == {
        ("Region Dalarna", "cash"): {None: 225_000},
        ("Mora kommun", "cash"): {None: 100_000},
        ("Föreningen Glöd", "cash"): {None: 65_000},
    }
    assert field(found, "amount_applied_for") == ("225000.00", 60)
    assert unbalanced(found) == []


def sheet(factor: int, year: int | None) -> tuple[Rows, list[str]]:
    def kr(amount: int) -> str:
        return f"{amount * factor:,}".replace(",", " ")

    rows: Rows = [
        ["Kostnader", "Belopp (kr)"],
        ["Personal", kr(100_000)],
        ["Resor", kr(20_000)],
        ["Totala kostnader", kr(120_000)],
    ]
    return rows, [f"Budget {year}" if year else "Budget hela projektet 2026-2028"]


def test_one_sheet_a_year_is_one_budget_with_years() -> None:
    sheets = [sheet(1, 2026), sheet(2, 2027), sheet(3, None)]
    found = read_tables(layout(sheets, names=("2026", "2027", "Totalt")), (), CONTEXT)
    assert costs(found) == {
        "Personal": ("staff", {2026: 100_000, 2027: 200_000, None: 300_000}),
        "Resor": ("travel", {2026: 20_000, 2027: 40_000, None: 60_000}),
        "Totala kostnader": ("total", {2026: 120_000, 2027: 240_000, None: 360_000}),
    }


def test_what_is_applied_for_is_money_below_a_group_in_kind() -> None:
    found = read(
        [
            ["Finansiär (kr)", "2026", "2027", "Totalt"],
            ["Offentligt bidrag i annat än pengar", "", "", ""],
            ["Mora kommun", "25 000", "25 000", "50 000"],
            ["Sökt stöd från Region Dalarna", "50 000", "125 000", "175 000"],
            ["Summa finansiering", "75 000", "150 000", "225 000"],
        ]
    )
    assert set(paid(found)) == {("Mora kommun", "in_kind"), ("Region Dalarna", "cash")}


def test_support_in_a_table_of_its_own_below_the_co_financing() -> None:
    plan: Rows = [
        ["Medfinansiering (kr)", "2026", "2027", "Totalt"],
        ["Mora kommun", "25 000", "25 000", "50 000"],
        ["Egen insats", "25 000", "100 000", "125 000"],
        ["Summa medfinansiering", "50 000", "125 000", "175 000"],
    ]
    support: Rows = [
        ["Stöd (kr)", "2026", "2027", "Totalt"],
        ["Sökt stöd från Region Dalarna", "50 000", "125 000", "175 000"],
        ["Total finansiering", "100 000", "250 000", "350 000"],
        ["Stödandel", "50 %", "50 %", "50 %"],
    ]
    found = read_tables(layout([(plan, []), (support, [])]), (), CONTEXT)
    assert paid(found)["Region Dalarna", "cash"] == {2026: 50_000, 2027: 125_000, None: 175_000}
    assert len(found.financing) == 3


@pytest.mark.parametrize(("figure", "standing"), [("308 669 977", Standing.AMBIGUOUS), ("308 669", Standing.CERTAIN)])
def test_a_figure_out_of_scale_that_no_sum_confirms_is_not_certain(figure: str, standing: Standing) -> None:
    found = read([["Kostnader (kr)", "Belopp"], ["Personal", figure], ["Resor", "28 000"]])
    assert {a.standing for b in found.budget for a in b.amounts} == {standing}


def test_figures_larger_than_any_project_are_no_amounts() -> None:
    found = read([["Kostnader (tkr)", "2026"], ["Personal", "308 669 977"], ["Resor", "15 28 31"]])
    assert found.budget == ()
    assert [p.code for p in found.problems] == [ProblemCode.AMBIGUOUS_TABLE]


def test_a_figure_broken_over_two_lines_is_one_where_the_row_adds_up() -> None:
    rows = [
        ["Finansiär", "2026", "2027", "Totalt"],
        ["Region", "598 725", "519 669", "1 118"],
        ["Gävleborg (söks)", None, None, "394"],
        ["Ljusdals kommun", "33 588", "45 776", "79 364"],
        ["Summa", "632 313", "565 445", "1 197 758"],
    ]
    found = read_tables(table(rows), (), Context(DocumentKind.BUDGET))
    assert [(f.party.name, [int(a.amount) for a in f.amounts if a.year is None]) for f in found.financing] == [
        ("Region Gävleborg", [1118394]),
        ("Ljusdals kommun", [79364]),
    ]


def test_numbers_with_one_blank_are_one_number() -> None:
    found = read(
        [
            ["Kostnader (kr)", "2026", "2027", "Totalt"],
            ["Personal", "1266 500", "1536 500", "2803 000"],
            ["Resor", "20 000", "25 000", "45 000"],
            ["Summa kostnader", "1286 500", "1561 500", "2848 000"],
        ]
    )
    assert costs(found)["Personal"] == ("staff", {2026: 1_266_500, 2027: 1_536_500, None: 2_803_000})
    assert costs(found)["Summa kostnader"][1][None] == 2_848_000
    assert {a.standing for b in found.budget if b.label == "Personal" for a in b.amounts} == {Standing.PROBABLE}


def test_headings_in_one_cell_with_their_unit() -> None:
    rows: Rows = [["Finansiär", "År 2026 (SEK) År 2027 (SEK) Hela projektet (SEK)", None, None], *BOTH[6:]]
    assert paid(read(rows))["Mora kommun", "cash"] == {2026: 25_000, 2027: 25_000, None: 50_000}


def test_columns_of_partners_beside_a_financing_plan_are_no_payers() -> None:
    partners: Rows = [
        ["Kostnader (kr)", "Totalt", "Mora kommun", "Orsa kommun"],
        ["Personal", "100 000", "70 000", "30 000"],
        ["Resor", "50 000", "20 000", "30 000"],
        ["Summa", "150 000", "90 000", "60 000"],
    ]
    plan: Rows = [["Finansiering (kr)", "Belopp"], ["Region Dalarna", "100 000"], ["Mora kommun", "50 000"], ["Summa", "150 000"]]
    found = read_tables(layout([(partners, []), (plan, [])]), (), CONTEXT)
    assert {name: amounts[None] for (name, _), amounts in paid(found).items()} == {
        "Region Dalarna": 100_000,
        "Mora kommun": 50_000,
    }
    assert {label: amounts[None] for label, (_, amounts) in costs(found).items()} == {
        "Personal": 100_000,
        "Resor": 50_000,
        "Summa": 150_000,
    }


def test_hours_and_prices_beside_a_budget_are_no_lines_of_it() -> None:
    hours: Rows = [
        ["Funktion", "Timmar", "Kr/tim", "Kostnad"],
        ["Projektledare", "1 720", "412", "708 640"],
        ["Ekonom", "300", "389", "116 700"],
    ]
    budget: Rows = [["Kostnadsslag", "Summa"], ["Personal", "825 340"], ["Resor", "40 000"], ["Summa", "865 340"]]
    found = read_tables(layout([(hours, ()), (budget, ())]), (), CONTEXT)
    assert list(costs(found)) == ["Personal", "Resor", "Summa"]


def test_ticks_under_the_headings_of_contributions() -> None:
    found = read(
        [
            ["Finansiär", "Kontant", "Annat än pengar", "Belopp (kr)"],
            ["Mora kommun", "X", "", "100 000"],
            ["Orsa kommun", "", "X", "50 000"],
            ["Summa", "", "", "150 000"],
        ]
    )
    assert paid(found) == {("Mora kommun", "cash"): {None: 100_000}, ("Orsa kommun", "in_kind"): {None: 50_000}}


def test_what_quantities_are_counted_in_begins_no_table() -> None:
    found = read(
        [
            ["Kostnad", "Antal", "Enhet", "À-pris", "Belopp kr"],
            ["Projektledare", "12", "mån", "50 000", "600 000"],
            ["Resor", "20", "st", "1 000", "20 000"],
            ["Konsulter", "40", "tim", "1 000", "40 000"],
            ["Summa kostnader", "", "", "", "660 000"],
        ]
    )
    assert {k: v[1][None] for k, v in costs(found).items()} == {
        "Projektledare": 600_000,
        "Resor": 20_000,
        "Konsulter": 40_000,
        "Summa kostnader": 660_000,
    }


def test_labels_stand_behind_a_column_of_other_words() -> None:
    found = read(
        [
            ["Läge", "Finansiär", "Form", "2025", "Totalt"],
            ["Ej klar", "Mora kommun", "Kontant", "100 000", "100 000"],
            ["Beslutad", "Orsa kommun", "Annat än pengar", "50 000", "50 000"],
            ["", "Summa", "", "150 000", "150 000"],
        ]
    )
    assert paid(found) == {
        ("Mora kommun", "cash"): {2025: 100_000, None: 100_000},
        ("Orsa kommun", "in_kind"): {2025: 50_000, None: 50_000},
    }


def test_a_certificate_by_year_and_contribution() -> None:
    form: Rows = [["Medfinansiär", "Mora kommun"], ["Projekt", "Gröna broar"]]
    years: Rows = [
        ["År", "Kontant (kr)", "Annat än pengar (kr)"],
        ["2025", "40 000", "10 000"],
        ["2026", "60 000", "0"],
        ["Summa", "100 000", "10 000"],
    ]
    found = read_tables(layout([(form, ()), (years, ())]), (), replace(CONTEXT, kind=DocumentKind.COMMITMENT))
    assert paid(found) == {
        ("Mora kommun", "cash"): {2025: 40_000, 2026: 60_000, None: 100_000},
        ("Mora kommun", "in_kind"): {2025: 10_000, None: 10_000},
    }
    assert not found.budget


def test_a_name_of_the_registers_goes_on_in_the_row_below() -> None:
    found = read(
        [
            ["Finansiär", "Belopp (kr)"],
            ["Region Jämtland", "90 000"],
            ["Härjedalen (sökt)", ""],
            ["Mora kommun", "10 000"],
            ["Summa", "100 000"],
        ]
    )
    assert paid(found)["Region Jämtland Härjedalen", "cash"] == {None: 90_000}


def test_names_of_the_registers_in_broken_lines() -> None:
    found = read([["Finansiär", "Belopp (kr)"], ["Energim\nyndighet\nen", "90 000"], ["Summa", "90 000"]])
    assert paid(found) == {("Energimyndigheten", "cash"): {None: 90_000}}
