"""Native charts: the numbers and safe texts that editable documents draw."""

import io
import math

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.report.model import ChartBlock, Graph, GraphSeries, StackedBars
from goldenthread.report.render.native import native_chart
from goldenthread.report.render.native_text import colour_of, name_text, number, plain_text
from goldenthread.report.render.native_units import bottom_of, format_text, unit_of
from goldenthread.report.render.native_workbook import chart_data


def row(period, value, **more):
    return {"period": period, "value": value, "segment": 0, "mark": "common_cause", **more}


def control(rows, label=""):
    layer = [{"encoding": {"y": {"axis": {"labelExpr": label} if label else {}}}}]
    return ChartBlock(
        measure="waits",
        title="Waits",
        description="Run chart of waits",
        spec={"data": {"values": rows}, "layer": layer} if rows else {},
        facts=(),
        variation="common_cause",
        assurance="no_target",
        columns=("Period", "Value"),
        rows=tuple((r["period"], str(r["value"])) for r in rows),
        method="",
    )


def test_a_control_chart_has_its_lines_and_tells_special_causes():
    rows = [
        row("Jan-23", 90.0, target=95, mean=91.0, lower=80.0, upper=99.0),
        row("Feb-23", None, target=95, mean=91.0, lower=80.0, upper=99.0),
        row("Mar-23", 70.0, mark="concern", mean=75.0, segment=1),
        row("Apr-23", 71.0, mark="provisional", mean=75.0, segment=1),
        row("May-23", 20.0, mark="ghost", segment=1),
    ]
    chart = native_chart(control(rows, "datum.label + '%'"))
    assert [s.name for s in chart.series] == [
        "Value",
        "Target",
        "Mean",
        "Lower limit",
        "Upper limit",
    ]
    assert chart.categories == ("Jan-23", "Feb-23", "Mar-23", "Apr-23", "May-23")
    value, target, mean, *_ = chart.series
    assert value.values == (90.0, None, 70.0, 71.0, 20.0)
    assert target.values == (95, 95, None, None, None)
    assert target.dashed
    assert not value.dashed
    assert (value.breaks, mean.breaks) == ((), (2,))
    assert [(p.at, p.symbol) for p in value.points] == [(2, "square"), (3, "circle"), (4, "x")]
    assert chart.number_format == '#,##0"%"'
    assert (chart.style, chart.title, chart.description) == ("line", "Waits", "Run chart of waits")


@pytest.mark.parametrize(
    ("label", "numbers", "expected"),
    [
        ("", [1.0, 100.0], (1, "#,##0")),
        ("", [1.0, 2.0], (1, "#,##0.0")),
        ("", [1.0, 1.01], (1, "#,##0.00")),
        ("", [3.0], (1, "General")),
        ("'£' + datum.label + 'm'", [1.0, 20.0], (1, '"£"#,##0"m"')),
        ("'£' + datum.label + ''", [1.0, 20.0], (1, '"£"#,##0')),
        ("format(floor(datum.value / 60), '02d')", [30.0, 45.0], (1440, "[hh]:mm")),
        ("anything else", [1.0, 20.0], (1, "#,##0")),
    ],
)
def test_the_axis_tells_the_unit(label, numbers, expected):
    spec = {"layer": [{"encoding": {"y": {"axis": {"labelExpr": label}}}}]}
    assert unit_of(spec, numbers) == expected


@pytest.mark.parametrize(
    ("numbers", "bottom"),
    [([91.0, 97.0], 90.0), ([80.0, 95.5], 70.0), ([0.0, 5.0], None), ([1.0, 9.0], None),
     ([5.0], None), ([-3.0, -1.0], None), ([1000.0, 1500.0], 900.0)],
)  # fmt: skip
def test_the_axis_begins_at_a_round_number_below_the_figures(numbers, bottom):
    assert bottom_of(numbers) == bottom


@pytest.mark.parametrize("spec", [{}, {"layer": []}, {"layer": [{"encoding": 3}]}])
def test_an_axis_that_is_not_written_is_plain(spec):
    assert unit_of(spec, [1.0, 20.0]) == (1, "#,##0")


def test_durations_become_parts_of_a_day():
    rows = [row("Jan-23", 720.0), row("Feb-23", 36.0)]
    chart = native_chart(control(rows, "floor(datum.value / 60)"))
    assert chart.series[0].values == (0.5, 0.025)


@pytest.mark.parametrize(
    "rows", [[], [row("Jan-23", None)], [row("Jan-23", "=1+1")], [row("Jan-23", True)]]
)
def test_a_control_chart_without_numbers_is_none(rows):
    assert native_chart(control(rows)) is None


@pytest.mark.parametrize("spec", [{"data": 3}, {"data": {"values": {}}}, {"data": {"values": [3]}}])
def test_specifications_of_another_shape_are_none(spec):
    block = control([])
    assert native_chart(ChartBlock(**{**vars(block), "spec": spec})) is None


def test_bars_leave_out_states_that_no_measure_is_in():
    block = StackedBars(
        "Assurance",
        "Words",
        (("passing", "Passing", "#fff"), ("failing", "Failing", "#fff"), ("own", "Own", "#abc")),
        (("Care", (1, 0, 2)), ("People", (3, 0, 0))),
    )
    chart = native_chart(block)
    assert [(s.name, s.values) for s in chart.series] == [("Passing", (1, 3)), ("Own", (2, 0))]
    assert [s.colour for s in chart.series] == ["#BFE6F7", "#AABBCC"]
    assert (chart.style, chart.horizontal) == ("stacked_bar", True)
    assert native_chart(StackedBars("c", "d", block.categories, ())) is None


def test_a_graph_gives_its_own_series_as_long_as_its_categories():
    series = (GraphSeries("Plan", (1.0,), "#005EB8"), GraphSeries("Actual", (1, 2, 3, 4), "red"))
    block = Graph("Savings", "d", {}, (), (), "bar", ("Apr", "May", "Jun"), series, "0.0", "£m")
    chart = native_chart(block)
    assert [s.values for s in chart.series] == [(1.0, None, None), (1, 2, 3)]
    assert [s.colour for s in chart.series] == ["#005EB8", "#768692"]
    assert (chart.style, chart.number_format, chart.axis) == ("bar", "0.0", "£m")
    assert native_chart(Graph("c", "d", {}, (), ())) is None
    assert native_chart(Graph("c", "d", {}, (), (), "line", ("Apr",), ())) is None


def test_texts_of_records_stay_texts_in_the_workbook():
    series = (GraphSeries("=HYPERLINK(1)", (1.5,), ""), GraphSeries("http://x.example", (2,), ""))
    block = Graph("c", "d", {}, (), (), "line", ("{=1+1}",), series)
    blob = chart_data(native_chart(block)).xlsx_blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    cells = {cell.coordinate: (cell.value, cell.data_type) for line in sheet for cell in line}
    assert cells["B1"] == ("=HYPERLINK(1)", "s")
    assert cells["A2"] == ("{=1+1}", "s")
    assert sheet["C1"].hyperlink is None
    assert cells["B2"] == (1.5, "n")
    assert blob == chart_data(native_chart(block)).xlsx_blob


def test_text_colours_numbers_and_formats_are_made_safe():
    assert plain_text("a\x00\x0b\x1b\x85b\r\nc\td\ufffe\ud800\u202e") == "a\nb\nc d"
    assert len(name_text("x" * 1000)) == 250
    assert colour_of("abc") == "#AABBCC"
    assert number(math.inf) is None
    assert [format_text(f) for f in ("0%", '"£"0', "<b>", '"0', "")] == [
        "0%", '"£"0', "General", "General", "General",
    ]  # fmt: skip


@given(st.text())
def test_any_text_can_stand_in_a_document(text):
    kept = plain_text(text)
    assert plain_text(kept) == kept
    assert all(character == "\n" or ord(character) >= 32 for character in kept)
    assert len(name_text(text)) <= 250
