"""Charts on slides: native, with their numbers, descriptions, facts and figures."""

import io

import pytest
from openpyxl import load_workbook
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from goldenthread.report.model import (
    ChartGrid,
    GraphSeries,
    Section,
    StackedBars,
)
from tests.unit.report.pptx_reading import (
    charts,
    described,
    layout_faults,
    opened,
    report_of,
    rows,
    tables,
    texts,
    titles,
)
from tests.unit.report.pptx_samples import control, graph

pytestmark = pytest.mark.slow  # every test lays a deck out


def deck_of(*blocks):
    """The deck of one section with the blocks; its layout has no faults."""
    deck = opened(report_of(Section("a", "One", blocks)))
    assert layout_faults(deck) == []
    return deck


def test_a_control_chart_is_native_with_values_limits_and_description():
    deck = deck_of(control())
    (frame,) = charts(deck)
    assert described(frame) == "Falls rose in spring."
    plot = frame.chart.plots[0]
    assert list(plot.categories) == [f"P{at}" for at in range(20)]
    assert [series.name for series in plot.series] == [
        "Value",
        "Target",
        "Mean",
        "Lower limit",
        "Upper limit",
    ]
    assert list(plot.series[0].values) == list(range(20))
    assert frame.chart.has_legend
    assert frame.chart.font.name == "Arial"


def test_special_points_are_marked_and_lines_end_where_a_rebase_lies():
    (frame,) = charts(deck_of(control()))
    value, _, mean, *_ = frame.chart.plots[0].series
    point = value._element.find(qn("c:dPt"))
    assert point.find(qn("c:idx")).get("val") == "4"
    assert point.find(f"{qn('c:marker')}/{qn('c:symbol')}").get("val") == "square"
    (gap,) = mean._element.findall(qn("c:dPt"))
    assert gap.find(qn("c:idx")).get("val") == "10"
    assert gap.find(f".//{qn('a:noFill')}") is not None


def test_icons_facts_and_newest_figures_stand_with_the_chart():
    deck = deck_of(control(emphasis="escalated"))
    found = texts(deck)
    for words in (
        "Falls Escalated",
        "Mar-26: 19",
        "Target: 3",
        "XmR chart.",
        "newest 13 of 20 periods",
    ):
        assert words in found
    pictures = [s for s in deck.slides[2].shapes if s.shape_type == 13]
    assert [described(s) for s in pictures] == [
        "Variation: Special cause: concern, high",
        "Assurance: Failing for six periods or more",
    ]
    data = rows(tables(deck)[1])
    assert data[0] == ["Period", *(f"P{at}" for at in range(7, 20))]
    assert [row[0] for row in data[1:]] == ["Value", "Target", "Point"]


def test_facts_too_long_for_the_slide_go_on_as_text():
    facts = tuple((f"Note {at}", "words " * 40) for at in range(30))
    deck = deck_of(control(facts=facts))
    assert all(f"Note {at}:" in texts(deck) for at in range(30))
    assert texts(deck).count("words") == 1200


def test_a_chart_without_figures_says_why():
    deck = deck_of(control(spec={}, rows=(), columns=(), empty="There are no figures."))
    assert charts(deck) == []
    assert "There are no figures." in texts(deck)


def test_rows_without_a_native_chart_are_all_printed():
    found = texts(deck_of(control(spec={})))
    assert all(f"P{at} " in found for at in range(20))


def test_a_grid_has_two_charts_side_by_side_and_a_last_one_wide():
    deck = deck_of(
        ChartGrid(tuple(control(title=f"Chart {at}", size="quarter") for at in range(3)))
    )
    one, two, three = charts(deck)
    assert one.top == two.top
    assert one.height == two.height
    assert one.left + one.width < two.left
    assert three.width > one.width
    assert titles(deck)[2:] == ["One", "One (2 of 2)"]


def test_graphs_are_native_in_every_style_with_their_figures_beside():
    kinds = {
        "line": XL_CHART_TYPE.LINE_MARKERS,
        "bar": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "stacked_bar": XL_CHART_TYPE.COLUMN_STACKED,
    }
    for style, kind in kinds.items():
        deck = deck_of(graph(style=style))
        (frame,) = charts(deck)
        assert frame.chart.chart_type == kind
        assert [list(s.values) for s in frame.chart.plots[0].series] == [[1, 2, 3], [2, 3, None]]
        assert frame.chart.value_axis.axis_title.text_frame.text == "£ million"
        assert frame.chart.value_axis.tick_labels.number_format == "0.0"
        assert rows(tables(deck)[1])[0] == ["Month", "Plan", "Actual"]
        assert described(frame) == "Savings rise."


def test_a_graph_without_native_form_is_its_table():
    deck = deck_of(graph(style=""))
    assert charts(deck) == []
    assert rows(tables(deck)[1])[1] == ["Apr", "£1m", "£2m"]
    assert "Savings rise." in texts(deck_of(graph(style="", rows=())))


def test_bars_of_themes_lie_along_the_page_the_first_on_top():
    states = (("passing", "Passing", "#00B0F0"), ("failing", "Failing", "#E46C0A"))
    themes = (("People", (2, 1)), ("Access", (0, 4)))
    block = StackedBars("Assurance", "People: 2 passing.", states, themes)
    deck = deck_of(block)
    (frame,) = charts(deck)
    assert frame.chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert frame.chart.category_axis.reverse_order
    assert frame.chart.value_axis._element.find(qn("c:crosses")).get("val") == "max"
    assert frame.chart.value_axis.major_unit == 1
    assert rows(tables(deck)[1]) == [
        ["Theme", "Passing", "Failing"],
        ["People", "2", "1"],
        ["Access", "0", "4"],
    ]


def test_texts_of_a_record_stay_texts_in_the_workbook():
    hostile = "=1+1"
    block = graph(
        categories=(hostile, "+2", "http://x.example"),
        series=(GraphSeries('=HYPERLINK("http://x.example")', (1, 2, 3), "#005EB8"),),
    )
    (frame,) = charts(deck_of(block))
    book = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert hostile in {cell.value for cell in cells}
    assert not any(cell.hyperlink for cell in cells)
    assert next(iter(frame.chart.plots[0].categories)) == hostile


def test_many_categories_are_labelled_here_and_there():
    months = tuple(f"M{at}" for at in range(60))
    series = (GraphSeries("Plan", tuple(range(60)), "#005EB8"),)
    (frame,) = charts(deck_of(graph(categories=months, series=series, rows=())))
    skip = frame.chart.category_axis._element.find(qn("c:tickLblSkip"))
    assert skip.get("val") == "4"
    assert not frame.chart.has_legend
