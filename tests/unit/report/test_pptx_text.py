"""Measuring and cutting text, and that no text, however hostile, is lost or leaves a slide."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from goldenthread.report.model import (
    Bullets,
    Cell,
    Columns,
    Link,
    Matrix,
    MatrixEntry,
    Paragraph,
    Scorecard,
    ScorecardGroup,
    Section,
    Subheading,
    Table,
    TrajectoryCell,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)
from goldenthread.report.render.pptx.text import (
    Para,
    Run,
    clean,
    cut,
    height_of,
    line_height,
    lines_of,
    para,
    shortened,
    width_of,
)
from tests.unit.report.pptx_reading import layout_faults, opened, report_of, texts, titles
from tests.unit.report.pptx_samples import control, graph, score_row

ANY = st.text(max_size=300) | st.sampled_from(
    [
        "x" * 2000,
        "word " * 500,
        "line\n" * 120,
        "漢字" * 400,
        "\U0001f600" * 400,
        "ﷺ" * 200,
        "e" + "\u0301" * 2000,
        "\x00\x1b\ud800\ufffe_x0041_",
        "\u202eright to left",
        "=1+1",
        "<a:t>&amp;",
    ]
)


def test_lines_break_at_spaces_and_inside_words_that_are_too_long():
    words = para("one two three", 10)
    assert [words.text[a:b] for a, b in lines_of(words, 45)] == ["one two ", "three"]
    assert "".join(words.text[a:b] for a, b in lines_of(words, 1)) == words.text
    assert len(lines_of(para("x" * 100, 10), 100)) == 6
    assert [b - a for a, b in lines_of(para("a\n\nb", 10), 100)] == [2, 1, 1]


def test_bold_and_unknown_characters_count_as_wider():
    plain, bold = (lines_of(para("word " * 40, 10, bold=b), 185) for b in (False, True))
    assert len(bold) > len(plain)
    assert width_of("漢") > width_of("W") > width_of("i")
    assert width_of("\u0301") == 0
    assert line_height(para("漢", 10)) > line_height(para("✓", 10)) > line_height(para("a", 10))


def test_a_cut_loses_no_word_and_fits():
    whole = (Para((Run("Lead. ", bold=True), Run("word " * 80)), 10), para("second " * 30, 12))
    for room in range(5, 300, 7):
        head, tail = cut(whole, 150, room)
        assert height_of(head, 150) <= room + 0.1
        assert "".join(p.text for p in (*head, *tail)) == "".join(p.text for p in whole)


def test_shortened_text_fits_its_lines():
    assert shortened("short", 100, 1, 10) == "short"
    short = shortened("many words " * 20, 100, 2, 10)
    assert short.endswith("…")
    assert len(lines_of(para(short, 10), 100)) == 2


@pytest.mark.parametrize("text", ["a\x00b\x1bc", "a\ud800b\ufffec"])
def test_what_a_file_cannot_hold_is_removed(text):
    deck = opened(report_of(Section("a", text, (Paragraph(text),)), title=text, organisation=text))
    assert titles(deck) == ["abc", "Contents", "abc – 2"]


def everything(text, other):
    """A section for every kind of block that holds text."""
    entry = MatrixEntry("m", text, reason=other)
    lines = (TrajectoryLine(other, (TrajectoryCell(text),)),)
    texts_of_row = (text, "m", other, text, text, (text, "2"), lines, text, other, other, text)
    row = TrajectoryRow(*texts_of_row)
    table = Table(text, (text, other), ((Cell(other, flag=text), Cell(text)),), notes=(other,))
    return (
        Paragraph(text, lead=other, flag=text),
        Subheading(text),
        Bullets((Link(text, ""), Link(other, "s1"))),
        table,
        Scorecard(other, (ScorecardGroup(text, (score_row(name=text, action=other),)),)),
        Matrix(text, ((text, text),), ((other, other),), (((entry,),),), (entry,)),
        TrajectoryScorecard(text, ((other, 1), (text, 1)), (text, other), (row,)),
        control(title=text, description=other, facts=((text, other),), method=text),
        control(title=other, spec={}, rows=((text, other),), columns=(other,), empty=text),
        graph(caption=other, description=text, rows=((text, other),), categories=(text, "", "a")),
        Columns(((text, (Paragraph(other), table)), (other, (Paragraph(text),)))),
    )


@pytest.mark.slow
@given(ANY, ANY)
@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),  # a failing deck is not worth shrinking
)
def test_any_text_survives_and_nothing_leaves_its_slide(text, other):
    report = report_of(*everything(text, other), title=text, organisation=other, edition=text)
    deck = opened(report)
    assert layout_faults(deck) == []
    found = titles(deck)
    assert len({name.casefold() for name in found}) == len(found)
    folded = "".join(texts(deck).split())
    for words in (text, other):
        for line in clean(words).split("\n"):
            assert "".join(line.split())[:20] in folded


@pytest.mark.slow
@given(st.text(max_size=2000))
@settings(max_examples=25)
def test_a_paragraph_is_printed_whole(text):
    (written,) = {"".join(clean(text).split())}
    found = texts(opened(report_of(Paragraph(text))))
    assert written in "".join(found.split())
