"""Scorecards of trajectories: every kind of value of paper 002, trend, pace and findings."""

import pytest

from goldenthread.vocabulary import Comparison, Period
from tests import factories
from tests.integration.assure.programme import assessed
from tests.integration.assure.trust import (
    MARCH,
    figure,
    line,
    measure,
    months,
    organisation,
    target,
)

pytestmark = pytest.mark.django_db

NOVEMBER = Period.month(2023, 11)
FIRST = Period.quarter(2022, 3)  # the papers' trajectories run from Q3 2022/23 to Q2 2024/25
MET, NEARLY, NOT_MET, NOT_COMPARABLE = Comparison
GRADES = {"kind": "grade", "scale": ["P", "A", "G", "E"]}
CLOCK = {"kind": "duration", "better": "lower"}


@pytest.fixture
def programme():
    return factories.ProgrammeFactory(organisation=organisation())


@pytest.fixture
def workstream(programme):
    return factories.WorkstreamFactory(programme=programme, code="w")


@pytest.fixture
def row(programme, workstream):
    """Make a row of the scorecard with quarterly aims and actuals, separated by spaces."""

    def make(aims="", actuals="", *, code="m", options=(), series="", **fields):
        kept = measure(programme.organisation, code, frequency="quarter", **dict(options))
        for place, written in enumerate(aims.split()):
            target(kept, written, FIRST.shift(place), kind="trajectory")
        for place, written in enumerate(actuals.split()):
            figure(kept, FIRST.shift(place), written, series=series)
        factories.ScorecardRowFactory(workstream=workstream, measure=kept, **fields)
        return kept

    return make


@pytest.fixture
def result(programme):
    """Give the only row of the scorecard."""

    def give(period=NOVEMBER):
        (table,) = assessed(programme, period).scorecards["w"]
        (found,) = table.rows
        return found

    return give


def cells(found, place=0):
    return [(cell.text, cell.comparison) for cell in found.lines[place].cells if cell.text]


def printed(written):
    """Give what reports print: separators in thousands, whole words, two digits of hours."""
    if written.isdecimal():
        return f"{int(written):,}"
    return {"Y": "Yes", "N": "No", "0:38:09": "00:38:09"}.get(written, written)


def codes(found):
    return [finding.code for finding in found.findings]


# kind and direction, aims, actuals: as printed; then how each actual stands
PAPER = {
    "percent": (
        {}, "20% 30% 46% 60% 70% 90% >90% >90%", "18% 31% 49% 60.75% 82%",
        [NOT_MET, MET, MET, MET, MET],
    ),
    "count": (
        {"kind": "count"}, "12761 13399 14069 14772 15511 16287 17101 17956",
        "13728 14221 16311 20458 14637", [MET, MET, MET, MET, NOT_MET],
    ),
    "duration": (
        CLOCK, "00:18:00 00:18:00 00:27:59 00:26:43 00:28:56 00:29:37 00:25:00 00:20:00",
        "00:40:33 00:26:53 00:29:42 00:33:09 0:38:09",
        [NOT_MET, NOT_MET, NOT_MET, NOT_MET, NOT_MET],
    ),
    "short duration": (
        CLOCK, "00:00:10 00:00:10 00:00:24 00:00:11 00:00:20 00:00:11",
        "00:01:06 00:00:32 00:00:25 00:00:22 00:00:17",
        [NOT_MET, NOT_MET, NEARLY, NOT_MET, MET],
    ),
    "grades": (
        GRADES, "N/A N/A A A A G G E", "N/A N/A - G/E G",
        [NOT_COMPARABLE, NOT_COMPARABLE, NOT_COMPARABLE, MET, MET],
    ),
    "a pair counts as the lower grade": (
        GRADES, "N/A N/A A A A G G E", "N/A N/A P P P/A",
        [NOT_COMPARABLE, NOT_COMPARABLE, NEARLY, NEARLY, NEARLY],
    ),
    "two steps below are not near": (GRADES, "G E G/E", "P A G", [NOT_MET, NOT_MET, MET]),
    "yes and no": (
        {"kind": "yes_no"}, "N/A N/A Y Y Y Y Y Y", "N/A N/A Y N Y",
        [NOT_COMPARABLE, NOT_COMPARABLE, MET, NOT_MET, MET],
    ),
    "strictly above": (
        {}, ">80% >90% >90% >90% >90% >90% >95% >95%", "80% 90% 93% 93.4% 96%",
        [NEARLY, NEARLY, MET, MET, MET],
    ),
    "aims to be confirmed": (
        {"kind": "count", "better": "lower"}, "N/A N/A N/A N/A TBC TBC TBC TBC",
        "N/A N/A 34 82 6", [NOT_COMPARABLE] * 5,
    ),
    "a text": (
        {"kind": "text"}, "Drafted Approved Published", "Drafted Drafted published",
        [MET, NOT_MET, MET],
    ),
    "either way": ({"better": "neither"}, "50% 50%", "40% 60%", [NOT_COMPARABLE] * 2),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPER)
def test_each_actual_stands_against_the_aim_of_its_own_period(row, result, name):
    options, aims, actuals, comparisons = PAPER[name]
    row(aims, actuals, options=options)
    found = result()
    assert [cell.comparison for cell in found.lines[0].cells][: len(comparisons)] == comparisons
    assert [text for text, _ in cells(found)] == [printed(one) for one in actuals.split()]
    assert list(found.aims[: len(aims.split())]) == [printed(one) for one in aims.split()]


@pytest.mark.parametrize(
    ("name", "position"),
    [
        ("percent", "Q3 2023/24: 82% against 70%, met"),
        ("duration", "Q3 2023/24: 00:38:09 against 00:28:56, not met"),
        ("a pair counts as the lower grade", "Q3 2023/24: P/A against A, nearly"),
        ("aims to be confirmed", "Q3 2023/24: 6 against TBC, not comparable"),
        ("strictly above", "Q3 2023/24: 96% against >90%, met"),
    ],
)
def test_the_position_is_the_newest_actual_against_its_aim(row, result, name, position):
    options, aims, actuals, comparisons = PAPER[name]
    row(aims, actuals, options=options)
    found = result()
    assert (found.position, found.comparison) == (position, comparisons[-1])


def test_what_is_not_applicable_is_no_position(row, result):
    row("50% 60%", "55% N/A")
    assert result().position == "Q3 2022/23: 55% against 50%, met"


@pytest.mark.parametrize(
    ("aims", "actuals", "position", "comparison"),
    [
        ("50%", "", "No actual yet", None),
        ("", "", "No actual yet", None),
        ("- -", "40%", "Q3 2022/23: 40%, no aim", NOT_COMPARABLE),
    ],
)
def test_without_an_actual_or_an_aim(row, result, aims, actuals, position, comparison):
    row(aims, actuals)
    found = result()
    assert (found.position, found.comparison, found.trend, found.pace) == (
        position, comparison, "", "",
    )  # fmt: skip
    assert len(found.lines) == 1
    assert len(found.lines[0].cells) == len(found.aims)


def test_figures_after_the_period_of_the_report_are_not_looked_at(row, result):
    row("20% 30% 46% 60% 70%", "18% 31% 49% 60.75% 82%")
    assert result(Period.month(2023, 6)).position == "Q1 2023/24: 49% against 46%, met"


def test_the_printed_cells_of_a_row(row, result):
    row(
        number="8a.", baseline="80%", baseline_date="30/09/22", end_target="95%", end_date="",
    )  # fmt: skip
    found = result()
    assert (found.number, found.measure, found.baseline, found.end_target) == (
        "8a.", "m", "80% (30/09/22)", "95%",
    )  # fmt: skip


def test_two_lines_have_their_own_actuals_and_aims(row, result):
    kept = row("90% 90%", "91% 85%", series="buildings")
    vehicles = line(kept, "vehicles", name="Vehicles")
    figure(kept, FIRST, "N/A", series="vehicles")
    figure(kept, FIRST.shift(1), "96.5%", series="vehicles")
    target(kept, "97%", FIRST.shift(1), series=vehicles)
    found = result()
    assert [(one.series, one.name) for one in found.lines] == [
        ("buildings", "buildings"), ("vehicles", "Vehicles"),
    ]  # fmt: skip
    assert cells(found) == [("91%", MET), ("85%", NOT_MET)]
    assert cells(found, 1) == [("N/A", NOT_COMPARABLE), ("96.5%", NEARLY)]


def test_a_total_that_was_computed_from_parts_is_no_line(row, result):
    kept = row("", "3 4", options={"kind": "count"}, series="a")
    figure(kept, FIRST, "5", series="b")
    assert [one.series for one in result().lines] == ["a", "b"]


def test_the_position_of_a_line_stands_against_its_own_aim(row, result):
    kept = row("50%", "91%", series="buildings")
    target(kept, "95%", FIRST, series=kept.series.get())
    assert result().lines[0].cells[0].comparison is NEARLY
    assert result().comparison is NEARLY


@pytest.mark.parametrize(
    ("options", "actuals", "trend"),
    [
        ({}, "50% 60%", "Improving"),
        ({}, "60% 50%", "Worsening"),
        ({}, "60% 60.0%", "Unchanged"),
        ({}, "50% N/A - 60%", "Improving"),
        ({}, "50%", ""),
        ({}, "50% N/A", ""),
        ({"better": "lower"}, "50% 60%", "Worsening"),
        ({"better": "lower"}, "60% 50%", "Improving"),
        ({"better": "neither"}, "50% 60%", "Rising"),
        ({"better": "neither"}, "60% 50%", "Falling"),
        (CLOCK, "00:33:09 00:38:09", "Worsening"),
        (GRADES, "P P/A", "Unchanged"),
        (GRADES, "P A/G", "Improving"),
        ({"kind": "yes_no"}, "Y N", "Worsening"),
        ({"kind": "text"}, "Drafted Approved", ""),
    ],
)
def test_the_trend_is_between_the_newest_two_in_the_better_direction(
    row, result, options, actuals, trend
):
    row("", actuals, options=options)
    assert result().trend == trend


def test_pace_is_the_change_a_period_that_the_last_aim_needs(row, result):
    options, aims, actuals, _ = PAPER["percent"]
    row(aims, actuals, options=options)
    # (90 - 82) / 3 quarters; the best step was 60.75 to 82
    assert result().pace == "+2.7% a quarter to reach >90%; best so far +21.3%"


def test_pace_of_a_duration_goes_down(row, result):
    options, aims, actuals, _ = PAPER["duration"]
    row(aims, actuals, options=options)
    # from 38:09 to 20:00 in 3 quarters; the best step was 40:33 to 26:53
    assert result().pace == "-00:06:03 a quarter to reach 00:20:00; best so far -00:13:40"


@pytest.mark.parametrize(
    ("options", "aims", "actuals", "pace"),
    [
        ({}, "10% 20% 90%", "5%", "+42.5% a quarter to reach 90%; best so far none yet"),
        ({}, "10% 20% 90%", "5% 3%", "+87.0% a quarter to reach 90%; best so far -2.0%"),
        ({}, "10% 20% 90%", "5% 95%", "The aim of Q1 2023/24 is reached already"),
        ({}, "10% 20% 90%", "5% 90%", "The aim of Q1 2023/24 is reached already"),
        ({}, "10% 90%", "5% 50%", ""),  # no period is left
        ({}, "", "5% 50%", ""),
        ({"better": "neither"}, "10% 20% 90%", "5%", ""),
        (GRADES, "P A E", "P", ""),
        ({"kind": "yes_no"}, "Y Y Y", "N", ""),
        ({"kind": "count"}, "10 20 41", "11", "+15 a quarter to reach 41; best so far none yet"),
        ({"kind": "count"}, "10 20 TBC", "11", "+9 a quarter to reach 20; best so far none yet"),
    ],
)
def test_pace(row, result, options, aims, actuals, pace):
    row(aims, actuals, options=options)
    assert result().pace == pace


def test_a_strict_aim_is_not_reached_by_equality(row, result):
    row("80% >90%", "90%")
    assert result(Period.month(2022, 12)).pace != "The aim of Q4 2022/23 is reached already"


def test_the_best_change_is_that_of_one_period(row, result):
    row("10% 20% 30% 90%", "10% N/A 30%")
    assert result().pace == "+60.0% a quarter to reach 90%; best so far +10.0%"


@pytest.mark.parametrize(
    ("options", "aims", "words"),
    [
        ({}, "30% 60% 70% 80% 90% 95% >70% >80%", "95% in Q4 2023/24, then >70% in Q1 2024/25"),
        (CLOCK, "00:18:00 00:18:00 00:27:59", "00:18:00 in Q3 2022/23, then 00:27:59 in Q1"),
        (GRADES, "A G A", "G in Q4 2022/23, then A in Q1 2023/24"),
        ({}, "50% N/A 40%", "50% in Q3 2022/23, then 40% in Q1 2023/24"),
    ],
)
def test_a_trajectory_that_worsens_is_a_finding(row, result, options, aims, words):
    row(aims, options=options, number="3")
    (found,) = result().findings
    assert (found.code, found.severity, found.record) == (
        "trajectory_worsens",
        "warning",
        "measure",
    )
    assert found.workstream == "w"
    assert found.words.startswith(f"3 M: the trajectory worsens: {words}")


@pytest.mark.parametrize(
    ("options", "aims"),
    [({}, "30% 60% 60% >60%"), (CLOCK, "00:20:00 00:18:00"), ({"better": "neither"}, "9% 3%"),
     ({}, "N/A TBC 50%"), ({"kind": "text"}, "Published Drafted"), ({}, "")],
)  # fmt: skip
def test_a_trajectory_that_holds_or_improves_is_none(row, result, options, aims):
    row(aims, options=options)
    assert codes(result()) == []


@pytest.mark.parametrize(
    ("aims", "end_target", "words"),
    [
        ("50% 80% 100%", "90%", "the end target is 90%, the trajectory ends at 100% in Q1 2023/24"),
        ("50% 80% TBC", "90%", "the end target is 90%, the trajectory ends at 80% in Q4 2022/23"),
        ("50% 80% 90%", "90%", ""),
        ("50% 80% >95%", ">95%", ""),
        ("50% 80% 90.0%", "90%", ""),
        ("50% 80%", "TBC", ""),
        ("50% 80%", "As good as others", ""),
        ("50% 80%", "", ""),
        ("", "90%", ""),
        ("TBC", "90%", ""),
    ],
)
def test_an_end_target_that_the_trajectory_does_not_end_at(row, result, aims, end_target, words):
    row(aims, end_target=end_target)
    found = result()
    assert codes(found) == (["end_target_differs"] if words else [])
    assert all(one.words.endswith(words) for one in found.findings)


def words_only(kept, written):
    """Give a value that is kept as words though its measure has grades."""
    from goldenthread.vocabulary import Value

    return Value(kept.spec.kind, None, written)


def test_aims_and_actuals_of_another_kind_are_findings_and_print_as_written(row, result):
    kept = row(options={"kind": "grade", "scale": ["No", "Minimal", "Partial", "Substantial"]})
    for place, aim in enumerate(("95%", "95%", "100%")):
        target(kept, words_only(kept, aim), FIRST.shift(place), kind="trajectory")
    figure(kept, FIRST, "Partial")
    figure(kept, FIRST.shift(1), words_only(kept, "64%"))
    found = result()
    assert codes(found) == ["aim_of_another_kind", "figure_of_another_kind"]
    assert found.findings[0].words.endswith("aims of another kind than the actuals: 95%, 100%")
    assert found.findings[1].words.endswith("actuals of another kind: 64% in Q4 2022/23")
    assert cells(found) == [("Partial", NOT_COMPARABLE), ("64%", NOT_COMPARABLE)]
    assert found.aims[:3] == ("95%", "95%", "100%")
    assert found.position == "Q4 2022/23: 64% against 95%, not comparable"


def test_each_line_has_a_trajectory_of_its_own(row, result):
    kept = row()
    for code, aims in (("ED", ("50%", "60%")), ("NED", ("20%", "30%"))):
        for place, written in enumerate(aims):
            target(kept, written, FIRST.shift(place), series=line(kept, code))
    assert codes(result()) == []


def test_a_benchmark_is_no_part_of_the_trajectory(row, result):
    kept = row("50% 60%", end_target="60%")
    target(kept, "40%", FIRST.shift(2), kind="benchmark")
    assert codes(result()) == []


def test_findings_of_a_scorecard_stand_among_those_of_the_programme(programme, row):
    row("50% 40%", end_target="40%")
    found = assessed(programme).result.findings
    assert [one.code for one in found] == ["trajectory_worsens"]


def test_each_length_of_period_has_a_table(programme, workstream, row):
    row("50% 60%")
    monthly = measure(programme.organisation, "monthly")
    months(monthly, ["1%", "2%"], last=Period.month(2023, 11))
    factories.ScorecardRowFactory(workstream=workstream, measure=monthly)
    factories.WorkstreamFactory(programme=programme, code="without")
    found = assessed(programme, NOVEMBER).scorecards
    assert list(found) == ["w"]
    quarters, by_month = found["w"]
    assert [period.label for period in quarters.periods] == [
        "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24",
    ]  # fmt: skip
    assert quarters.years == (("2022/23", 2), ("2023/24", 3))
    assert [period.label for period in by_month.periods] == ["Oct-23", "Nov-23"]


def test_at_most_thirteen_periods_around_the_report(programme, workstream):
    monthly = measure(programme.organisation, "monthly")
    months(monthly, [f"{n}%" for n in range(40)])
    for ahead in range(1, 20):
        target(monthly, "90%", MARCH.shift(ahead))
    factories.ScorecardRowFactory(workstream=workstream, measure=monthly)
    (table,) = assessed(programme).scorecards["w"]
    assert len(table.periods) == 13
    assert MARCH in table.periods
    assert table.periods[0].code == "2022-07"
    for one, after in zip(table.periods, table.periods[1:], strict=False):
        assert after == one.next()
    assert len(table.rows[0].aims) == len(table.rows[0].lines[0].cells) == 13


def test_quarterly_figures_of_a_monthly_measure_do_not_hide_those_of_others(programme, workstream):
    odd, even = (measure(programme.organisation, code) for code in ("odd", "even"))
    for place in range(2):
        figure(odd, FIRST.shift(place), "5%")
    months(even, ["7%", "8%"], last=NOVEMBER)
    for one in (odd, even):
        factories.ScorecardRowFactory(workstream=workstream, measure=one)
    (table,) = assessed(programme, NOVEMBER).scorecards["w"]
    assert ("8%", NOT_COMPARABLE) in cells(table.rows[1])


def test_many_quarterly_figures_of_a_monthly_measure_do_not_stop_the_report(programme, workstream):
    odd = measure(programme.organisation, "odd")
    for place in range(16):
        figure(odd, FIRST.shift(place - 14), "5%")
    factories.ScorecardRowFactory(workstream=workstream, measure=odd)
    (table,) = assessed(programme, MARCH).scorecards["w"]
    assert len(table.periods) <= 13
