"""Charts of a Word document: drawn by Word from a workbook inside, and editable there."""

import io
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from goldenthread.report.model import Graph, GraphSeries, Section
from goldenthread.report.render.docx import render
from tests.unit.report.docx_report import GRAPH, NO_CHART, REPORT, chart
from tests.unit.report.test_docx import table_of, words_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def archive_of(*blocks, **more):
    """Give the files inside the document of blocks."""
    section = Section("a", "A", blocks, **more)
    return zipfile.ZipFile(io.BytesIO(render(replace(REPORT, sections=(section,)))))


def chart_of(archive, number=1):
    """Give a chart part."""
    return etree.fromstring(archive.read(f"word/charts/chart{number}.xml"))


def sheet_of(archive, number=1):
    """Give the sheet of the workbook inside a chart, found through its relationship."""
    relations = etree.fromstring(archive.read(f"word/charts/_rels/chart{number}.xml.rels"))
    target = relations[0].get("Target").replace("..", "word")
    return openpyxl.load_workbook(io.BytesIO(archive.read(target))).active


def names_of(space):
    """Give the names of a chart's series."""
    return [e.text for e in space.findall(f".//{C}ser/{C}tx//{C}v")]


@pytest.fixture(scope="module")
def control():
    return archive_of(chart())


def test_a_control_chart_has_lines_and_marks_its_special_causes(control):
    space = chart_of(control)
    assert space.find(f".//{C}lineChart") is not None
    assert names_of(space) == [
        "Value", "Target", "Mean", "Lower limit", "Upper limit", "Special cause: concern",
    ]  # fmt: skip
    value, _, mean, *_, special = space.findall(f".//{C}ser")
    assert value.find(f"{C}marker/{C}symbol").get("val") == "circle"
    assert mean.find(f"{C}marker/{C}symbol").get("val") == "none"
    assert [e.get("val") for e in mean.findall(f"{C}dPt/{C}idx")] == ["10"]  # rebased there
    assert special.find(f"{C}marker/{C}symbol").get("val") == "square"
    assert special.find(f"{C}spPr/{A}ln/{A}noFill") is not None
    assert space.find(f".//{C}valAx/{C}numFmt").get("formatCode") == '#,##0"%"'


def test_its_workbook_holds_the_numbers(control):
    sheet = sheet_of(control)
    assert [cell.value for cell in sheet[1]][1:4] == ["Value", "Target", "Mean"]
    assert [sheet.cell(2, at).value for at in range(1, 7)] == ["Month 0", 80, 90, 85, 75.5, 95.5]
    assert sheet.max_row == 16
    space = chart_of(control)
    external = space.find(f"{C}externalData")
    relations = etree.fromstring(control.read("word/charts/_rels/chart1.xml.rels"))
    assert relations[0].get("Id") in external.attrib.values()
    types = control.read("[Content_Types].xml").decode()
    assert "drawingml.chart+xml" in types
    assert "spreadsheetml.sheet" in types


def test_elements_stand_in_the_order_of_the_schema(control):
    space = chart_of(control)
    order = ["date1904", "roundedCorners", "chart", "spPr", "txPr", "externalData"]
    assert [etree.QName(e).localname for e in space] == order
    names = [etree.QName(e).localname for e in space.find(f".//{C}ser")]
    assert names == ["idx", "order", "tx", "spPr", "marker", "cat", "val", "smooth"]
    axis = [etree.QName(e).localname for e in space.find(f".//{C}valAx")]
    assert axis == [
        "axId", "scaling", "delete", "axPos", "majorGridlines", "numFmt", "majorTickMark",
        "minorTickMark", "tickLblPos", "spPr", "crossAx", "crosses", "crossBetween",
    ]  # fmt: skip


def test_only_the_newest_rows_are_printed_and_the_lines_are_left_out(control):
    document = docx.Document(io.BytesIO(render(REPORT)))
    table = table_of(document, "Data behind Waits: newest 13 of 15 periods")
    rows = [words_of(row) for row in table.findall(qn("w:tr"))]
    assert rows[0].startswith("PeriodMonth 2Month 3")
    assert [row[:5] for row in rows[1:]] == ["Value", "Targe", "Point"]
    upright = table_of(document, "Data behind Portrait: newest 13 of 15 periods")
    assert len(upright.findall(qn("w:tr"))) == 14


def test_charts_of_a_grid_are_smaller():
    archive = archive_of(chart(), chart("Falls", "quarter"))
    body = etree.fromstring(archive.read("word/document.xml"))
    full, quarter = (int(e.get("cy")) for e in body.iter(qn("wp:extent")) if int(e.get("cx")) > 2e6)
    assert quarter < full


def test_many_periods_have_no_marks_and_fewer_labels():
    space = chart_of(archive_of(chart(months=60)))
    assert space.find(f".//{C}ser/{C}marker/{C}symbol").get("val") == "none"
    assert space.find(f".//{C}catAx/{C}tickLblSkip").get("val") == "3"


def test_the_axis_begins_near_the_figures():
    assert chart_of(archive_of(chart())).find(f".//{C}valAx//{C}min").get("val") == "70.0"


def test_a_chart_without_numbers_says_why():
    archive = archive_of(NO_CHART)
    assert not [name for name in archive.namelist() if "chart" in name]
    assert "No figures." in archive.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("style", "kind"), [("line", "lineChart"), ("bar", "barChart"), ("stacked_bar", "barChart")]
)
def test_a_graph_is_drawn_in_its_style(style, kind):
    archive = archive_of(replace(GRAPH, style=style))
    space = chart_of(archive)
    assert space.find(f".//{C}{kind}") is not None
    assert names_of(space) == ["Plan", "Actual"]
    assert space.find(f".//{C}valAx/{C}title//{A}t").text == "£ million"
    sheet = sheet_of(archive)
    assert [sheet["A3"].value, sheet["B3"].value, sheet["C3"].value] == ["May", 2, None]
    colours = {e.get("val") for e in space.findall(f".//{C}ser/{C}spPr//{A}srgbClr")}
    assert {"005EB8", "ED8B00"} <= colours


def test_a_picture_without_a_native_form_is_its_table():
    archive = archive_of(replace(GRAPH, style=""))
    assert not [name for name in archive.namelist() if "chart" in name]
    words = archive.read("word/document.xml").decode()
    assert all(text in words for text in ("Savings by month", "Apr", "0.8"))


def test_stacked_bars_lie_along_the_page_with_their_counts():
    section = replace(REPORT.sections[0])
    archive = archive_of(*(b for b in section.blocks if b.kind == "stacked_bars"))
    space = chart_of(archive)
    assert space.find(f".//{C}barDir").get("val") == "bar"
    assert space.find(f".//{C}catAx//{C}orientation").get("val") == "maxMin"
    names = [etree.QName(e).localname for e in space.find(f".//{C}barChart")]
    assert names == [
        "barDir", "grouping", "varyColors", "ser", "ser", "gapWidth", "overlap", "axId", "axId",
    ]  # fmt: skip


def test_texts_of_records_are_neither_formulas_nor_markup():
    hostile = "=cmd|' /C calc'!A1\x00<b>&"
    series = (GraphSeries(hostile, (1.0,), "javascript:"),)
    block = Graph(hostile, hostile, {}, (hostile,), (), "line", (hostile,), series, "<&", hostile)
    archive = archive_of(block)
    kept = hostile.replace("\x00", "")
    assert names_of(chart_of(archive)) == [kept]
    sheet = sheet_of(archive)
    assert [(sheet[at].value, sheet[at].data_type) for at in ("A2", "B1")] == [(kept, "s")] * 2
    assert sheet["B2"].value == 1
