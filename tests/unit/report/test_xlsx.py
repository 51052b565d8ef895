"""The Excel workbook of a report, read back: text, numbers, formulas, links and charts."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from goldenthread.report.charts import WaterfallStep, bar_graph, line_graph, waterfall_graph
from goldenthread.report.model import (
    Amount,
    Bullets,
    Cell,
    Columns,
    Contents,
    Graph,
    GraphSeries,
    Icon,
    IconKey,
    Link,
    Paragraph,
    Report,
    Section,
    Status,
    Subheading,
    Table,
)
from goldenthread.report.render import xlsx
from goldenthread.report.render.xlsx.book import names_of
from goldenthread.report.serialise import from_json, to_json
from tests.unit.report.formulas import assert_formulas_hold

HOSTILE = ("=1+1", "+cmd|'/c calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "{=1}", "http://example.org")
MONEY = "#,##0.0;(#,##0.0)"


def report_of(*blocks, title="Money") -> Report:
    section = Section("money", title, blocks)
    other = Section("annex", "Annex", (Paragraph("The end"),))
    return Report("finance", "Finance report", "A Trust", "RXX", "2023-03", "March 2023",
                  (section, other))  # fmt: skip


def read(report: Report):
    return load_workbook(io.BytesIO(xlsx.render(report)))


def cells(sheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def money_table() -> Table:
    rows = [("Income", "85.0"), ("Other", "1.5")]
    made = [(Cell(name), Cell(text, amount=Amount(text))) for name, text in rows]
    total = (Cell("Total"), Cell("86.5", amount=Amount("86.5", MONEY, "SUM({0.1}:{1.1})")))
    return Table("Income", ("Line", "£m"), (*made, total), notes=("Rounded.",))


def test_amounts_are_numbers_and_totals_live_formulas():
    sheet = read(report_of(Paragraph("Before"), money_table()))["Money"]
    held = {sheet.cell(row, 1).value: sheet.cell(row, 2) for row in range(1, sheet.max_row + 1)}
    assert held["Income"].value == 85
    assert held["Income"].number_format == MONEY
    first, last = held["Income"].coordinate, held["Other"].coordinate
    assert held["Total"].value == f"=SUM({first}:{last})"
    assert "Rounded." in cells(sheet)


def test_formulas_make_the_numbers_that_are_printed():
    assert_formulas_hold(xlsx.render(report_of(money_table())), least=1)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_records_is_never_a_formula_or_a_link(text):
    table = Table(
        text, (text, "b"), ((Cell(text), Cell("", status=Status(text, "●", "#fff", "#000"))),)
    )
    book = read(report_of(Paragraph(text), Bullets((Link(text, ""),)), table, title=text))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                assert cell.hyperlink is None or cell.hyperlink.target is None
    texts = [value for sheet in book for value in cells(sheet)]
    assert text.replace("\t", " ") in texts


@given(st.text(max_size=60))
def test_any_text_is_kept_or_loses_its_control_characters_alone(text):
    table = Table("t", ("a",), ((Cell(text),),))
    book = xlsx.render(report_of(table))
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert parts.testzip() is None
    sheet = load_workbook(io.BytesIO(book))["Money"]
    kept = xlsx.book.cell_text(text)
    assert not kept.strip() or kept in [str(value) for value in cells(sheet)]


def test_the_first_sheet_leads_to_every_section():
    book = read(report_of(Paragraph("x")))
    front = book["Contents"]
    links = {cell.value: cell.hyperlink.location for row in front.iter_rows() for cell in row
             if cell.hyperlink}  # fmt: skip
    assert links == {"Money": "'Money'!A1", "Annex": "'Annex'!A1"}
    assert {"Finance report", "A Trust", "March 2023"} <= set(cells(front))


def test_every_other_block_is_written():
    graph = bar_graph("Bars", "d", ("Name", "A"), ("x", "y"), [GraphSeries("A", (1, 2), "#003087")])
    picture = Graph("Timeline", "A timeline", {}, ("Step", "Due"), (("Build", "May"),))
    empty = Graph("Nothing", "No numbers", {}, (), ())
    sheet = read(
        report_of(
            Subheading("Under"), Contents(), graph, picture, empty,
            Columns((("Left", (Paragraph("inside"),)),)),
            IconKey("Key", ((Icon("variation", "common_cause"), "Common cause", "No change"),)),
            Table("", ("i",), ((Cell("", icon=Icon("assurance", "failing")),),
                               (Cell("see", anchor="annex"),), (Cell("gone", anchor="none"),))),
        )
    )["Money"]  # fmt: skip
    texts = cells(sheet)
    for words in ("Under", "Build", "inside", "No change", "No numbers", "Left", "see", "gone"):
        assert words in texts
    assert any(str(value).startswith("Failing") for value in texts)
    assert len(sheet._charts) == 1


def test_charts_are_native_and_hidden_series_stay_out_of_the_legend():
    steps = [
        WaterfallStep("Opening", 0, -5, "total", "(5.0)"),
        WaterfallStep("More", -5, 3, "favourable", "8.0"),
        WaterfallStep("Less", 3, 1, "adverse", "(2.0)"),
        WaterfallStep("Closing", 0, 1, "total", "1.0"),
    ]
    line = line_graph("Line", "d", (), ("M1", "M2"), [GraphSeries("A", (1, None), "")])
    body = xlsx.render(report_of(waterfall_graph("Bridge", "d", steps, axis="£m"), line))
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
    assert len(charts) == 2
    bridge = next(one for one in charts if "barChart" in one)
    assert bridge.count("<c:legendEntry>") == 2
    assert "a:noFill" in bridge


def test_names_of_sheets_are_unique_and_allowed():
    names = names_of(["A/B", "a b", "", "x" * 40, "x" * 40, "History", "'quoted'"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "History" not in names


def test_a_report_with_amounts_is_frozen_and_read_back():
    report = report_of(money_table())
    assert from_json(to_json(report)) == report


def test_an_older_edition_without_amounts_is_still_read():
    content = to_json(report_of(money_table()))
    for row in content["sections"][0]["blocks"][0]["rows"]:
        for cell in row:
            del cell["amount"]
    assert from_json(content).sections[0].blocks[0].rows[0][1].amount is None
