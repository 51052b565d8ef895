"""The PowerPoint renderer as a whole: slides, titles, links, footers, properties, sameness."""

import io
import zipfile

import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from goldenthread.report.model import (
    Bullets,
    ChartBlock,
    ChartGrid,
    Columns,
    Contents,
    Graph,
    IconKey,
    Link,
    Matrix,
    Paragraph,
    Passage,
    Points,
    Scorecard,
    Section,
    StackedBars,
    Subheading,
    Table,
    TrajectoryScorecard,
)
from goldenthread.report.render.pptx import render
from goldenthread.report.serialise import BLOCKS
from tests.unit.report.pptx_reading import (
    charts,
    layout_faults,
    opened,
    report_of,
    rows,
    tables,
    texts,
    titles,
)

EMPTY = (
    Paragraph(""),
    Passage(()),
    Points(()),
    Points(((),)),
    Subheading(""),
    Bullets(()),
    Table("", (), ()),
    Table("Nothing in it", ("A", "B"), ()),
    Scorecard("", ()),
    Matrix("", (), (), ()),
    StackedBars("", "", (), ()),
    ChartBlock("", "", "", {}, (), "", "", (), (), ""),
    ChartGrid(()),
    Graph("", "", {}, (), ()),
    TrajectoryScorecard("", (), (), ()),
    Columns(()),
    Columns((("", ()), ("", ()))),
    IconKey("", ()),
    Contents(),
)
LONG = "The recovery plan for the pathway depends upon partners and upon the new ward. " * 12


def links_of(slide):
    """The words of every link and the slide that it leads to."""
    found = []
    for run in slide._element.iter(qn("a:r")):
        link = run.find(f"{qn('a:rPr')}/{qn('a:hlinkClick')}")
        if link is not None:
            relation = slide.part.rels[link.get(qn("r:id"))]
            assert relation.reltype == RT.SLIDE
            found.append((run.find(qn("a:t")).text, relation.target_part.slide))
    return found


@pytest.mark.slow
def test_every_kind_of_block_may_be_empty():
    assert {block.kind for block in EMPTY} == set(BLOCKS)
    deck = opened(report_of(*EMPTY))
    assert layout_faults(deck) == []
    assert titles(deck)[1:] == ["Contents", *(f"Section {at}" for at in range(len(EMPTY)))]


def test_slides_are_wide_and_open_with_title_and_contents():
    deck = opened(report_of(Paragraph("Words.")))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert titles(deck) == ["Board report", "Contents", "Section 0"]
    first = [shape.text_frame.text for shape in deck.slides[0].shapes]
    assert first == [
        "Wealdshore Trust",
        "Board report",
        "March 2026",
        "Figures as known on 7 April 2026",
        "Edition 2",
    ]


def test_what_the_report_leaves_empty_leaves_no_placeholder():
    deck = opened(report_of(period_label="", prepared="", edition="", organisation="", title=""))
    assert [shape.text_frame.text for shape in deck.slides[0].shapes] == ["Report"]
    assert len(deck.slides) == 1


def test_texts_too_long_for_the_title_slide_are_printed_whole_on_another():
    deck = opened(report_of(organisation="Trust of " + "many words " * 300))
    assert "About this report" in titles(deck)
    assert texts(deck).count("many words") >= 300
    assert layout_faults(deck) == []


def test_contents_lead_to_the_first_slide_of_each_section():
    deck = opened(
        report_of(Section("a", "One", (Paragraph(LONG * 6),)), Section("b", "Two", (), level=2))
    )
    found = titles(deck)
    assert found[2:] == [
        "One",
        *(f"One ({n} of {len(found) - 3})" for n in range(2, len(found) - 2)),
        "Two",
    ]
    leads = {words: slide.shapes.title.text_frame.text for words, slide in links_of(deck.slides[1])}
    assert leads == {"One": "One", "3": "One", "Two": "Two", str(len(found)): "Two"}
    assert rows(tables(deck)[0]) == [["Section", "Slide"], ["One", "3"], ["Two", str(len(found))]]


@pytest.mark.slow
def test_long_contents_stand_in_two_columns_over_several_slides():
    deck = opened(report_of(*(Paragraph(f"Words {at}.") for at in range(90))))
    assert layout_faults(deck) == []
    found = [name for name in titles(deck) if name.startswith("Contents")]
    assert len(found) == 3
    listed = [words for slide in list(deck.slides)[1:4] for words, _ in links_of(slide)]
    assert [words for words in listed if words.startswith("Section")] == [
        f"Section {at}" for at in range(90)
    ]


def test_links_of_the_text_lead_to_sections_and_dead_ones_are_plain():
    block = Bullets((Link("There", "b"), Link("Nowhere", "gone"), Link("Plain", "")))
    deck = opened(report_of(Section("a", "One", (block,)), Section("b", "Two", ())))
    leads = [
        (words, slide.shapes.title.text_frame.text) for words, slide in links_of(deck.slides[2])
    ]
    assert leads == [("There", "Two")]
    assert "Nowhere" in texts(deck)


def test_titles_are_unique_whatever_the_sections_are_called():
    same = [
        Section(f"s{at}", name, (Paragraph(LONG * 5),))
        for at, name in enumerate(["A", "a", "A (2 of 2)"])
    ]
    deck = opened(report_of(*same, Section("t", " ", ()), Section("c", "Contents", ())))
    folded = [name.casefold() for name in titles(deck)]
    assert len(set(folded)) == len(folded)
    assert "Section 4" in titles(deck)


def test_a_title_too_long_for_its_place_is_printed_whole_in_the_body():
    name = "An unusually long title " * 30
    deck = opened(report_of(Section("a", name, (Paragraph("Words."),))))
    assert titles(deck)[2].endswith("…")
    body = [s.text_frame.text for s in deck.slides[2].shapes if s.has_text_frame]
    assert any(name.strip() in text for text in body)


def test_footer_says_whose_report_it_is_and_numbers_the_slides():
    deck = opened(report_of(Paragraph("Words.")))
    for number, slide in enumerate(list(deck.slides)[1:], start=2):
        *_, footer, counter = slide.shapes
        assert (
            footer.text_frame.text == "Wealdshore Trust  |  Board report, March 2026  |  Edition 2"
        )
        field = counter._element.find(f".//{qn('a:fld')}")
        assert (field.get("type"), counter.text_frame.text or field.find(qn("a:t")).text) == (
            "slidenum",
            str(number),
        )


def test_properties_name_the_report_and_carry_no_date_of_today():
    deck = opened(report_of(organisation="Trust " * 90))
    properties = deck.core_properties
    assert properties.title == "Board report, March 2026"
    assert len(properties.author) == 255
    assert (properties.language, properties.created.year, properties.modified.year) == (
        "en-GB",
        2000,
        2000,
    )
    languages = {
        found.get("lang")
        for slide in deck.slides
        for found in slide._element.iter(qn("a:rPr"), qn("a:endParaRPr"))
    }
    assert languages == {"en-GB"}


def test_the_same_report_gives_the_same_bytes():
    block = Graph("G", "d", {}, ("a", "b"), (("x", "1"),), "line", ("x",), ())
    report = report_of(block, Paragraph("Words."), EMPTY[5])
    first = render(report)
    assert first == render(report)
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        assert not [name for name in file.namelist() if "printer" in name or "thumbnail" in name]


def test_nothing_is_drawn_where_there_is_nothing_to_draw():
    assert charts(opened(report_of(*EMPTY))) == []
