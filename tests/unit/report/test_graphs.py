"""Graphs: their data and tables, and specifications that draw what they say."""

import datetime as dt
import json
import re

import pytest

from goldenthread.report.charts import SERIES_COLOURS, bar_graph, line_graph, timeline_graphs
from goldenthread.report.charts.numbers import legible_ink, number_form
from goldenthread.report.charts.pictures import spec_to_svg
from goldenthread.report.charts.timeline_parts import timeline_parts
from goldenthread.report.charts.timeline_picture import ticks
from goldenthread.report.model import GraphSeries
from tests.unit.report import graph_report as made
from tests.unit.report.graph_report import HOSTILE, MONTHS, item, series

LONG = ("Governance and well led services", "Culture and staff wellbeing of all") * 4
GRAPHS = {
    "completion": made.completion(),
    "stacked": made.bars(),
    "grouped": made.bars(stacked=False),
    "lying": made.bars(LONG),
    "lying side by side": made.bars(LONG, stacked=False),
    "lines": made.lines(),
    "timeline": made.timeline(),
    "many months": made.completion(tuple(f"Month {n}" for n in range(60))),
}
slow = pytest.mark.slow


def texts(spec):
    """Give the words of the picture."""
    drawn = spec_to_svg(spec)
    return [re.sub("<[^>]*>", "", text) for text in re.findall(r"<text .*?</text>", drawn)]


@slow
@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_a_specification_is_understood_without_a_warning(graph, capfd):
    import vl_convert

    svg = vl_convert.vegalite_to_svg(graph.spec, show_warnings=True)
    assert "<path" in svg
    assert capfd.readouterr().err == ""
    assert json.loads(json.dumps(graph.spec, allow_nan=False)) == graph.spec


def test_the_table_prints_the_numbers_as_the_format_says():
    assert made.lines().rows == (
        ("Apr-23", "£1.0m", "£0.8m"),
        ("May-23", "£2.2m", ""),
        ("Jun-23", "£3.1m", "£2.9m"),
    )
    assert made.completion().rows[1] == ("May-23", "17%", "13%", "")


@pytest.mark.parametrize(
    ("written", "value", "text"),
    [
        ("0", 2.5, "3"), ("0.0", 2.25, "2.3"), ("#,##0", 12345, "12,345"), ("0%", 0.625, "63%"),
        ('0"%"', 62.5, "63%"), ('"£"#,##0.0"m"', -1234.56, "-£1,234.6m"), ("General", 1.50, "1.5"),
        ("0", -0.2, "0"), ("0", None, ""), ("0", float("nan"), ""), ("0", float("inf"), ""),
    ],
)  # fmt: skip
def test_a_number_format_prints_as_a_spreadsheet_does(written, value, text):
    assert number_form(written).text(value) == text


def test_series_get_our_colours_where_they_have_none_and_are_as_long_as_the_categories():
    held = (GraphSeries("a", (1,), ""), GraphSeries("b", (1, 2, 3, 4), "#123456"))
    graph = line_graph("c", "d", (), MONTHS[:3], held)
    assert [one.colour for one in graph.series] == [SERIES_COLOURS[0], "#123456"]
    assert [one.values for one in graph.series] == [(1, None, None), (1, 2, 3)]
    assert graph.columns == ("Period", "a", "b")


def test_lines_are_told_apart_without_colour():
    spec = made.completion().spec
    dashes = [layer["mark"]["strokeDash"] for layer in spec["layer"][:3]]
    assert dashes == [[8, 4], [1, 0], [2, 3]]
    shapes = spec["layer"][3]["encoding"]["shape"]["scale"]
    assert shapes == {
        "domain": ["Planned", "Actual", "Forecast"],
        "range": ["circle", "square", "triangle-up"],
    }


@slow
def test_categories_stand_in_their_order_and_a_name_that_repeats_has_its_own_place():
    quarters = ("Q3", "Q4", "Q1", "Q2", "Q3")
    graph = line_graph("c", "d", (), quarters, series(("Score", (1, 2, 3, 4, 5))))
    assert graph.categories == quarters
    assert graph.spec["encoding"]["x"]["scale"]["domain"] == ["Q3", "Q4", "Q1", "Q2", "Q3 (2)"]
    printed = texts(graph.spec)
    assert [text for text in printed if text.startswith("Q")] == ["Q3", "Q4", "Q1", "Q2", "Q3 (2)"]


@slow
def test_the_newest_number_of_each_line_is_printed_and_none_on_another():
    graph = line_graph("c", "d", (), ("a", "b"), series(("x", (1, 5)), ("y", (2, 5.01))), "0.00")
    spec = graph.spec
    assert {"5.00", "5.01"} <= set(texts(spec))
    labels = [layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert labels[1]["dy"] - labels[0]["dy"] >= 14


@slow
def test_long_names_lie_beside_their_bars_and_are_printed_whole():
    graph = made.bars(LONG[:2] * 4)
    assert "y" in graph.spec["encoding"]
    assert graph.spec["encoding"]["y"]["field"] == "category"
    assert "Governance and well led services" in texts(graph.spec)
    few = made.bars(("Governance and well led", "Safety"))
    assert few.spec["encoding"]["x"]["field"] == "category"


@slow
def test_many_months_keep_the_newest_name():
    printed = texts(GRAPHS["many months"].spec)
    assert "Month 59" in printed
    assert sum(text.startswith("Month") for text in printed) < 45


@slow
def test_bars_print_their_numbers_and_nothing_for_nought_in_a_stack():
    held = series(("Open", (4, 0)), ("Closed", (2, 3)))
    stacked = bar_graph("c", "d", (), ("a", "b"), held, stacked=True)
    assert "0" not in [row["text"] for row in stacked.spec["data"]["values"]]
    side = bar_graph("c", "d", (), ("a", "b"), held)
    assert "0" in [row["text"] for row in side.spec["data"]["values"]]
    assert {"4", "2", "3"} <= set(texts(stacked.spec))


def test_numbers_on_bars_are_legible():
    assert legible_ink("#003087", "#212B32") == "#FFFFFF"
    assert legible_ink("#FFB81C", "#212B32") == "#212B32"
    assert legible_ink("no colour", "#212B32") == "#212B32"


@pytest.mark.parametrize("categories", [(), MONTHS])
@pytest.mark.parametrize("held", [(), series(("x", ())), series(("x", (None, float("nan"))))])
def test_a_graph_without_numbers_has_its_table_and_no_picture(categories, held):
    for graph in (
        line_graph("c", "d", (), categories, held),
        bar_graph("c", "d", (), categories, held),
    ):
        assert graph.spec == {}
        assert len(graph.rows) == len(categories)
    assert made.timeline(()).spec == {}
    assert made.timeline(()).description == "Timeline without milestones."


def test_given_rows_stand_for_the_numbers():
    graph = bar_graph("c", "d", ("k", "v"), ("a",), series(("x", (1,))), rows=[["a", "one"]])
    assert graph.rows == (("a", "one"),)


@slow
def test_the_timeline_groups_milestones_and_marks_their_days():
    graph = made.timeline()
    printed = texts(graph.spec)
    for words in (
        "Well led", "Culture", "Train managers", "Baseline due", "Due now", "Forecast", "Completed",
        "Report date 31 Dec 2023", "On track", "Not started", "Jan 2024",
    ):  # fmt: skip
        assert words in printed, words
    assert graph.columns[:3] == ("Milestone", "Workstream", "Status")
    assert [row[0] for row in graph.rows] == [
        "Train managers", "Approve the framework", "Charter", "No baseline",
    ]  # fmt: skip
    assert graph.rows[0] == (
        "Train managers", "Well led", "✕ Overdue by more than a month", "1 Nov 2023", "1 Nov 2023",
        "1 Feb 2024", "",
    )  # fmt: skip
    assert "4 milestones" in graph.description
    assert "1 completed, 1 past the day they were due" in graph.description


def test_days_of_a_timeline_are_read_alike_in_every_time_zone():
    written = json.dumps(made.timeline().spec)
    assert '"utc": true' in written
    assert "datetime" not in written
    days = re.findall(r'"(?:day|from|to)": "([^"]*)"', written)
    assert days
    assert all(dt.date.fromisoformat(day) for day in days)


@pytest.mark.parametrize(
    ("start", "end"),
    [((2023, 1), (2023, 2)), ((2023, 5), (2024, 8)), ((1999, 12), (2031, 1)), ((1, 1), (9999, 1))],
)
def test_a_timeline_has_a_tick_for_even_steps_of_months(start, end):
    days = ticks(dt.date(*start, 1), dt.date(*end, 1))
    assert 1 <= len(days) <= 10
    assert all(day.day == 1 for day in days)


def test_a_long_timeline_comes_in_pictures_that_a_page_can_print():
    items = [item(f"Milestone {n}", f"Group {n // 20}") for n in range(70)]
    parts = timeline_graphs("Milestones", items, made.DAY)
    assert [len(part.rows) for part in parts] == [20, 20, 20, 10]
    assert parts[0].caption == "Milestones, part 1 of 4"
    assert sum(len(part.rows) for part in timeline_graphs("c", items, made.DAY, most=7)) == 70
    assert [part.caption for part in timeline_graphs("c", items[:3], made.DAY)] == ["c"]
    assert [part.rows for part in timeline_graphs("c", (), made.DAY)] == [()]


@slow
def test_a_long_timeline_is_drawn_in_parts_on_the_same_days():
    items = [item(f"Milestone {n}", f"Group {n // 20}") for n in range(70)]
    spec = made.timeline(items).spec
    parts = timeline_parts(spec, 25)
    assert [len(part["encoding"]["y"]["scale"]["domain"]) for part in parts] == [21, 21, 21, 11]
    printed = [texts(part) for part in parts]
    assert [sum(text.startswith("Milestone") for text in found) for found in printed] == [
        20, 20, 20, 10,
    ]  # fmt: skip
    assert all("Report date 31 Dec 2023" in found for found in printed)
    assert "Group 1" in printed[1]
    axes = [[text for text in found if text.endswith(" 2023")] for found in printed]
    assert all(axis == axes[0] for axis in axes)
    assert len(timeline_parts(spec, 7)) == 11
    assert timeline_parts(spec, 100) == [spec]
    assert timeline_parts(made.bars().spec, 1) == [made.bars().spec]


@slow
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_drawn_as_text(text):
    for block in made.hostile(text).sections[0].blocks:
        if spec := getattr(block, "spec", None):
            svg = spec_to_svg(spec)
            assert "<script" not in svg
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", svg)
