"""Text, lists, columns, keys, matrices and contents on slides."""

import pytest

from goldenthread.report.model import (
    Bullets,
    Columns,
    Contents,
    Icon,
    IconKey,
    Link,
    Matrix,
    MatrixEntry,
    Paragraph,
    Section,
    Subheading,
    Table,
)
from tests.unit.report.pptx_reading import (
    described,
    layout_faults,
    opened,
    report_of,
    rows,
    tables,
    texts,
    titles,
)

LONG = "The recovery plan for the pathway depends upon partners and upon the new ward. " * 12


@pytest.mark.slow
def test_text_goes_on_over_slides_without_loss():
    blocks = (
        Subheading("Start"),
        Paragraph(LONG * 4, lead="Lead."),
        Paragraph("x " * 4000, flag="Look"),
    )
    deck = opened(report_of(Section("a", "One", blocks)))
    found = texts(deck)
    assert layout_faults(deck) == []
    assert found.count("recovery plan") == 48
    assert found.count("x ") >= 3999
    assert "! Check: Look" in found
    assert len([name for name in titles(deck) if name.startswith("One")]) > 2


@pytest.mark.slow
def test_a_heading_stays_with_what_it_heads():
    blocks = (Paragraph("word " * 1000), Subheading("Heads the table"), Table("T", ("A",), ()))
    for words in range(600, 1000, 20):
        long = (Paragraph("word " * words), *blocks[1:])
        deck = opened(report_of(Section("a", "One", long)))
        for slide in deck.slides:
            frames = [s for s in slide.shapes if s.has_text_frame and not s.is_placeholder]
            headed = any(s.text_frame.text.endswith("Heads the table") for s in frames)
            assert headed == any(s.has_table and s.name == "Table: T" for s in slide.shapes)


@pytest.mark.slow
def test_a_list_keeps_the_words_that_lead_to_it():
    blocks = (Paragraph("word " * 900), Paragraph("Escalated:"), Bullets((Link("One", ""),)))
    for words in range(600, 1000, 20):
        deck = opened(report_of(Section("a", "One", (Paragraph("word " * words), *blocks[1:]))))
        for slide in deck.slides:
            frames = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
            assert not any(text.endswith("Escalated:") for text in frames)


@pytest.mark.slow
def test_columns_stand_side_by_side_and_go_on_under_their_heading():
    block = Columns((("Left", (Paragraph(LONG * 5),)), ("Right", (Bullets((Link("One", ""),)),))))
    deck = opened(report_of(Section("a", "One", (block,))))
    assert layout_faults(deck) == []
    left, right = [s for s in deck.slides[2].shapes if not s.is_placeholder][:2]
    assert left.top == right.top
    assert left.left + left.width < right.left
    assert "Left (continued)" in texts(deck)
    assert texts(deck).count("recovery plan") == 60


@pytest.mark.slow
def test_many_columns_stand_in_rows():
    deck = opened(report_of(Columns(tuple((f"C{n}", (Paragraph("w"),)) for n in range(9)))))
    assert layout_faults(deck) == []
    assert all(f"C{n} w" in texts(deck) for n in range(9))


@pytest.mark.slow
def test_the_key_shows_each_icon_beside_its_symbol_and_meaning():
    entries = (
        (Icon("variation", "concern_high"), "Concern", "Higher"),
        (Icon("assurance", "odd"), "Odd", ""),
    )
    deck = opened(report_of(IconKey("Key", entries)))
    pictures = [s for s in deck.slides[2].shapes if s.shape_type == 13]
    assert [described(s) for s in pictures] == ["Variation: Special cause: concern, high"]
    assert rows(tables(deck)[1])[1:] == [["H!", "Concern", "Higher"], ["", "Odd", ""]]
    assert layout_faults(deck) == []


def test_the_matrix_lists_its_measures_and_those_without_a_place():
    entry = MatrixEntry("m", "Falls", anchor="s0", emphasis="full_cms")
    apart = MatrixEntry("n", "Births", reason="no target")
    block = Matrix(
        "Matrix",
        (("p", "Passing"), ("f", "Failing")),
        (("c", "Concern"),),
        (((entry,),),),
        (apart,),
    )
    deck = opened(report_of(block))
    assert rows(tables(deck)[1]) == [
        ["Variation", "Passing", "Failing"],
        ["Concern", "Falls (escalated, full CMS)", "–"],
    ]
    assert "Not placed in the matrix Births (no target)" in texts(deck)


def test_a_contents_block_is_laid_out_where_it_stands():
    deck = opened(report_of(Section("a", "One", (Paragraph("Before."), Contents()))))
    assert [rows(table)[1] for table in tables(deck)] == [["One", "3"], ["One", "3"]]
