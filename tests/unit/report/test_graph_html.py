"""Statuses, graphs and trajectory scorecards in the self-contained page and in the reader."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.template import engines

from goldenthread.report.model import Cell, Graph, Table
from goldenthread.report.render import html
from goldenthread.web.presenters.reports import Reader
from tests.unit.report import graph_report as made
from tests.unit.report.graph_report import HOSTILE, INSIDE, REPORT, report

pytestmark = pytest.mark.slow
VOID = {"meta", "img", "br", "link"}


class Nesting(HTMLParser):
    """Reads a page and holds what was not closed in its turn."""

    def __init__(self, page):
        super().__init__()
        self.open, self.wrong, self.tags = [], [], []
        self.feed(page)
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def text_of(page):
    """Give the words of a piece of a page."""
    return " ".join(re.sub("<[^>]*>", " ", page).split())


def table_of(page, caption):
    """Give the table with the caption, as its rows of cells: (tag, attributes, inside)."""
    (table,) = re.findall(rf"<table[^>]*><caption>{caption}</caption>(.*?)</table>", page, re.S)
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.S)
    return [re.findall(r"<(t[hd])\b([^>]*)>(.*?)</\1>", row, re.S) for row in rows]


def width_of(rows):
    """Give how many columns each row of a table fills, cells of rows above counted in."""
    held, widths = {}, []
    for at, row in enumerate(rows):
        for _, attributes, _ in row:
            deep = int((re.search(r'rowspan="(\d+)"', attributes) or [0, 1])[1])
            wide = int((re.search(r'colspan="(\d+)"', attributes) or [0, 1])[1])
            for below in range(at, at + deep):
                held[below] = held.get(below, 0) + wide
        widths.append(held[at])
    return widths


def test_a_status_stands_before_the_words_of_its_cell_with_symbol_words_and_frame():
    page = html.render(report(made.STATUSES))
    cells = [row[1][2] for row in table_of(page, "Actions")[1:]]
    assert [text_of(cell) for cell in cells] == [
        "● On track By rule: late",
        "✕ Overdue by more than a month By rule: late",
        "○ Not started By rule: late",
    ]
    assert 'fill="#d5281b"' in cells[1]
    assert "gt-status--white" in cells[1]
    assert "gt-status--dark" in cells[2]
    assert 'aria-hidden="true">○' in cells[2]
    assert "style=" not in "".join(cells)


def test_a_graph_is_a_figure_with_its_words_and_its_data_to_unfold():
    page = html.render(report(made.completion()))
    (figure,) = re.findall(r"<figure.*?</figure>", page, re.S)
    assert 'alt="Completion of the actions: behind by 8."' in figure
    assert "<figcaption>Completion</figcaption>" in figure
    (data,) = re.findall(r"<details.*?</details>", page, re.S)
    rows = table_of(data, "Completion")
    assert [text_of(cell[2]) for cell in rows[0]] == ["Month", "Planned", "Actual", "Forecast"]
    assert [text_of(cell[2]) for cell in rows[-1]] == ["Sep-23", "83%", "", "75%"]
    assert rows[-1][0][1] == ' scope="row"'


def test_a_graph_without_a_picture_prints_its_table_open():
    page = html.render(report(made.EMPTY))
    assert "<figure" not in page
    assert "<details" not in page
    assert len(table_of(page, "Savings of the theme")) == 2
    nothing = html.render(report(Graph("Savings", "d", {}, (), ())))
    assert "Savings: there are no figures to draw." in nothing


def test_a_trajectory_scorecard_has_years_over_quarters_and_lines_under_aims():
    rows = table_of(html.render(report(made.scorecard())), "Improvement plan scorecard")
    assert [text_of(cell[2]) for cell in rows[0]] == [
        "No.", "Measure", "Baseline", "End target", "Aim or actual", "2022/23", "2023/24",
        "Position", "Trend", "Comments",
    ]  # fmt: skip
    assert [text_of(cell[2]) for cell in rows[1]] == ["Q3", "Q4", "Q1", "Q2"]
    assert [text_of(cell[2]) for cell in rows[2]] == [
        "1", "Papers on time", "50% (Q4 22/23)", "90% (Q1 24/25)", "Aim", "N/A", "50%", "80%",
        "90%", "Below aim", "Improving", "As planned.",
    ]  # fmt: skip
    assert [text_of(cell[2]) for cell in rows[3]] == [
        "Actual", "N/A", "50% ✓ target met", "55% ✕ target not met", "",
    ]  # fmt: skip
    assert [text_of(row[0][2]) for row in rows[5:]] == ["Leader", "ESPM"]
    assert 'rowspan="3"' in rows[4][1][1]
    assert "Check: date passed" in text_of(rows[4][1][2])
    assert set(width_of(rows)) == {12}


def test_a_scorecard_says_what_its_signs_mean_only_where_it_has_any():
    key = "Actuals against their aims"
    assert key in html.render(report(made.scorecard()))
    assert key not in html.render(report(made.scorecard(rows=())))


@pytest.mark.parametrize(
    "years", [(), (("2022/23", 9),), (("2022/23", 1),), (("2022/23", 0), ("2023/24", 4))]
)
def test_a_scorecard_whose_years_do_not_fit_its_quarters_keeps_its_columns(years):
    from dataclasses import replace

    short = replace(made.measure(), aims=("1",))
    card = replace(made.scorecard((short, replace(short, actuals=()))), years=years)
    assert set(width_of(table_of(html.render(report(card)), card.caption))) == {12}


def test_blocks_in_columns_are_drawn_too():
    page = html.render(report(INSIDE))
    assert page.count("<figure") == 2
    assert "<h4" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_printed_as_text(text):
    page = html.render(made.hostile(text))
    read = Nesting(page)
    assert read.wrong == []
    assert "script" not in read.tags
    assert "<script" not in page


def test_the_same_report_gives_the_same_page():
    assert html.render(REPORT) == html.render(REPORT)


class Shown:
    """What the template of a section reads: a reader whose words hold no links."""

    contents = measures = ()
    before = after = None

    def __init__(self, made):
        self.section = made.sections[0]

    def linked(self, body):
        return body


def read_live(made):
    """Give the section of a report as the reader shows it."""
    template = engines.all()[0].env.get_template("reports/section.html")
    return template.render(shown=Shown(made), picture=html.picture, cspNonce="n", report_code="")


def test_the_reader_draws_graphs_live_and_keeps_a_picture_for_pages_without_script():
    page = read_live(REPORT)
    places = re.findall(r'data-chart="([^"]*)"', page)
    specs = re.findall(
        r'<script type="application/json" id="([^"]*)" nonce="n">(.*?)</script>', page, re.S
    )
    assert places == [name for name, _ in specs] == [f"graph-{n}" for n in range(1, 7)]
    assert json.loads(specs[1][1]) == made.completion().spec
    assert page.count("<noscript><img") == 6
    assert '<p class="gt-hidden">Completion of the actions: behind by 8.</p>' in page


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_no_text_ends_the_specification_early(text):
    read = Nesting(read_live(made.hostile(text)))
    assert read.wrong == []
    assert read.tags.count("script") == 5


def test_the_reader_knows_of_graphs_inside_columns():
    def reader(*blocks):
        return Reader(report(*blocks), "one", lambda anchor: anchor)

    assert reader(INSIDE).has_graphs
    assert not reader(made.EMPTY, Table("t", ("a",), ((Cell("b"),),))).has_graphs
    assert reader(INSIDE).measures == []
