"""Dates and periods as papers print them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.recognizers.dates import find_dates
from extractors.recognizers.periods import find_periods
from extractors.recognizers.stretch import Stretch, stretch_of
from schemas.text import Span
from schemas.values import DatePrecision, PartialDate, Period

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR


@pytest.mark.parametrize(
    ("text", "raw", "day", "precision"),
    [
        ("inkom den 17 november 2025 med", "17 november 2025", "2025-11-17", DAY),
        ("senast 2029-\n02-28.", "2029-\n02-28", "2029-02-28", DAY),
        ("2029\n-02-28", "2029\n-02-28", "2029-02-28", DAY),
        ("daterad 20180313", "20180313", "2018-03-13", DAY),
        ("den 28/2 2011", "28/2 2011", "2011-02-28", DAY),
        ("28/2-2011", "28/2-2011", "2011-02-28", DAY),
        ("28/2-25", "28/2-25", "2025-02-28", DAY),
        ("2016/05/17", "2016/05/17", "2016-05-17", DAY),
        ("12.3.2025", "12.3.2025", "2025-03-12", DAY),
        ("den 1 aug. 2025", "1 aug. 2025", "2025-08-01", DAY),
        ("17 mar 2021", "17 mar 2021", "2021-03-17", DAY),
        ("3 juni 2025.", "3 juni 2025", "2025-06-03", DAY),
        ("1:a januari 2026", "1:a januari 2026", "2026-01-01", DAY),
        ("16 septem-\nber 2025", "16 septem-\nber 2025", "2025-09-16", DAY),
        ("16 septem\u00adber 2025", "16 septem\u00adber 2025", "2025-09-16", DAY),
        ("16 september\n2025", "16 september\n2025", "2025-09-16", DAY),
        ("Datum för projektstart2024-01-01", "2024-01-01", "2024-01-01", DAY),
        ("Feb 15, 2013 08:11 CET", "Feb 15, 2013", "2013-02-15", DAY),
        ("29 februari 2004", "29 februari 2004", "2004-02-29", DAY),
        ("Inkom: 250312", "250312", "2025-03-12", DAY),
        ("senast den sista februari 2028", "den sista februari 2028", "2028-02-29", DAY),
        ("före utgången av mars månad 2008", "utgången av mars månad 2008", "2008-03-31", DAY),
        ("sista dagen i\nmars 2027", "sista dagen i\nmars 2027", "2027-03-31", DAY),
        ("i september 2025", "september 2025", "2025-09-01", MONTH),
        ("mars månad 2008", "mars månad 2008", "2008-03-01", MONTH),
        ("2025-09", "2025-09", "2025-09-01", MONTH),
    ],
)
def test_a_date_is_as_precise_as_it_is_printed(text: str, raw: str, day: str, precision: DatePrecision) -> None:
    (found,) = find_dates(stretch_of(text))
    assert found.raw == raw
    assert found.value == PartialDate(date.fromisoformat(day), precision)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("den 31 augusti", "no_year"),
        ("30 februari 2025", "impossible_date"),
        ("2025-02-30", "impossible_date"),
        ("våren 2026", "vague_date"),
        ("vid halvårsskiftet 2008", "vague_date"),
        ("Q2 2026", "vague_date"),
        ("utgången av 2027", "vague_date"),
        ("första kvartalet 2026", "vague_date"),
    ],
)
def test_dates_that_cannot_be_told_are_kept_for_the_accounts(text: str, why: str) -> None:
    (found,) = find_dates(stretch_of(text))
    assert (found.value, found.set_aside) == (None, why)


@pytest.mark.parametrize(
    "text", ["20418365", "2025-2317", "10,86 %", "1:1", "SFS 2003:596", "063-14 75 00", "RUN 2024-00745", "5050-1055"]
)
def test_what_is_no_date(text: str) -> None:
    assert list(find_dates(stretch_of(text))) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1 januari t.o.m. 31 december 2003", "2003-01-01", "2003-12-31"),
        ("1 januari – 30 november 2009", "2009-01-01", "2009-11-30"),
        ("19 februari – 15 september 2007", "2007-02-19", "2007-09-15"),
        ("1 juli 2007 – 31 december 2008", "2007-07-01", "2008-12-31"),
        ("2005-10-01—2007-12-31", "2005-10-01", "2007-12-31"),
        ("20170101-20171231", "2017-01-01", "2017-12-31"),
        ("2018-09-\n15—2021-06-30", "2018-09-15", "2021-06-30"),
        ("2022-03-01 till 2022-11-30", "2022-03-01", "2022-11-30"),
        ("fr.o.m. 2026-02-01 t.o.m. 2027-11-30", "2026-02-01", "2027-11-30"),
        ("från och med den 1 mars 2025 till och med den 30 april 2026", "2025-03-01", "2026-04-30"),
        ("1 mars 2025 tom 30 april 2026", "2025-03-01", "2026-04-30"),
        ("mellan 1 mars 2025 och 30 april 2026", "2025-03-01", "2026-04-30"),
        ("2026-04-01-2027-03-31", "2026-04-01", "2027-03-31"),
        ("2026-04-01 - 2027-03-31", "2026-04-01", "2027-03-31"),
        ("1/1 2025 – 31/12 2026", "2025-01-01", "2026-12-31"),
        ("1.3.2025–30.4.2026", "2025-03-01", "2026-04-30"),
        ("1 november – 31 mars 2027", "2026-11-01", "2027-03-31"),
        ("9–10 april 2025", "2025-04-09", "2025-04-10"),
        ("februari 2026–december 2028", "2026-02-01", "2028-12-31"),
        ("sep–dec 2025", "2025-09-01", "2025-12-31"),
        ("nov–feb 2026", "2025-11-01", "2026-02-28"),
        ("2026-02 – 2028-12", "2026-02-01", "2028-12-31"),
        ("september 2025 till och med augusti 2027", "2025-09-01", "2027-08-31"),
    ],
)
def test_periods_and_their_two_dates(text: str, start: str, end: str) -> None:
    found = list(find_periods(stretch_of(text)))
    (period,) = [c for c in found if c.pattern != "in_period"]
    assert isinstance(period.value, Period)
    assert (period.value.start.day.isoformat(), period.value.end.day.isoformat()) == (start, end)
    inside = [c for c in found if c.pattern == "in_period"]
    assert [c.value for c in inside] == [period.value.start, period.value.end]
    assert all(period.span.contains(c.span) for c in inside)


@pytest.mark.parametrize(
    ("text", "set_aside"),
    [
        ("Projekttid 2024-2027", ""),
        ("projektet pågår 2026–2028", ""),
        ("programmet för Skåne-Blekinge 2021–2027", "programme_period"),
        ("den regionala utvecklingsstrategin 2021–2030", "programme_period"),
    ],
)
def test_whole_years_are_a_project_s_or_a_programme_s(text: str, set_aside: str) -> None:
    (found,) = find_periods(stretch_of(text))
    assert isinstance(found.value, Period)
    assert found.value.end.precision is YEAR
    assert (found.value.end.day.month, found.value.end.day.day) == (12, 31)
    assert found.set_aside == set_aside


@pytest.mark.parametrize(
    "text", ["2025-2317", "den 1 maj 2025 och den 3 juni 2025", "2028–2021", "1850-1999", "RUN 612-0195-14", "2026, 2027"]
)
def test_what_is_no_period(text: str) -> None:
    assert list(find_periods(stretch_of(text))) == []


def test_a_hyphen_at_a_line_end_goes_on_whatever_the_layout_says() -> None:
    text = "till och med den 2028-03-\n31. Den totala"
    apart = Stretch(text, 0, len(text), (), (Span(0, 25), Span(26, len(text))), (), (0, 26))
    assert [c.raw for c in find_dates(apart)] == ["2028-03-\n31"]


def test_a_period_does_not_run_over_a_column_gap() -> None:
    assert list(find_periods(stretch_of("2025-01-01\t–\t2026-12-31"))) == []
