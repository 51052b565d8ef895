"""Columns of figures: their headings stand at the end too, in every document."""

import re
from dataclasses import asdict

import pytest

from goldenthread.report.model import Cell, Columns, Report, Section, Table
from goldenthread.report.render import html
from goldenthread.report.render.pdf.graphs import opened
from goldenthread.report.render.pdf.tables import mark_figures


def figure(text):
    return Cell(text, align="end")


def table(*rows, columns=("Line", "Plan", "Words")):
    return Table("Plan", columns, rows)


def report(block):
    section = Section("one", "One", (block,))
    return Report("finance", "Plan", "Trust", "RYE", "2023-12", "December 2023", (section,))


PLAN = table((Cell("Pay"), figure("1.2"), Cell("Agreed")), (Cell("Total"), figure("1.2"), Cell()))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(Cell("Pay"), figure("1.2"), Cell("Agreed"))], {1}),
        ([(Cell("Pay"), figure("1.2"), Cell()), (Cell("Tax"), Cell(), Cell())], {1}),
        ([(Cell("Pay"), figure("1.2")), (Cell("Tax"), Cell("not known"))], set()),
        ([(Cell("Costs"),), (figure("1"), figure("2"))], {0, 1}),  # a row of one heads a group
        ([(figure("1"),)], {0}),
        ([], set()),
    ],
)
def test_a_column_of_figures_has_nothing_else_in_it(rows, found):
    assert table(*rows).figure_columns == found


def test_headings_of_figures_are_marked_on_a_page():
    heads = re.findall(r'<th scope="col"([^>]*)>(\w+)</th>', html.render(report(PLAN)))
    assert heads == [("", "Line"), (' class="gt-figure"', "Plan"), ("", "Words")]


def test_headings_of_figures_are_marked_on_paper_inside_columns_too():
    content = asdict(report(Columns((("Side", (PLAN,)), ("Other", (table(),))))))
    mark_figures(content)
    marked = [block["figures"] for block in opened(content["sections"][0]["blocks"])]
    assert marked == [[1], []]
