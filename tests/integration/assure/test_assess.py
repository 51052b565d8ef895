"""Assessments of stored measures: figures, periods, targets, icons, actions."""

import datetime as dt
from itertools import pairwise

import pytest

from goldenthread.assure.measures import assess
from goldenthread.assure.results import Change
from goldenthread.records.measures.models import Annotation, BusinessRule, Measure, Rebase
from goldenthread.records.organisations.models import Post, Unit
from goldenthread.vocabulary import (
    ActionCode,
    Assurance,
    Comparison,
    Kind,
    Period,
    PeriodKind,
    Value,
    Variation,
    WarningCode,
)
from tests.integration.assure.trust import (
    MARCH,
    figure,
    line,
    measure,
    months,
    organisation,
    target,
    week,
)

pytestmark = pytest.mark.django_db

STEADY = [90, 92, 91, 93, 90, 92, 91, 93, 90, 92, 91, 93, 90, 92, 91, 93]


@pytest.fixture
def trust():
    return organisation()


def one(found, period=MARCH, **options):
    (result,) = assess([found], period, **options).measures
    return result


def test_the_newest_figure_stands_beside_the_target_of_its_own_period(trust):
    found = measure(trust)
    months(found, ["80%", "85%", "90%"])
    target(found, "88%")
    target(found, "84%", Period.month(2023, 2), kind="trajectory")
    result = one(found)
    assert (result.latest.period, result.latest.text) == (MARCH, "90%")
    assert (result.latest.target_text, result.latest.comparison) == ("88%", Comparison.MET)
    assert (result.previous.period.code, result.previous.text) == ("2023-02", "85%")
    assert (result.previous.target_text, result.previous.target_kind) == ("84%", "trajectory")
    assert result.previous.comparison is Comparison.MET


def test_later_figures_are_not_looked_at(trust):
    found = measure(trust)
    months(found, ["80%", "85%", "90%"], last=Period.month(2023, 5))
    result = one(found)
    assert result.latest.text == "80%"
    assert result.previous is None
    assert len(result.points) == 1


def test_the_lag_moves_the_newest_figure_back(trust):
    found = measure(trust, lag_months=1)
    months(found, ["80%", "85%", "90%"])
    result = one(found)
    assert (result.latest.period.code, result.previous.period.code) == ("2023-02", "2023-01")
    assert "stale" not in [note.code for note in result.quality]


def test_without_the_newest_month_the_figure_before_is_printed_and_called_stale(trust):
    found = measure(trust)
    months(found, ["80%", "85%"], last=Period.month(2023, 1))
    result = one(found)
    assert result.latest.period.code == "2023-01"
    assert "stale" in [note.code for note in result.quality]


def test_a_measure_without_figures_has_no_position_and_no_action(trust):
    result = one(measure(trust))
    assert (result.latest, result.previous, result.points) == (None, None, ())
    assert result.variation is Variation.INSUFFICIENT_DATA
    assert result.action.code is ActionCode.NONE
    assert not result.escalated
    assert result.change is Change.UNCHANGED
    assert [note.code for note in result.quality] == ["no_figure"]


def test_two_figures_are_too_few_for_icons(trust):
    found = measure(trust, role="driver", tier="constitutional")
    months(found, [70, 71])
    target(found, 90)
    result = one(found)
    assert result.variation is Variation.INSUFFICIENT_DATA
    assert result.assurance is Assurance.INSUFFICIENT_DATA
    assert result.action.rule.startswith("No business rule applies")
    assert not result.escalated
    assert not result.is_charted


def test_a_dash_is_no_figure_and_not_applicable_is_one(trust):
    found = measure(trust)
    months(found, [80, "N/A", "-"])
    result = one(found)
    assert (result.latest.text, result.previous.text) == ("N/A", "80%")
    assert result.latest.comparison is Comparison.NOT_COMPARABLE
    assert [point.value for point in result.points] == [80.0, None, None]
    assert [point.text for point in result.points] == ["80%", "N/A", "-"]


@pytest.mark.parametrize(
    ("aim", "assurance", "limits"),
    [
        (80, Assurance.CONSISTENTLY_PASSING, "pass"),
        ("91.5%", Assurance.HIT_AND_MISS, "inconsistent"),
        (99, Assurance.CONSISTENTLY_FAILING, "fail"),
    ],
)
def test_a_steady_driver_is_judged_by_its_limits(trust, aim, assurance, limits):
    found = measure(trust, role="driver")
    months(found, STEADY)
    target(found, aim)
    result = one(found)
    assert result.variation is Variation.COMMON_CAUSE
    assert (result.assurance, result.assurance_limits) == (assurance, limits)
    assert result.is_charted
    mean = sum(STEADY) / len(STEADY)
    steps = [abs(a - b) for a, b in pairwise(STEADY)]
    half = 2.66 * sum(steps) / len(steps)
    assert result.limits.mean == pytest.approx(mean)
    assert result.limits.lower == pytest.approx(mean - half)
    assert result.limits.upper == pytest.approx(mean + half)
    point = result.points[-1]
    assert point.upper_near_limit == pytest.approx(mean + half * 2 / 3)
    assert point.lower_near_limit == pytest.approx(mean - half * 2 / 3)


def test_a_failing_driver_is_escalated_with_its_rule(trust):
    found = measure(trust, role="driver")
    months(found, STEADY)
    target(found, 99)
    result = one(found)
    assert result.action.rule == (
        "Business rule: driver, failing, common cause: full countermeasure summary"
    )
    assert [reason.code for reason in result.reasons] == ["full_cms"]


def test_a_failing_constitutional_watch_measure_is_escalated_by_its_own_rule(trust):
    found = measure(trust, role="watch", tier="constitutional")
    months(found, STEADY)
    target(found, 99)
    result = one(found)
    assert result.action.code is ActionCode.VERBAL_CMS
    assert [reason.code for reason in result.reasons] == ["constitutional_failing"]


def test_hit_and_miss_for_more_than_six_periods_is_escalated(trust):
    found = measure(trust)
    months(found, STEADY)
    target(found, "91.5%")
    result = one(found)
    assert result.for_periods > 6
    assert [reason.code for reason in result.reasons] == ["hit_and_miss_over_six"]


def test_six_periods_are_judged_by_the_target_of_each_period(trust):
    found = measure(trust, role="driver")
    months(found, STEADY)
    for back in range(6):
        target(found, 89, MARCH.shift(-back), kind="trajectory")
    target(found, 95, valid_to=dt.date(2022, 9, 30))
    result = one(found)
    assert result.assurance is Assurance.PASSING
    assert result.for_periods == 6


@pytest.mark.parametrize(
    ("aim", "assurance"), [("90%", Assurance.PASSING), (">90%", Assurance.HIT_AND_MISS)]
)
def test_equality_meets_the_target_unless_it_is_strict(trust, aim, assurance):
    found = measure(trust)
    months(found, STEADY)
    target(found, aim)
    assert one(found).assurance is assurance


def test_a_zero_tolerance_event_escalates_without_enough_data(trust):
    found = measure(trust, kind="count", better="lower", zero_tolerance=True)
    months(found, [0, 1])
    result = one(found)
    assert result.variation is Variation.INSUFFICIENT_DATA
    assert [reason.code for reason in result.reasons] == ["zero_tolerance_event"]
    assert result.change is Change.NEWLY_ESCALATED
    assert result.action.code is ActionCode.NONE


def test_no_event_no_escalation(trust):
    found = measure(trust, kind="count", better="lower", zero_tolerance=True)
    months(found, [1, 0])
    result = one(found)
    assert not result.escalated
    assert result.change is Change.DE_ESCALATED


def test_a_neutral_measure_is_noted(trust):
    found = measure(trust, kind="count", better="neither")
    months(found, [*STEADY, 300])
    result = one(found)
    assert result.variation is Variation.NEUTRAL_HIGH
    assert result.action.code is ActionCode.NOTE


def test_an_organisations_own_cell_overrides_the_paper(trust):
    BusinessRule.objects.create(
        organisation=trust,
        role="driver",
        assurance="failing",
        variation="common_cause",
        action="verbal_cms",
        words="by the division",
    )
    results = []
    for owner in (trust, organisation("RXX")):
        found = measure(owner, role="driver")
        months(found, STEADY)
        target(found, 99)
        results.append(found)
    own, other = assess(results, MARCH).measures
    assert own.action.words == "Verbal CMS; by the division"
    assert own.action.rule.startswith("Business rule of the organisation: driver, failing")
    assert not own.escalated
    assert other.action.words == "Full CMS"


def test_a_graded_measure_has_steps_and_comparison_but_no_chart(trust):
    found = measure(trust, kind="grade", scale=["R", "A", "G"])
    months(found, ["R", "A", "R", "A", "G"] * 4)
    target(found, "A")
    result = one(found)
    assert result.variation is Variation.INSUFFICIENT_DATA
    assert result.latest.comparison is Comparison.MET
    assert result.movement == "up 1 step, from A to G (better)"
    assert "not_charted" in [note.code for note in result.quality]
    assert result.limits.mean is None
    assert [point.value for point in result.points[:3]] == [0.0, 1.0, 0.0]
    assert result.points[0].target == 1.0


def test_a_target_in_words_is_printed_and_not_compared(trust):
    found = measure(trust)
    months(found, STEADY)
    target(found, Value(Kind.PERCENT, None, "As expected"))
    result = one(found)
    assert result.latest.target_text == "As expected"
    assert result.latest.comparison is Comparison.NOT_COMPARABLE
    assert result.assurance is Assurance.NO_TARGET
    assert "target_not_comparable" in [note.code for note in result.quality]


def test_a_missing_month_is_a_missing_point_with_a_warning(trust):
    found = measure(trust)
    months(found, [*STEADY[:8], None, *STEADY[8:]])
    result = one(found)
    assert len(result.points) == len(STEADY) + 1
    hole = result.points[8]
    assert (hole.value, hole.text, hole.status) == (None, "-", "")
    assert WarningCode.GAP_IN_PERIODS in result.warnings
    assert hole.mean is not None


def test_a_rebase_starts_new_limits(trust):
    found = measure(trust)
    months(found, [10, 11] * 8 + [50, 51] * 8)
    Rebase.objects.create(measure=found, starts=dt.date(2021, 12, 1), reason="New ward")
    result = one(found)
    assert {point.segment for point in result.points} == {1, 2}
    assert result.points[15].segment == 1
    assert result.points[16].segment == 2
    assert result.limits.mean == pytest.approx(50.5)
    assert [note.reason for note in result.rebases] == ["New ward"]
    assert "Dec-21" in result.method or "1 Dec 2021" in result.method


def test_a_rebase_in_the_middle_of_a_month_counts_from_that_month(trust):
    found = measure(trust)
    months(found, [10, 11] * 8 + [50, 51] * 8)
    Rebase.objects.create(measure=found, starts=dt.date(2021, 12, 15), reason="New ward")
    assert one(found).points[16].segment == 2


def test_rebases_before_the_first_and_after_the_last_figure_change_nothing(trust):
    found = measure(trust)
    months(found, STEADY)
    for starts in (dt.date(2001, 1, 1), dt.date(2023, 6, 1)):
        Rebase.objects.create(measure=found, starts=starts, reason="Elsewhere")
    result = one(found)
    assert {point.segment for point in result.points} == {1}


def test_a_rebase_of_a_site_leaves_the_whole_alone(trust):
    found = measure(trust)
    months(found, STEADY)
    months(found, STEADY, series="north")
    Rebase.objects.create(
        measure=found, series=line(found, "north"), starts=dt.date(2022, 8, 1), reason="Moved"
    )
    result = one(found)
    assert {point.segment for point in result.points} == {1}
    assert {point.segment for point in result.lines[0].points} == {1, 2}
    assert result.rebases == ()


def test_a_ghost_is_drawn_but_kept_out_of_the_limits(trust):
    found = measure(trust)
    months(found, [*STEADY[:8], 400, *STEADY[8:]])
    note = Annotation(measure=found, kind="ghost", text="Counted twice")
    note.period = MARCH.shift(-8)
    note.save()
    result = one(found)
    assert [point.ghost for point in result.points].index(True) == 8
    assert result.limits.mean == pytest.approx(sum(STEADY) / len(STEADY))
    assert [(n.kind, n.text) for n in result.annotations] == [("ghost", "Counted twice")]


def test_a_strict_target_is_printed_with_its_comparator(trust):
    found = measure(trust)
    months(found, [90])
    target(found, "90%", comparator=">")
    latest = one(found).latest
    assert (latest.target_text, latest.comparison) == (">90%", Comparison.NEARLY)


def test_a_target_to_be_met_exactly_is_charted_by_direction(trust):
    found = measure(trust)
    months(found, STEADY)
    target(found, "80%", comparator="=")
    result = one(found)
    assert result.assurance is Assurance.CONSISTENTLY_PASSING
    assert result.latest.comparison is Comparison.NOT_MET


def test_settings_come_from_the_measure_then_the_organisation(trust):
    trust.spc_profile, trust.shift_length = "plotthedots", 8
    trust.save()
    usual = measure(trust, "usual")
    own = measure(trust, "own", profile="making_data_count", shift_length=7, baseline_points=12)
    for found in (usual, own):
        months(found, STEADY)
    theirs, its = assess([usual, own], MARCH).measures
    assert "plotthedots" in theirs.method
    assert "8 points" in theirs.method
    assert "Making Data Count" in its.method
    assert "7 points" in its.method
    assert "first 12" in its.method


def test_provisional_figures_are_marked(trust):
    found = measure(trust)
    months(found, STEADY[:-1], last=MARCH.previous())
    figure(found, MARCH, 95, status="provisional")
    result = one(found)
    assert result.latest.is_provisional
    assert not result.previous.is_provisional
    assert result.points[-1].status == "provisional"
    assert "provisional" in [note.code for note in result.quality]


def test_as_at_gives_what_was_known_that_day(trust):
    found = measure(trust)
    first, second = dt.datetime(2023, 4, 5, tzinfo=dt.UTC), dt.datetime(2023, 5, 5, tzinfo=dt.UTC)
    figure(found, MARCH, 80, recorded_at=first, status="provisional")
    figure(found, MARCH, 83, recorded_at=second)
    day = dt.timedelta(days=1)
    assert one(found, as_at=first - day).latest is None
    assert one(found, as_at=first).latest.text == "80%"
    assert one(found, as_at=second - day).latest.is_provisional
    assert one(found, as_at=second).latest.text == "83%"
    assert one(found).latest.text == "83%"


def test_of_two_revisions_known_at_once_the_later_counts(trust):
    found = measure(trust)
    first, second = dt.datetime(2023, 4, 5, tzinfo=dt.UTC), dt.datetime(2023, 5, 5, tzinfo=dt.UTC)
    figure(found, MARCH, 80, recorded_at=first)
    figure(found, MARCH, 83, recorded_at=second)
    late = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)
    found.series.get().observations.filter(revision=1).update(superseded_at=late)
    result = one(found, as_at=second)
    assert [point.value for point in result.points] == [83.0]


def test_the_change_of_a_lagging_measure_compares_the_lagging_months(trust):
    found = measure(trust, kind="count", better="lower", zero_tolerance=True, lag_months=1)
    months(found, [0, 1, 0])
    result = one(found)
    assert (result.latest.period.code, result.change) == ("2023-02", Change.NEWLY_ESCALATED)


def test_a_quarterly_measure_shows_the_quarter_that_is_over(trust):
    found = measure(trust, frequency="quarter")
    for quarter, written in ((3, 70), (4, 75)):
        figure(found, Period.quarter(2022, quarter), written)
    assert one(found, Period.month(2023, 2)).latest.period.label == "Q3 2022/23"
    assert one(found).latest.period.label == "Q4 2022/23"


def test_weeks_and_days_show_the_newest_that_is_over(trust):
    weekly = measure(trust, "weekly", frequency="week")
    figure(weekly, week(2023, 3, 20), 70)
    figure(weekly, week(2023, 3, 27), 75)
    daily = measure(trust, "daily", frequency="day")
    for day in range(25, 32):
        figure(daily, Period(PeriodKind.DAY, dt.date(2023, 3, day)), day)
    weeks, days = assess([weekly, daily], MARCH).measures
    assert weeks.latest.period.start == dt.date(2023, 3, 20)
    assert days.latest.period.start == dt.date(2023, 3, 31)
    assert len(days.points) == 7


def test_a_quarter_among_months_is_left_out_with_a_note(trust):
    found = measure(trust)
    months(found, STEADY)
    figure(found, Period.quarter(2022, 4), 50)
    result = one(found)
    assert result.latest.text == "93%"
    assert "mixed_periods" in [note.code for note in result.quality]


def test_breakdowns_come_with_their_points(trust):
    found = measure(trust)
    months(found, STEADY)
    ward = Unit.objects.create(organisation=trust, code="n", name="North site", kind="site")
    line(found, "north", name="North", unit=ward, order=2)
    line(found, "south", order=1)
    months(found, [70, 71], series="north")
    target(found, 60, series=line(found, "north"))
    target(found, 95)
    result = one(found)
    assert [(part.code, part.name, part.unit) for part in result.lines] == [
        ("south", "south", ""),
        ("north", "North", "North site"),
    ]
    south, north = result.lines
    assert (south.latest, south.points) == (None, ())
    assert north.latest.target_text == "60%"
    assert [point.value for point in north.points] == [70.0, 71.0]
    assert result.latest.target_text == "95%"


def test_the_whole_is_recomputed_from_parts_and_says_so(trust):
    found = measure(trust)
    figure(found, MARCH, 90, series="a", numerator=90, denominator=100)
    figure(found, MARCH, 50, series="b", numerator=5, denominator=10)
    line(found, "c")
    result = one(found)
    assert result.computed_from_parts
    assert result.latest.text == "86.4%"
    assert result.latest.observation_id is None
    codes = [note.code for note in result.quality]
    assert "computed_from_parts" in codes
    assert "parts_missing" in codes


def test_an_entered_whole_is_never_recomputed(trust):
    found = measure(trust)
    figure(found, MARCH, 87)
    figure(found, MARCH, 90, series="a", numerator=90, denominator=100)
    result = one(found)
    assert not result.computed_from_parts
    assert result.latest.text == "87%"
    assert result.latest.observation_id is not None


def test_fewer_points_can_be_asked_for_without_changing_the_limits(trust):
    found = measure(trust)
    months(found, STEADY)
    whole, short, none = (one(found, history_periods=n) for n in (None, 5, 0))
    assert len(whole.points) == 16
    assert short.points == whole.points[-5:]
    assert none.points == ()
    assert whole.limits == short.limits == none.limits


def test_descriptions_of_the_measure_come_along(trust):
    post = Post.objects.create(organisation=trust, code="coo", title="Chief operating officer")
    parent = measure(trust, "parent")
    found = measure(
        trust, "child", short_name="Child", owner=post, contributes_to=parent, unit="", order=3
    )
    result = one(found)
    assert result.owner == "Chief operating officer"
    assert result.contributes_to == "parent"
    assert result.label == "Child"
    assert one(parent).label == "Parent"


def test_measures_keep_the_order_they_are_given_in(trust):
    found = [measure(trust, code, order=i) for i, code in enumerate("abc")]
    listed = assess([found[2], found[0]], MARCH).measures
    assert [result.code for result in listed] == ["c", "a"]
    queried = assess(Measure.objects.filter(organisation=trust), MARCH).measures
    assert [result.code for result in queried] == ["a", "b", "c"]


def test_no_measures_give_an_empty_assessment():
    found = assess([], MARCH)
    assert found.measures == ()
    assert found.escalated() == ()
