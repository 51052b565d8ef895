"""Charts: one specification, its pictures and its words."""

import json

import pytest

from goldenthread.assure.measures import assess
from goldenthread.records.measures.models import Annotation, Measure
from goldenthread.report.charts import (
    chart_description,
    lettered_notes,
    measure_chart_spec,
    spec_to_svg,
    stacked_bars_spec,
)
from goldenthread.report.model import StackedBars
from tests.integration.assure import trust as small
from tests.integration.report.trust import MARCH, Trust

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def trust(db):
    return Trust()


def result_of(code):
    (result,) = assess(Measure.objects.filter(code=code), MARCH).measures
    return result


def test_the_chart_draws_its_text_and_says_what_it_shows(trust):
    svg = spec_to_svg(measure_chart_spec(result_of("waits")))
    assert "Mar-23" in svg or "Jan-23" in svg
    assert "<text" in svg
    assert "Control chart of Waits, 18 figures from Oct-21 to Mar-23" in svg
    assert 'role="img"' in svg


def test_the_data_of_the_chart_are_the_points_of_the_assessment(trust):
    result = result_of("waits")
    values = measure_chart_spec(result)["data"]["values"]
    assert [row["value"] for row in values] == [point.value for point in result.points]
    assert [row["mark"] for row in values] == [point.point_type.value for point in result.points]
    assert {row["target"] for row in values} == {90.0}


def test_two_points_are_a_run_chart_without_limits(trust):
    result = result_of("beds")
    assert chart_description(result).startswith("Run chart of Beds & <b>, 2 figures")
    drawn = json.dumps(measure_chart_spec(result)["layer"])
    assert '"lower"' not in drawn
    assert "Beds &amp; &lt;b&gt;" in spec_to_svg(measure_chart_spec(result))


def test_a_measure_without_figures_says_so(trust):
    small.measure(trust.organisation, "empty")
    assert chart_description(result_of("empty")) == "Empty: no figures."


def test_rebases_notes_ghosts_and_provisional_figures_are_marked(trust):
    trust.marks()
    ghosted = MARCH.shift(-2)
    Annotation.objects.create(
        measure=trust.waits, kind="ghost", text="Strike", period_kind="month",
        period_start=ghosted.start,
    )  # fmt: skip
    small.figure(trust.waits, MARCH, "75%", status="provisional")
    result = result_of("waits")
    spec = measure_chart_spec(result)
    marks = [row["mark"] for row in spec["data"]["values"]]
    assert (marks[-1], marks[-3]) == ("provisional", "ghost")
    assert [letter for letter, _ in lettered_notes(result)] == ["a", "b"]
    assert "Rebased" in spec_to_svg(spec)
    assert "kept out of calculations" in spec["data"]["values"][-3]["words"]


def test_a_missing_month_breaks_the_line(trust):
    broken = small.measure(trust.organisation, "broken")
    small.months(broken, ["70%", None, "72%", "71%"])
    values = [row["value"] for row in measure_chart_spec(result_of("broken"))["data"]["values"]]
    assert values == [70.0, None, 72.0, 71.0]


def test_equal_charts_are_drawn_once(trust):
    from goldenthread.report.charts.pictures import draw

    draw.cache_clear()
    spec = measure_chart_spec(result_of("waits"))
    assert spec_to_svg(spec) == spec_to_svg(dict(reversed(spec.items())))
    assert draw.cache_info().misses == 1


def test_stacked_bars_print_their_counts():
    block = StackedBars(
        "Caption", "People: 2 passing", (("passing", "Passing", "#fff"),), (("People", (2,)),)
    )
    svg = spec_to_svg(stacked_bars_spec(block))
    assert ">People<" in svg
    assert ">2<" in svg
    assert "<desc>People: 2 passing</desc>" in svg


def test_the_axis_names_moments_in_the_way_that_a_strict_page_policy_can_read(trust):
    values = measure_chart_spec(result_of("waits"))["encoding"]["x"]["axis"]["values"]
    assert values[-1] == {"year": 2023, "month": 3, "date": 1, "utc": True}
    assert len(values) <= 18


@pytest.mark.parametrize(
    ("kind", "unit", "written", "label"),
    [
        ("percent", "", ["70%", "72%"], ">70.0%<"),
        ("money", "£k", ["£700k", "£720k"], ">£700k<"),
        ("duration", "", ["01:30:00", "01:40:00"], ">01:30<"),
        ("count", "", ["700", "720"], ">700<"),
    ],
)
def test_the_axis_is_written_in_the_unit_of_the_measure(trust, kind, unit, written, label):
    made = small.measure(trust.organisation, "made", kind=kind, unit=unit)
    small.months(made, written)
    assert label in spec_to_svg(measure_chart_spec(result_of("made")))
