"""Statuses, graphs and trajectory scorecards on paper: tagged, in words, and whole."""

import io
from dataclasses import replace

import pikepdf
import pypdf
import pytest

from goldenthread.report.model import Paragraph, Subheading
from goldenthread.report.render import pdf
from goldenthread.report.render.pdf.graphs import blocks_with_specs
from goldenthread.report.render.pdf.text import printable
from goldenthread.report.render.pdf.trajectories import cuts
from goldenthread.report.serialise import to_json
from tests.unit.report import graph_report as made
from tests.unit.report.graph_report import HOSTILE, INSIDE, REPORT, report

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed():
    return pdf.render(REPORT)


@pytest.fixture(scope="module")
def document(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


def elements(document, kind):
    """Give the structure elements of a kind, in the order of the tree."""

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == kind:
                yield node
            if "/K" in node:
                yield from walk(node.K)

    return list(walk(document.Root.StructTreeRoot.K))


def pages_of(printed):
    """Give the words of each page after the cover and the contents."""
    pages = pypdf.PdfReader(io.BytesIO(printed)).pages
    return [" ".join(page.extract_text().split()) for page in pages[2:]]


def test_every_picture_has_its_words(document):
    words = [str(figure.get("/Alt", "")) for figure in elements(document, pikepdf.Name.Figure)]
    assert len([one for one in words if one]) >= 6
    assert "Completion of the actions: behind by 8." in words
    assert any(one.startswith("Timeline of 4 milestones") for one in words)
    assert words.count("Bars.") == 2


def test_tables_have_captions_and_heads(document):
    tables = elements(document, pikepdf.Name.Table)
    assert len(tables) == 10
    heads = elements(document, pikepdf.Name.TH)
    assert len(heads) >= 5 + 2 + 4 + 3
    spans = [int(a.get("/ColSpan", 1)) for head in heads for a in attributes(head)]
    assert spans.count(2) >= 2  # a financial year over its quarters


def attributes(node):
    """Give the attribute dictionaries of a structure element."""
    held = node.get("/A", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def test_statuses_signs_and_flags_are_printed(printed):
    text = " ".join(pages_of(printed))
    for words in (
        "● On track", "✕ Overdue by more than a month", "○ Not started", "50% ✓", "55% ✗",
        "Check: date passed", "Actuals against their aims", "A note.", "Leader", "ESPM",
        "Savings of the theme",
    ):  # fmt: skip
        assert words in text, words


def test_headings_do_not_skip_inside_columns(document):
    assert not elements(document, pikepdf.Name.H3)
    assert elements(document, pikepdf.Name.H2)
    deep = report(Subheading("Sub", 3), Subheading("Under", 4), INSIDE, made.scorecard())
    assert pdf.render(deep)


def test_graphs_inside_columns_are_found():
    (section,) = printable(to_json(report(INSIDE, made.bars())))["sections"]
    assert [b["caption"] for b in blocks_with_specs(section)] == [
        "Actions by workstream", "Savings", "Actions by workstream",
    ]  # fmt: skip


def test_long_data_keeps_the_newest_rows_and_says_how_many_there_were():
    months = tuple(f"Month {n:02}" for n in range(20))
    text = " ".join(pages_of(pdf.render(report(made.completion(months)))))
    assert "newest 13 of 20 rows" in text
    assert "Month 07" in text
    assert "Month 06 30%" not in text


def test_a_timeline_prints_all_of_its_rows():
    items = [made.item(f"Milestone number {n:02}") for n in range(40)]
    text = " ".join(pages_of(pdf.render(report(made.timeline(items)))))
    assert all(f"Milestone number {n:02}" in text for n in range(40))
    assert "newest" not in text
    assert "Milestones, part 2 of 2" in text


def test_a_scorecard_repeats_its_head_and_keeps_a_measure_together():
    rows = [made.measure(n, f"Measure {n}", "A long remark. " * 20) for n in range(1, 31)]
    pages = pages_of(pdf.render(report(made.scorecard(rows))))
    assert len(pages) >= 3
    for page in pages:
        assert "2022/23" in page
        assert "Aim or actual" in page
        assert page.count("Actual N/A") == page.count("Aim N/A")


def test_a_comment_longer_than_a_page_is_printed_whole():
    rows = [made.measure(1, comments="Word " * 3000 + "the end."), made.measure(2)]
    pages = pages_of(pdf.render(report(made.scorecard(rows))))
    assert sum(page.count("Word") for page in pages) == 3000
    assert "the end." in " ".join(pages)


def test_many_periods_come_in_parts_of_whole_years():
    assert cuts([["a", 2], ["b", 4], ["c", 2]], 8) == [(0, 8, [["a", 2], ["b", 4], ["c", 2]])]
    assert cuts([["a", 12], ["b", 4]], 16) == [(0, 12, [["a", 12]]), (12, 16, [["b", 4]])]
    assert cuts([["a", 30]], 14) == [(0, 12, [["a", 12]]), (12, 14, [["a", 2]])]
    assert cuts([], 0) == [(0, 0, [])]
    months = tuple(f"M{n}" for n in range(1, 25))
    row = replace(made.measure(), aims=tuple(str(n) for n in range(1, 25)))
    card = replace(made.scorecard((row,)), periods=months, years=(("2022/23", 12), ("2023/24", 12)))
    (text,) = pages_of(pdf.render(report(card)))
    assert "Improvement plan scorecard: 2022/23" in text
    assert "Improvement plan scorecard: 2023/24" in text
    assert text.count("As planned.") == 1
    assert all(month in text for month in months)


def test_blocks_without_anything_in_them_print():
    empty = replace(made.scorecard(()), years=(), periods=(), notes=())
    bare = replace(made.measure(), aims=(), actuals=())
    nothing = replace(made.EMPTY, rows=(), columns=())
    blocks = (empty, made.scorecard((bare,)), nothing, made.timeline(()), Paragraph("The end"))
    text = " ".join(pages_of(pdf.render(report(*blocks))))
    assert "there are no figures to draw" in text
    assert "The end" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_prints(text):
    pages = pages_of(pdf.render(made.hostile(text)))
    if text.isascii() and text.isprintable():
        held = "".join(pages).replace(" ", "")
        assert text.replace(" ", "")[:20] in held


def test_the_same_report_gives_the_same_bytes(printed):
    assert pdf.render(REPORT) == printed
