"""The East Kent example against the paper: milestones, their trajectories and monthly figures."""

from __future__ import annotations

import re

import pytest

from tests.verification.examples.east_kent_text import (
    by_month,
    found,
    milestones,
    needs_text,
    numbers,
    observations,
    period,
    sheet,
    targets,
)

pytestmark = needs_text
STEPS = {"Completed": "completed", "In Progress": "in_progress", "": ""}
FIGURE = re.compile(r"<?£?\d+(?:\.\d+)?(?:%|m\b)")
MONTHLY = ["type-1", "twelve-hour", "four-hour", "los-14", "rtt-18", "rtt-52"]


def pairs():
    """Give each printed milestone with the row of the example, both in their order."""
    return list(zip(milestones(), sheet("milestones"), strict=True))


def test_every_row_of_the_tables_is_a_milestone():
    printed = {(one.workstream, one.reference, one.due) for one in milestones()}
    ours = {(row["workstream"], row["reference"], row["due"]) for row in sheet("milestones")}
    assert printed == ours
    assert len(milestones()) == 28
    order = [int(row["order"]) for row in sheet("milestones")]
    assert order == sorted(set(order))


def test_reference_due_date_and_status_are_as_printed():
    for printed, row in pairs():
        assert (row["workstream"], row["reference"]) == (printed.workstream, printed.reference)
        assert (row["due"], row["status"]) == (printed.due, STEPS[printed.status]), row
        assert "completed" not in row  # no date of completion is printed


def test_groups_have_their_number_and_words():
    for printed, row in pairs():
        number, words = re.fullmatch(r"(\d\.\d)[ -]+(.+)", printed.group).groups()
        ours = row["group"].split(" ", 1)
        assert ours[0] == number
        if number == "3.3":  # a sentence, told in our own words
            assert numbers(ours[1]) == numbers(words)
        else:
            assert ours[1] == words


def test_descriptions_keep_their_figures_and_the_empty_ones_stay_empty():
    for printed, row in pairs():
        assert bool(row["description"]) == bool(printed.description), row
        assert numbers(row["description"]) - {"18", "52", "12", "4"} == numbers(
            printed.description
        ) - {"18", "52", "12", "4"}, row
        assert FIGURE.findall(row["description"]) == FIGURE.findall(printed.description)


def test_commentary_keeps_every_number_and_adds_none():
    for printed, row in pairs():
        assert bool(row["commentary"]) == bool(printed.commentary)
        assert numbers(row["commentary"]) == numbers(printed.commentary), row["reference"]
        assert by_month(row["commentary"]) == by_month(printed.commentary) or "raj" in (
            printed.commentary
        )


def test_references_that_repeat_or_have_no_words_have_a_code():
    rows = sheet("milestones")
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(row["code"] for row in rows)
    repeated = [row for row in rows if row["reference"] == "1.1.02"]
    assert len(repeated) == 2
    assert [row["reference"] for row in rows if not row["description"]] == ["3.2.03", "3.2.04"]


def test_each_figure_of_a_milestone_is_the_trajectory_of_its_measure():
    expected: dict[str, dict[str, str]] = {}
    for printed, row in pairs():
        figures = FIGURE.findall(printed.description)
        if figures and printed.reference != "4.1.01":  # all of the year, with no month of its own
            expected.setdefault(row["measure"], {})[row["due"][:7]] = figures[-1]
        assert bool(figures) == bool(row["measure"]), row
    monthly = re.findall(
        r"(\w+) \(Traj\. ([\d.]+%)",
        next(one.commentary for one in milestones() if one.reference == "3.3.10"),
    )
    expected["fds-28"] |= {period(month): value for month, value in monthly}
    assert len(monthly) == 4
    trajectories = {row["measure"] for row in sheet("targets") if row["kind"] == "trajectory"}
    assert trajectories == set(expected)
    for measure, aims in expected.items():
        assert targets(measure, "trajectory") == aims, measure


@pytest.mark.parametrize("measure", MONTHLY)
def test_monthly_figures_are_those_of_the_commentaries(measure):
    printed: dict[str, str] = {}
    for one, row in pairs():
        if row["measure"] == measure:
            printed |= by_month(one.commentary)
    assert observations(measure) == printed
    assert "2025-10" in printed


def test_the_series_of_18_weeks_is_also_that_of_the_progress_update():
    text = found(r"Performance - April.*?October: [\d.]+%").group(0)
    assert observations("rtt-18") == by_month(text)


def test_figures_of_the_28_day_standard_are_the_printed_actuals():
    text = next(one.commentary for one in milestones() if one.reference == "3.3.10")
    printed = re.findall(r"(\w+) \(Traj\. [\d.]+% ?,? Actual:? ([\d.]+%)\)", text)
    assert observations("fds-28") == {period(month): value for month, value in printed}
    assert len(printed) == 4
    national = found(r"FDS - End of year National Target of (\d+%)").group(1)
    assert targets("fds-28", "national") == {"2026-03": national}


def test_figures_of_62_days_are_those_of_the_three_months():
    text, national, ambition = found(
        r"End of year National Target of (?P<n>\d+%), Trust ambition target set at (?P<t>\d+%)"
        r" - L3 months performance .*?(?=Key Milestones)"
    ).group(0, "n", "t")
    assert observations("cancer-62") == by_month(text)
    assert len(by_month(text)) == 3
    assert targets("cancer-62", "national") == {"2026-03": national}
    assert targets("cancer-62", "target") == {"": ambition}


def test_the_survey_response_is_the_milestones_figure_on_its_day():
    printed = next(one.commentary for one in milestones() if one.reference == "1.2.02")
    month, rate = re.search(r"10/(\d\d) response rate currently at ([\d.]+%)", printed).groups()
    assert observations("staff-survey-response") == {f"2025-{month}": rate}
    average = found(r"National average is currently (\d+%)").group(1)
    internal = found(r"internal target set at (\d+%)").group(1)
    assert targets("staff-survey-response", "benchmark") == {f"2025-{month}": average}
    assert targets("staff-survey-response", "target") == {"": internal}
