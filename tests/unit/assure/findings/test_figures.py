"""Figures that contradict their parts, and targets that were changed in place."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.figures import (
    TargetVersion,
    changed_targets,
    ratio_problems,
    slack_of,
    whole_problems,
)
from goldenthread.vocabulary import Period
from tests.unit.assure.findings.measures import material

D = Decimal
MARCH = Period.month(2023, 3)


def ratios(*figures, **options):
    one = material(figures=figures, **options)
    return [problem.words for problem in ratio_problems(one.whole, one.spec)]


@pytest.mark.parametrize(
    ("figure", "options", "is_wrong"),
    [
        (("94.1%", D(941), D(1000)), {}, False),
        (("94%", D(941), D(1000)), {}, False),
        (("94.2%", D(941), D(1000)), {}, True),
        (("95%", D(941), D(1000)), {}, True),
        (("6.4", D(64), D(10_000)), {"kind": "rate", "unit": "per 1,000 bed days"}, False),
        (("6.6", D(64), D(10_000)), {"kind": "rate", "unit": "per 1,000 bed days"}, True),
        (("6.6", D(64), D(10_000)), {"kind": "rate", "unit": "score"}, False),  # no known scale
        (("94.2%", None, D(1000)), {}, False),
        (("94.2%", D(1), D(0)), {}, False),
        ((">90%", D(1), D(10)), {}, False),
        (("N/A", D(1), D(10)), {}, False),
        (("1300.0%", D(13), D(1)), {}, False),  # a true ratio on a very small number
    ],
)
def test_a_figure_beside_its_numerator_and_denominator(figure, options, is_wrong):
    assert bool(ratios(figure, **options)) == is_wrong


def test_the_figures_that_are_wrong_are_listed_with_what_their_parts_make():
    assert ratios(("50%", D(1), D(2)), ("95%", D(941), D(1000))) == [
        "95% in Feb-23, where 941 of 1,000 make 94.10%"
    ]


@pytest.mark.slow
@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 3))
def test_a_rounded_ratio_is_never_found_wrong_and_one_that_is_off_by_a_digit_is(
    top, bottom, places
):
    exact = D(top) / D(bottom) * 100
    written = round(exact, places)
    assert ratios((f"{written:f}%", D(top), D(bottom))) == []
    off = written + D(1).scaleb(-places) * 2
    assert len(ratios((f"{off:f}%", D(top), D(bottom)))) == 1


def test_the_slack_is_half_of_the_last_digit():
    assert slack_of("94.1%") == D("0.05001")
    assert slack_of("94%") == D("0.5001")


@pytest.mark.parametrize(
    ("whole", "lines", "kind", "is_wrong"),
    [
        (["10"], (["4"], ["6"]), "count", False),
        (["10"], (["4"], ["7"]), "count", True),
        (["10"], (["4"], ["5"]), "count", False),  # not all parts may be told
        (["10"], (["4"], [None]), "count", False),
        (["10%"], (["40%"], ["70%"]), "percent", False),  # shares are not added
    ],
)
def test_parts_never_make_more_than_the_whole(whole, lines, kind, is_wrong):
    one = material(figures=whole, lines=lines, kind=kind)
    found = list(whole_problems(one.whole, one.lines, one.spec, {1: None, 2: None}))
    assert [problem.code for problem in found] == (["parts_over_whole"] if is_wrong else [])


def test_a_ward_inside_a_site_is_counted_with_its_site():
    one = material(figures=["10"], lines=(["9"], ["6"]), kind="count")
    assert list(whole_problems(one.whole, one.lines, one.spec, {1: None, 2: 1})) == []


def version(text, day, begins="2023-01-01", target=1):
    at = dt.date.fromisoformat
    return TargetVersion(target, 1, text, at(begins) if begins else None, at(day))


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ([version("12%", "2023-01-05"), version("14%", "2023-03-20")], ["Target 14%"]),
        ([version("12%", "2023-01-05"), version("12%", "2023-03-20")], []),
        ([version("12%", "2023-03-20"), version("14%", "2023-03-20")], []),  # put right at once
        ([version("12%", "2023-01-05"), version("14%", "2023-02-20")], []),  # before the period
        ([version("12%", "2023-01-05", "2023-09-01"),
          version("14%", "2023-03-20", "2023-09-01")], []),  # not yet in force
        ([version("12%", "2023-01-05", None), version("14%", "2023-03-20", None)],
         ["Target 14%"]),
        ([version("12%", "2023-01-05"), version("14%", "2023-03-20", target=2)], []),
    ],
)  # fmt: skip
def test_a_target_that_was_changed_in_place(versions, said):
    assert [problem.said for problem in changed_targets(versions, MARCH)] == said
