"""The column of chances in a scorecard, in every form of a report; older editions have none."""

import io

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook

from goldenthread.report.model import Report, Scorecard, ScorecardGroup, Section
from goldenthread.report.render import docx, html, pdf, xlsx
from goldenthread.report.serialise import from_json, to_json
from tests.unit.report.pptx_reading import opened, rows, tables, texts
from tests.unit.report.pptx_samples import score_row

COLUMN = "Chance next period"
GROUPS = (
    ScorecardGroup("Goals", (score_row(chance="62% in Apr-26"),)),
    ScorecardGroup("Others", (score_row(name="Waits", chance="Too few figures"),)),
)


def report_of(**more):
    block = Scorecard("Card", GROUPS, ("A note.",), **more)
    section = Section("card", "Scorecard", (block,))
    return Report("ipr", "Report", "A Trust", "RXX", "2026-03", "March 2026", (section,))


WITH, WITHOUT = report_of(has_chances=True), report_of()


def html_words(report):
    return html.render(report)


def pdf_words(report):
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(report))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def docx_words(report):
    found = Document(io.BytesIO(docx.render(report)))
    return " ".join(c.text for table in found.tables for row in table.rows for c in row.cells)


def pptx_words(report):
    return texts(opened(report))


def xlsx_words(report):
    book = load_workbook(io.BytesIO(xlsx.render(report)))
    values = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return " ".join(str(value) for value in values if value is not None)


@pytest.mark.slow
@pytest.mark.parametrize("words_of", [html_words, pdf_words, docx_words, pptx_words, xlsx_words])
def test_chances_are_printed_where_the_scorecard_has_them_and_nowhere_else(words_of):
    shown, hidden = words_of(WITH), words_of(WITHOUT)
    for words in (COLUMN, "62% in Apr-26", "Too few figures"):
        assert words in shown
        assert words not in hidden


@pytest.mark.slow
def test_the_column_stands_before_the_action_under_its_own_heading():
    found = tables(opened(WITH))[-1]
    assert rows(found)[1][-2:] == [COLUMN, "Action"]
    assert found.cell(0, 8).span_width == 5
    assert found.cell(2, 0).span_width == 13
    assert rows(found)[3][-2] == "62% in Apr-26"


@pytest.mark.slow
def test_bands_and_headings_of_a_page_span_as_many_columns_as_there_are():
    shown, hidden = html.render(WITH), html.render(WITHOUT)
    assert ('colspan="13"' in shown, 'colspan="5"' in shown) == (True, True)
    assert ('colspan="12"' in hidden, 'colspan="4"' in hidden) == (True, True)


def test_an_edition_frozen_before_there_were_chances_is_still_read():
    content = to_json(WITHOUT)
    card = content["sections"][0]["blocks"][0]
    del card["has_chances"]
    for group in card["groups"]:
        for row in group["rows"]:
            del row["chance"]
    assert from_json(content).sections[0].blocks[0].has_chances is False
    assert from_json(content).sections[0].blocks[0].groups[0].rows[0].chance == ""
    assert from_json(to_json(WITH)) == WITH
