"""The Word document of a report: pages, headings, contents, links, tables and pictures."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.report.model import (
    Bullets,
    Cell,
    Columns,
    Contents,
    Icon,
    Link,
    Paragraph,
    Report,
    Section,
    Table,
)
from goldenthread.report.render.docx import render
from goldenthread.report.render.native_text import plain_text
from tests.unit.report.docx_report import EMPTY, REPORT, TABLE, TRAJECTORY, chart


def read(report):
    """Give the document of a report as python-docx reads it."""
    return docx.Document(io.BytesIO(render(report)))


def words_of(element):
    """Give all text below an element, line breaks as '\\n'."""
    parts = {qn("w:t"): lambda e: e.text or "", qn("w:br"): lambda _: "\n"}
    return "".join(parts[e.tag](e) for e in element.iter() if e.tag in parts)


@pytest.fixture(scope="module")
def document():
    return read(REPORT)


@pytest.fixture(scope="module")
def body(document):
    return document.element.body


def headings(document):
    """Give level and words of every heading, those of the contents list aside."""
    named = [(p.style.name, p.text) for p in document.paragraphs]
    return [(int(name[8:]), text) for name, text in named if name.startswith("Heading ")]


def table_of(document, caption):
    """Give the table of a caption."""
    tables = document.element.body.iter(qn("w:tbl"))
    return next(
        t
        for t in tables
        if t.find(f".//{qn('w:tblCaption')}[@{qn('w:val')}='{caption}']") is not None
    )


def test_headings_follow_the_levels_and_skip_none(document):
    found = headings(document)
    assert (1, "Overview") in found
    assert (2, "What changed") in found
    assert (3, "In detail") in found
    assert (2, "Waits in full") in found
    assert (3, "Waits") in found
    assert (2, "Trajectories") in found  # asked for level 3 under a chapter
    levels = [0, *(level for level, _ in found)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_list_is_a_field_with_its_lines_filled_in(body):
    contents = body.find(qn("w:sdt"))
    lines = contents.findall(f".//{qn('w:p')}")
    assert [words_of(line) for line in lines] == [
        "Contents", "Overview", "What changed", "Waits in full", "Programme", "Portrait",
        "Trajectories",
    ]  # fmt: skip
    levels = ["TOC1", "TOC2", "TOC2", "TOC1", "TOC2", "TOC2"]
    assert [line.style for line in lines[1:]] == levels
    instruction = contents.find(f".//{qn('w:instrText')}").text
    assert instruction.strip() == 'TOC \\o "1-2" \\h \\z'
    marks = [e.get(qn("w:fldCharType")) for e in contents.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]


def test_every_link_leads_to_a_bookmark(body):
    names = [e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))]
    links = [(e.get(qn("w:anchor")), words_of(e)) for e in body.iter(qn("w:hyperlink"))]
    sections = [name for name in names if name.startswith("s_")]
    assert sections == ["s_start", "s_waits_page", "s_upright", "s_wide"]
    assert len(set(names)) == len(names)
    assert {name for name, _ in links} <= set(names)
    assert ("s_waits_page", "Waits rose") in links
    assert ("s_waits_page", "Write to all") in links
    assert not any(words in ("2 May", "Births", "Nothing else") for _, words in links)


def test_anchors_become_names_that_word_takes_and_none_twice():
    anchors = ("a b!", "a-b", "x" * 60, "x" * 61, "Ünï", "")
    sections = tuple(Section(a, "T", ()) for a in anchors)
    found = read(replace(REPORT, sections=sections)).element.body
    names = [e.get(qn("w:name")) for e in found.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(anchors)
    assert all(len(name) <= 40 and name.isascii() and name[0].isalpha() for name in names)


def test_the_first_page_says_what_the_report_is(document):
    words = [p.text for p in document.paragraphs[:7]]
    for expected in (
        REPORT.organisation, REPORT.title, REPORT.period_label, REPORT.prepared, REPORT.edition,
    ):  # fmt: skip
        assert expected in words
    assert document.sections[0].different_first_page_header_footer


def test_pages_turn_where_a_section_says_so(document):
    turned = [s.orientation for s in document.sections]
    assert turned == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    sizes = [(round(s.page_width.cm, 1), round(s.page_height.cm, 1)) for s in document.sections]
    assert sizes == [(29.7, 21.0), (21.0, 29.7), (29.7, 21.0)]


def test_each_page_names_the_report_its_edition_and_its_number(document):
    for section in document.sections:
        above = words_of(section.header._element)
        assert (REPORT.organisation in above, REPORT.title in above) == (True, True)
        below = section.footer._element
        assert words_of(below) == f"{REPORT.edition}Page 1 of 1"
        fields = [e.text.strip() for e in below.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_properties_and_language(document):
    found = document.core_properties
    assert found.title == "Performance Report, March 2023"
    assert (found.author, found.language) == ("Anytown NHS Trust", "en-GB")
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_tables_repeat_their_heading_and_keep_rows_whole(document):
    for table in document.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        split = [r for r in rows if r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
        assert not split or words_of(rows[0]) == "SummaryActions"  # prose may be long
        grid = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for row in rows:
            spans = [c.find(f".//{qn('w:gridSpan')}") for c in row.findall(qn("w:tc"))]
            assert sum(1 if s is None else int(s.get(qn("w:val"))) for s in spans) == grid
            assert all(c[-1].tag == qn("w:p") for c in row.findall(qn("w:tc")))


def test_a_caption_stands_above_its_table(document):
    table = table_of(document, "Actions")
    before = table.getprevious()
    assert (words_of(before), before.style) == ("Actions", "Caption")
    assert words_of(table.getnext()) == "A note on actions"


def test_cells_show_status_warning_figures_and_icon(document):
    table = table_of(document, "Actions")
    first, second = table.findall(qn("w:tr"))[1:]
    _, due, cost, state = first.findall(qn("w:tc"))
    assert words_of(state) == "✕ Overdue\nsince April"
    assert state.find(f".//{qn('w:tcPr')}/{qn('w:shd')}").get(qn("w:fill")) == "D5281B"
    assert {e.get(qn("w:val")) for e in state.iter(qn("w:color"))} == {"FFFFFF"}
    assert words_of(due) == "1 May ! Check: after the meeting"
    assert cost.find(f".//{qn('w:jc')}").get(qn("w:val")) == "right"
    assert "Variation: Special cause: concern, high" in {
        e.get("descr") for e in second.iter(qn("wp:docPr"))
    }
    assert len(second.findall(qn("w:tc"))) == 4  # the row was a cell short


def test_a_scorecard_says_how_figures_compare_and_what_is_escalated(document):
    words = words_of(table_of(document, "Scorecard"))
    for expected in (
        "91%\n✕ not met", "90%\n≈ nearly met", "91% (p)\n✓ met", "Escalated. Worsened",
        "Escalated: full summary", "Vision goals",
    ):  # fmt: skip
        assert expected in words


def test_the_matrix_names_what_has_no_place_by_why(document):
    assert "Waits (escalated)None" in words_of(table_of(document, "Variation by assurance"))
    rows = table_of(document, "Not placed in the matrix").findall(qn("w:tr"))
    assert [words_of(row) for row in rows] == ["WhyMeasures", "no targetBirths; Quota"]


def test_a_trajectory_shows_aims_actuals_and_outcome(document):
    table = table_of(document, "Trajectories")
    rows = [[words_of(c) for c in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]
    assert rows[0][5:7] == ["2023/24", "2024/25"]
    assert rows[2][:8] == [
        "1", "Waits over 52 weeks ! Check: late figure", "900", "100", "Aim", "800", "600", "400",
    ]  # fmt: skip
    assert rows[3][4:8] == ["Actual", "790 ✓", "650 ✕", ""]
    assert rows[4][4:6] == ["Theatre", "12 ≈"]
    assert rows[2][8:] == ["Behind", "Worsening", "Recovery plan agreed"]
    assert "✕ not met" in words_of(document.element.body)


def test_a_long_trajectory_is_broken_between_years():
    years = (("2022/23", 4), ("2023/24", 4), ("2024/25", 4), ("2025/26", 1))
    block = replace(TRAJECTORY, years=years, periods=tuple(f"P{at}" for at in range(13)))
    found = read(replace(REPORT, sections=(Section("a", "A", (block,)),)))
    first = table_of(found, "Trajectories: 2022/23 to 2024/25")
    second = table_of(found, "Trajectories: 2025/26")
    assert "P11" in words_of(first)
    assert "Recovery plan agreed" not in words_of(first)
    assert words_of(second.findall(qn("w:tr"))[1]) == "P12"
    assert "Recovery plan agreed" in words_of(second)


def test_every_picture_has_words(body):
    drawn = list(body.iter(qn("wp:docPr")))
    assert len(drawn) > 10
    assert all(e.get("descr") for e in drawn)
    numbers = [e.get("id") for e in drawn]
    assert len(set(numbers)) == len(numbers)


def test_columns_of_words_are_a_table_and_others_stand_below_each_other(document):
    tables = [words_of(t) for t in document.element.body.iter(qn("w:tbl"))]
    assert "SummaryActionsLong.Many." in tables
    assert {(3, "By ward"), (3, "By day"), (4, "In")} <= set(headings(document))
    assert not document.element.body.findall(f".//{qn('w:tc')}//{qn('w:tbl')}")


@pytest.mark.parametrize("block", EMPTY, ids=lambda b: type(b).__name__)
def test_empty_blocks_leave_a_document_that_opens(block):
    report = replace(REPORT, sections=(Section("a", "A", (block,)),))
    found = read(report).element.body
    contents = list(found.iter(qn("w:docPartGallery")))
    assert len(contents) == 1
    assert found[-2].tag == qn("w:p") or found[-2].tag == qn("w:sdt")


def test_lists_in_columns_escalations_and_tables_that_meet():
    blocks = (
        TABLE,
        Columns((("Links", (Bullets((Link("There", "a"),)),)),)),
        chart(emphasis="escalated"),
        Table("", ("x",), ((Cell("1"),),)),
    )
    found = read(replace(REPORT, sections=(Section("a", "A", blocks),))).element.body
    assert "Escalated" in words_of(found)
    assert "There" in {words_of(e) for e in found.iter(qn("w:hyperlink"))}
    parts = list(found)
    assert not any(a.tag == b.tag == qn("w:tbl") for a, b in pairwise(parts))


def test_codes_of_icons_that_are_not_known_are_words_and_other_blocks_refused():
    cells = (Cell("x", icon=Icon("variation", "purple")), Cell("y", icon=Icon("assurance", "")))
    found = read(replace(REPORT, sections=(Section("a", "A", (Table("", (), (cells,)),)),)))
    assert "purple x" in words_of(found.element.body)
    with pytest.raises(TypeError, match="str is no block"):
        render(replace(REPORT, sections=(Section("a", "A", ("text",)),)))


def test_a_report_without_sections_or_words_opens():
    assert "No sections" in words_of(read(Report(*[""] * 6, ())).element.body)


def test_the_contents_list_stands_where_a_section_wants_it():
    sections = (Section("a", "A", ()), Section("b", "List", (Contents(),)))
    found = read(replace(REPORT, sections=sections)).element.body
    order = [e for e in found if e.tag == qn("w:sdt") or words_of(e) in ("A", "List")]
    assert [e.tag == qn("w:sdt") for e in order] == [False, False, True]


def test_the_same_report_gives_the_same_bytes():
    first, second = render(REPORT), render(REPORT)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if "thumbnail" in n]


HOSTILE = 'a\x00\x0b\ud800<w:p/>&amp;{ HYPERLINK "x" }\u202e=1+1 ]]>'


def test_hostile_text_is_text_wherever_it_stands():
    cell = Cell(HOSTILE, anchor=HOSTILE, flag=HOSTILE)
    table = replace(TABLE, caption=HOSTILE, columns=(HOSTILE,), rows=((cell,),), notes=(HOSTILE,))
    section = Section(HOSTILE, HOSTILE, (Paragraph(HOSTILE, HOSTILE, HOSTILE), table))
    report = Report(*[HOSTILE] * 6, (section,), prepared=HOSTILE, edition=HOSTILE)
    found = read(report)
    kept = 'a<w:p/>&amp;{ HYPERLINK "x" }=1+1 ]]>'
    assert words_of(found.element.body).count(kept) >= 12
    assert found.core_properties.title == f"{kept}, {kept}"
    fields = {e.text.split()[0] for e in found.element.body.iter(qn("w:instrText"))}
    assert fields == {"TOC"}


@settings(max_examples=25)
@given(st.text())
def test_any_text_survives(text):
    table = Table(text, (text,), ((Cell(text),),))
    section = Section(text, text, (Paragraph(text), table))
    found = read(Report(*[text] * 6, (section,))).element.body
    assert words_of(found).count(plain_text(text)) >= 5
