from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from warehouse_builders import case_of, fact, line, record

from schemas.facts import Standing
from schemas.records import DocumentRecord
from schemas.roles import CommitmentStatus, Contribution, DecisionOutcome, DocumentKind, FinancierType

APPLICATION, BUDGET, COMMITMENT = DocumentKind.APPLICATION, DocumentKind.BUDGET, DocumentKind.COMMITMENT
REPORT, DECISION, SUPPLEMENT = DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION, DocumentKind.SUPPLEMENT

FIRST = record(APPLICATION, amount_applied_for="500000", total_cost="1200000", received_on="2026-01-10")
REVISED = record(APPLICATION, amount_applied_for="450000", total_cost="1100000", dated_on="2026-03-01", is_revised=True)
LATE = record(BUDGET, amount_applied_for="400000", total_cost="900000", dated_on="2026-08-01", is_revised=True)
GRANT = record(
    DECISION,
    amount_granted="450000",
    decided_on="2026-05-20",
    support_rate=fact("40", "support_rate"),
    outcome=DecisionOutcome.GRANTED,
    total_cost="1125000",
)


@pytest.mark.parametrize(
    ("records", "applied_for", "total"),
    [
        ((FIRST,), 500000, 1200000),
        ((FIRST, REVISED), 450000, 1100000),
        ((FIRST, REVISED, LATE), 400000, 900000),
        ((FIRST, REVISED, LATE, GRANT), 450000, 1100000),
        ((FIRST, record(BUDGET, amount_applied_for="499000")), 500000, 1200000),
        ((FIRST, record(BUDGET, amount_applied_for="499000", is_revised=True)), 499000, 1200000),
        ((FIRST, record(BUDGET, amount_applied_for="499000", dated_on="2026-01-10")), 500000, 1200000),
        (
            (FIRST, record(DocumentKind.PAYMENT_CLAIM, amount_applied_for="90000", total_cost="1", dated_on="2027-01-10")),
            500000,
            1200000,
        ),
        ((FIRST, record(SUPPLEMENT, amount_applied_for="1", dated_on="2026-04-01")), 500000, 1200000),
        ((GRANT,), None, 1125000),
        ((record(APPLICATION), record(REPORT, amount_applied_for="300000")), 300000, None),
    ],
)
def test_what_is_applied_for_is_the_latest_before_the_decision(
    records: tuple[DocumentRecord, ...], applied_for: int | None, total: int | None
) -> None:
    case = case_of(*records)
    assert case.amount_applied_for == applied_for
    assert case.total_cost == total


@pytest.mark.parametrize(
    ("records", "outcome", "granted"),
    [
        ((FIRST,), DecisionOutcome.PENDING, None),
        ((FIRST, record(REPORT, amount_granted="480000")), DecisionOutcome.PROPOSED, 480000),
        ((FIRST, record(REPORT, amount_granted="480000"), GRANT), DecisionOutcome.GRANTED, 450000),
        (
            (FIRST, record(DECISION, amount_granted="300000", outcome=DecisionOutcome.PARTLY_GRANTED)),
            DecisionOutcome.PARTLY_GRANTED,
            300000,
        ),
        (
            (FIRST, record(DECISION, amount_granted="300000", rejected_amount=fact("200000.00", "amount_granted", 9))),
            DecisionOutcome.PARTLY_GRANTED,
            300000,
        ),
        ((FIRST, record(DECISION, outcome=DecisionOutcome.REJECTED)), DecisionOutcome.REJECTED, None),
        ((FIRST, record(DECISION)), None, None),
        ((FIRST, record(REPORT, amount_granted="480000"), record(DECISION)), None, None),
    ],
)
def test_outcome_and_grant(records: tuple[DocumentRecord, ...], outcome: DecisionOutcome | None, granted: int | None) -> None:
    case = case_of(*records)
    assert (case.outcome, case.amount_granted) == (outcome, granted)


def test_an_amendment_changes_the_grant_and_not_the_day_of_the_decision() -> None:
    amendment = record(DECISION, amount_granted="470000", decided_on="2026-11-02", period_end="2028-12-31", amendment=True)
    case = case_of(FIRST, GRANT, amendment)
    assert case.amount_granted == 470000
    assert case.decided_on == date(2026, 5, 20)
    assert case.period_end == date(2028, 12, 31)
    assert case.support_rate == Decimal(40)
    assert [d.revision for d in case.of(DECISION)] == [0, 1]


def test_period_and_deadline_come_from_the_decision_and_then_from_what_there_is() -> None:
    application = record(APPLICATION, period_start="2026-09-01", period_end="2028-08-31", received_on="2026-01-10")
    report = record(REPORT, period_end="2028-10-31", final_report_due="2028-12-31", received_on="2026-01-11")
    case = case_of(application, report, record(DECISION, period_start="2026-10-01"))
    assert (case.period_start, case.period_end) == (date(2026, 10, 1), date(2028, 10, 31))
    assert case.final_report_due == date(2028, 12, 31)
    assert case.received_on == date(2026, 1, 10)


def test_the_title_is_the_applications_unless_several_papers_agree_against_it() -> None:
    typo = case_of(
        record(APPLICATION, project_title="Cirkulära bygder i Sjuhärad"),
        record(BUDGET, project_title="Cirkulära bygder i Sjuhärad"),
        record(REPORT, project_title="Cirkulära bygder i Sjuhäraden"),
        record(DECISION, project_title="Cirkulära bygder i Sjuhäraden"),
    )
    assert typo.project_title == "Cirkulära bygder i Sjuhärad"
    misread = case_of(
        record(APPLICATION, project_title="Region Norrmark, inkommen den 3 maj"),
        record(REPORT, project_title="Fjällens smak"),
        record(DECISION, project_title="Fjällens smak"),
        record(BUDGET, project_title="Projektet Fjällens smak"),
    )
    assert misread.project_title == "Fjällens smak"


def test_the_applicant_is_named_in_full_as_the_application_names_it() -> None:
    case = case_of(
        record(APPLICATION, applicant_name="Fjällmat ekonomisk förening", applicant_org_number="769000-1234"),
        record(REPORT, applicant_name="Fjällmat"),
        record(DECISION, applicant_name="Fjällmat"),
    )
    assert case.applicant_name == "Fjällmat ekonomisk förening"
    assert case.applicant_org_number == "769000-1234"


def test_an_ambiguous_reading_gives_way_to_a_sure_one() -> None:
    unsure = record(DECISION, amount_granted=fact("45000.00", "amount_granted", standing=Standing.AMBIGUOUS))
    sure = record(DECISION, amount_granted="450000", decided_on="2026-05-20")
    assert case_of(FIRST, unsure, sure).amount_granted == 450000


def test_the_cases_number_is_never_one_financiers_own() -> None:
    one = record(COMMITMENT, registration_number="KS 2026/77", financing=(line("Åre kommun", 1000),))
    other = record(COMMITMENT, registration_number="KS 2026/77", financing=(line("Bergs kommun", 2000),))
    assert case_of(FIRST, one).registration_number is None
    assert case_of(FIRST, one, other).registration_number == "KS 2026/77"


PLAN = record(
    APPLICATION,
    registration_number="RUN 2026/12",
    authority="Region Norrmark",
    amount_applied_for="500000",
    financing=(
        line("Region Norrmark", 500000, is_authority_row=True),
        line("Åre kommun", 100000, financier_type=FinancierType.MUNICIPALITY, municipality_code="2321"),
        line("Fjällmat ekonomisk förening", 50000, financier_type=FinancierType.APPLICANT),
    ),
)


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        (
            record(
                DECISION,
                registration_number="KS 2026/5",
                financing=(line("Åre kommun", 100000, status=CommitmentStatus.UNKNOWN),),
            ),
            COMMITMENT,
        ),
        (record(DECISION, authority="Åre kommun", amount_granted="100000"), COMMITMENT),
        (record(DECISION, authority="Region Norrmark", financing=(line("Åre kommun", 100000),)), DECISION),
        (record(DECISION, registration_number="RUN 2026/12", financing=(line("Åre kommun", 100000),)), DECISION),
        (record(DECISION, registration_number="KS 2026/5", financing=(line("Okänd kommun", 100000),)), DECISION),
        (record(DECISION, financing=(line("Åre kommun", 100000),)), DECISION),
    ],
)
def test_a_co_financiers_decision_is_a_commitment_in_this_case(decision: DocumentRecord, kind: DocumentKind) -> None:
    case = case_of(PLAN, decision)
    (seen,) = [d for d in case.documents if d.record.kind is not APPLICATION]
    assert seen.kind is kind
    if kind is COMMITMENT:
        assert case.outcome is DecisionOutcome.PENDING
        assert [(f.financier, f.amount, f.status.value) for f in seen.record.financing] == [("Åre kommun", 100000, "committed")]


OWN = fact("500000.00", "amount_applied_for", 0, fact_id="f-own")
TWO_REGIONS = record(
    BUDGET,
    facts=(OWN,),
    financing=(
        line("Region Norrmark", 500000, fact_id="f-own"),
        line("Region Sörmark", 300000, group=1),
        line("Region Norrmark", 40000, group=2, contribution=Contribution.IN_KIND),
    ),
)


def test_a_budget_with_two_regions_has_the_authority_of_its_case() -> None:
    case = case_of(PLAN, TWO_REGIONS)
    (seen,) = case.of(BUDGET)
    assert [row.is_authority_row for row in seen.record.financing] == [True, False, False]
    assert seen.record.amount_applied_for is not None
    assert seen.record.amount_applied_for.fact_id == "f-own"


@pytest.mark.parametrize(
    "budget",
    [
        record(BUDGET, financing=(line("Region Sörmark", 300000), line("Åre kommun", 1))),
        record(BUDGET, financing=(line("Region Norrmark", 300000), line("Region Norrmark", 200000, group=1))),
        record(BUDGET, financing=(line("Region Norrmark", None),)),
        record(BUDGET, financing=(line("Region Norrmark", 1), line("Region Sörmark", 2, group=1, is_authority_row=True))),
    ],
)
def test_a_budget_stays_as_it_was_read_where_the_case_does_not_settle_its_row(budget: DocumentRecord) -> None:
    (seen,) = case_of(PLAN, budget).of(BUDGET)
    assert seen.record is budget


def test_commitments_count_per_financier_and_papers_without_a_day_by_what_they_call_themselves() -> None:
    case = case_of(
        record(COMMITMENT, dated_on="2026-02-01", financing=(line("Åre kommun", 1000),)),
        record(COMMITMENT, dated_on="2026-03-01", financing=(line("Åre kommun", 2000),)),
        record(COMMITMENT, dated_on="2026-03-01", financing=(line("Bergs kommun", 3000),)),
        record(BUDGET, is_revised=True),
        record(BUDGET),
        record(APPLICATION, version=10, dated_on="2026-01-01"),
        record(APPLICATION, version=9, dated_on="2026-01-02"),
    )
    promised = {d.record.financing[0].amount: d.revision for d in case.of(COMMITMENT)}
    assert promised == {1000: 0, 2000: 1, 3000: 0}
    assert [(d.record.is_revised, d.revision) for d in case.of(BUDGET)] == [(False, 0), (True, 1)]
    assert [d.record.version for d in case.of(APPLICATION)] == [9, 10]
