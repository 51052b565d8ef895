"""Dates that texts name: days that cannot be, and plans for days long past."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.days import (
    impossible_days,
    impossible_year,
    long_past,
    named_in,
    planned_long_past,
)

MARCH = dt.date(2023, 3, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 29 February 2023", ["29 February 2023"]),
        ("on 29 February 2024", []),
        ("on 29 February, as every fourth year", []),  # without a year it may be
        ("by 31 April and by 30 April", ["31 April"]),
        ("31st of June", ["31st of June"]),
        ("31/11/2023 or 30/11/2023", ["31/11/2023"]),
        ("31.06.23", ["31.06.23"]),
        ("reference 31.6.23 and 1.1.02", []),
        ("13/31/2023", []),  # month first is another country's, no slip
        ("0 May 2023", ["0 May 2023"]),
        ("32 Mar 2023, 32 Mar 2023", ["32 Mar 2023"]),
        ("It may be 31 or more", []),
        ("31 Sept", ["31 Sept"]),
    ],
)
def test_a_day_that_the_calendar_does_not_have(text, days):
    assert impossible_days(text) == days


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("An event is tentatively scheduled for the 17th of May 2003 with all divisions.",
         "17th of May 2003"),
        ("The review is planned for March 2013", "March 2013"),
        ("due on 31/03/2021", "31/03/2021"),
        ("Kick-off (to be held 4 May 2020)", "4 May 2020"),
    ],
)  # fmt: skip
def test_a_plan_for_a_day_long_past(text, written):
    sentence, named = planned_long_past(text, MARCH)
    assert (sentence, named.written) == (text, written)


@pytest.mark.parametrize(
    "text",
    [
        "An event is planned for 17 May 2023",
        "planned for May 2022",  # under a year: it may be late
        "The trust will adopt the guidance of March 2012.",
        "The review was planned for March 2013 and was postponed.",
        "Delayed since it was due in May 2019",
        "due to the floods of May 2003",
        "Planned activity in May",
        "The Francis report of February 2013 asks for it.",
    ],
)
def test_late_work_and_old_documents_are_no_plans(text):
    assert planned_long_past(text, MARCH) is None


def test_a_due_field_is_a_plan_by_itself():
    assert long_past("17 May 2003", MARCH).year == 2003
    assert long_past("April", MARCH) is None
    assert long_past("Ongoing", MARCH) is None
    assert long_past("31.05.23", MARCH) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("Q1 24/23", "24/23"), ("2024/23", "2024/23"), ("22/22", "22/22"), ("Q1 24/25", ""),
     ("2022/23", ""), ("31/03/24", ""), ("30/08/22", ""), ("12/20 done", ""), ("Oct 22", ""),
     ("", "")],
)  # fmt: skip
def test_a_financial_year_that_cannot_be(text, year):
    assert impossible_year(text) == year


@pytest.mark.slow
@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_every_day_of_the_calendar_is_possible_and_read_back(day):
    for text in (f"{day:%-d %B %Y}", f"{day:%d/%m/%Y}", f"{day:%-d %b %Y}"):
        found = list(named_in(f"due on {text} at noon"))
        assert [one.last_day for one in found] == [day]
        assert impossible_days(text) == []


@pytest.mark.slow
@given(st.integers(2010, 2038))
def test_every_financial_year_is_possible(year):
    assert impossible_year(f"Q3 {year}/{(year + 1) % 100:02d}") == ""


@pytest.mark.slow
@given(st.text())
def test_no_text_makes_a_rule_fail(text):
    assert all(day in text for day in impossible_days(text))
    assert impossible_year(text) in text
