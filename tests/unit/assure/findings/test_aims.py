"""Aims that contradict their measure, each other or their end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.aims import (
    aim_at_end,
    end_problems,
    kind_problems,
    trajectory_of,
    trajectory_problems,
    wrong_side,
)
from tests.unit.assure.findings.measures import material

QUARTERS = {"frequency": "quarter"}


def end(aims, target, date="", **options):
    one = material(aims, **options)
    found = end_problems(target, date, trajectory_of(one, None), one.spec)
    return [(problem.code, problem.words) for problem in found]


@pytest.mark.parametrize(
    ("better", "written", "is_wrong"),
    [("higher", "<77.9%", True), ("higher", ">77.9%", False), ("higher", "77.9%", False),
     ("lower", ">5%", True), ("lower", "<5%", False), ("neither", "<5%", False)],
)  # fmt: skip
def test_a_target_on_the_wrong_side(better, written, is_wrong):
    found = list(wrong_side(material(by_date=[written], better=better)))
    assert [one.code for one in found] == (["target_wrong_side"] if is_wrong else [])
    assert all(one.said == f"Target {written}" for one in found)


def test_aims_and_figures_of_another_kind():
    grades = {"kind": "grade", "scale": ["No", "Partial", "Yes"]}
    one = material(["95%", "100%"], ["Partial", "64%"], **grades)
    found = list(kind_problems(one, [one.whole]))
    assert [(p.code, p.said) for p in found] == [
        ("aim_of_another_kind", "Aims 95%, 100%"),
        ("figure_of_another_kind", "Actuals 64% in Feb-23"),
    ]


@pytest.mark.parametrize(
    ("aims", "options", "on_scorecard", "elsewhere"),
    [
        (["30%", "95%", ">70%", ">80%"], {}, False, True),  # falls for good: a warning
        (["90%", "80%", "95%"], {}, True, None),  # comes back: a note
        (["4h", "4h"], {"kind": "text"}, None, None),
        (["5", "7", "8"], {"kind": "count", "better": "lower"}, False, True),
        (["£5m", "£7m"], {"kind": "money", "better": "lower"}, False, None),  # a plan of its year
        (["50%", "60%"], {}, None, None),
        (["60%", "50%"], {"better": "neither"}, None, None),
        ([], {}, None, None),
    ],
)
def test_a_trajectory_that_worsens(aims, options, on_scorecard, elsewhere):
    one = material(aims, **options)
    for place, is_note in ((True, on_scorecard), (False, elsewhere)):
        found = list(trajectory_problems(one, is_on_scorecard=place))
        assert [p.is_note for p in found] == ([] if is_note is None else [is_note])


def test_an_aim_of_the_year_is_no_part_of_a_trajectory_by_month():
    from goldenthread.assure.targets import Aim
    from goldenthread.vocabulary import Period, parse_value

    one = material(["3%", "4%"], better="higher")
    year = Aim(
        9, parse_value("2%", one.spec), kind="trajectory", period=Period.financial_year(2022)
    )
    mixed = material(["3%", "4%"], better="higher")
    object.__setattr__(mixed, "aims", (*mixed.aims, year))
    assert list(trajectory_problems(mixed, is_on_scorecard=True)) == []


@pytest.mark.parametrize(
    ("aims", "target", "date", "words"),
    [
        (["50%", "80%", "100%"], "90%", "", "the end target is 90%, the trajectory ends at 100%"),
        (["50%", "95%", "100%"], "95%", "Feb-23", ""),  # what is aimed at by its own date
        (["50%", "90%", "100%"], "95%", "Feb-23",
         "the end target is 95% (Feb-23), the trajectory is at 90% in Feb-23"),
        (["50%", "80%"], "90%", "2025", "the end target is 90%, the trajectory ends at 80%"),
        (["50%", "80%"], "80%", "", ""),
        (["50%", "80%"], "As others", "", ""),
        (["TBC"], "90%", "", ""),
        ([], "90%", "", ""),
        (["50%"], "", "", ""),
    ],
)  # fmt: skip
def test_an_end_target_that_the_trajectory_does_not_lead_to(aims, target, date, words):
    found = end(aims, target, date)
    assert [code for code, _ in found] == (["end_target_differs"] if words else [])
    assert all(text.startswith(words) for _, text in found)


def test_counts_of_all_periods_may_make_the_end_target_together():
    audits = {"kind": "count", **QUARTERS}
    assert end([10, 10, 10, 10], "40", **audits) == []
    assert [code for code, _ in end([10, 10, 10, 10], "45", **audits)] == ["end_target_differs"]


def test_a_financial_year_that_cannot_be_is_told_and_nothing_is_held_against_it():
    assert end(["50%", "100%"], "90%", "Q1 24/23") == [
        ("period_impossible", "the end target is dated Q1 24/23: 24/23 is no financial year")
    ]


def test_the_last_aim_answers_where_the_date_reaches_further():
    one = trajectory_of(material(["50%", "80%"]), None)
    assert aim_at_end(one, "March 2030") == (one[-1], False)
    assert aim_at_end(one, "someday") == (one[-1], False)
    assert aim_at_end(one, "2023-01-15") == (one[0], True)


AIMS = st.lists(st.integers(0, 100), min_size=1, max_size=12)


@pytest.mark.slow
@given(AIMS, st.sampled_from(["higher", "lower"]))
def test_only_a_trajectory_that_steps_back_is_found(numbers, better):
    """A second computation: pairs that step back."""
    found = list(
        trajectory_problems(
            material([f"{n}%" for n in numbers], better=better), is_on_scorecard=True
        )
    )
    sign = 1 if better == "higher" else -1
    best = [max(sign * n for n in numbers[: at + 1]) for at in range(len(numbers))]
    steps_back = any(sign * n < before for n, before in zip(numbers[1:], best, strict=False))
    assert bool(found) == steps_back


@pytest.mark.slow
@given(AIMS, st.integers(0, 100))
def test_an_end_target_differs_from_its_aim_or_is_quiet(numbers, target):
    found = end([f"{n}%" for n in numbers], f"{target}%")
    assert bool(found) == (target != numbers[-1])
