"""Papers of meetings in each format: upright, titled, without contents; changes in words kept."""

import io
import re
from dataclasses import replace

import docx
import pikepdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from goldenthread.report.model import (
    Cell,
    Passage,
    Points,
    Report,
    Run,
    Section,
    Subheading,
    Table,
)
from goldenthread.report.render import docx as word
from goldenthread.report.render import html, pdf, pptx, xlsx
from goldenthread.report.render.native_text import marked_words
from goldenthread.report.serialise import from_json, to_json
from tests.unit.report.packs.reading import elements, kinds, opened, texts

pytestmark = pytest.mark.slow
CHANGED = Passage(
    (
        Run("6.1 "),
        Run("Old", "deleted"),
        Run("New", "inserted"),
        Run(" and "),
        Run("bold", "strong"),
    )
)
PAPER = Report(
    "terms", "Terms of reference", "A Trust", "RWF", "", "27 April 2023",
    (
        Section("intro", "", (CHANGED, Points(((Run("One: ", "strong"), Run("first")),)))),
        Section("duties", "Duties", (
            Table("A table", ("Ref.", "Item"), (
                (Cell("A group"),), (Cell("1", is_header=True), Cell("Item", anchor="paper-7")),
            )),
            Subheading("Below"),
        )),
        Section("more", "More", (CHANGED,), level=2),
    ),
    prepared="For approval", form="paper", places=("paper-7",),
)  # fmt: skip


def test_a_paper_survives_being_stored():
    assert from_json(to_json(PAPER)) == PAPER
    old = {key: held for key, held in to_json(PAPER).items() if key not in ("form", "places")}
    assert from_json(old).form == "report"


def test_a_paper_is_upright_and_begins_with_its_title():
    with opened(pdf.render(PAPER)) as found:
        assert len(found.pages) == 1
        left, bottom, right, top = found.pages[0].mediabox
        assert right - left < top - bottom
        heads = [(str(one.S), str(one.get("/T", ""))) for _, one in elements(found)
                 if re.fullmatch(r"/H\d", str(one.S))]  # fmt: skip
        assert heads == [
            ("/H1", "Terms of reference"), ("/H2", "Duties"), ("/H3", "Below"), ("/H3", "More"),
        ]  # fmt: skip
        assert "TOC" not in [kind for _, kind in kinds(found)]
        with found.open_outline() as outline:
            assert [one.title for one in outline.root] == ["Duties"]


def test_a_row_of_one_cell_heads_the_rows_below_it():
    with opened(pdf.render(PAPER)) as found:
        heads = [one for _, one in elements(found) if one.S == pikepdf.Name.TH]
        assert len(heads) == 3
    page = html.render(PAPER)
    assert '<th scope="colgroup" colspan="2">A group</th>' in page
    table = docx.Document(io.BytesIO(word.render(PAPER))).tables[0]
    spans = table._tbl.findall(f".//{qn('w:gridSpan')}")
    assert [one.get(qn("w:val")) for one in spans] == ["2"]


def test_in_a_pack_a_paper_leaves_numbers_to_the_pack_and_leads_to_others():
    alone = pdf.render(PAPER)
    assert "Page 1 of 1" in texts(alone)[0]
    inside = pdf.render(replace(PAPER, in_pack=True))
    assert "Page 1" not in texts(inside)[0]
    with opened(inside) as found:
        (link,) = found.pages[0].obj.Annots
        assert str(link.A.URI) == "pack:paper-7"


def test_a_cover_is_a_page_of_its_own_look():
    (words,) = texts(pdf.render(replace(PAPER, form="cover")))
    assert words.startswith("A Trust Terms of reference")


def test_a_page_has_no_contents_list_and_no_empty_heading():
    page = html.render(PAPER)
    assert "gt-contents" not in page.split("</style>")[1]
    assert "<h2" in page
    assert not re.search(r"<h2[^>]*>\s*</h2>", page)
    assert "<title>Terms of reference, 27 April 2023, A Trust</title>" in page
    assert "<ins>" in page
    assert "(taken out: </span>Old" in page
    assert "<li><strong>One: </strong>first</li>" in page


def test_word_tracks_the_changes():
    document = docx.Document(io.BytesIO(word.render(PAPER)))
    body = document.element.body
    inserted = ["".join(t.text for t in one.iter(qn("w:t"))) for one in body.iter(qn("w:ins"))]
    deleted = [one.text for one in body.iter(qn("w:delText"))]
    assert inserted == ["New", "New"]
    assert deleted == ["Old", "Old"]
    numbers = [one.get(qn("w:id")) for kind in ("w:ins", "w:del") for one in body.iter(qn(kind))]
    assert len(set(numbers)) == 4
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert not section.different_first_page_header_footer
    heads = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert heads == [
        ("Heading 1", "Terms of reference"), ("Heading 2", "Duties"), ("Heading 3", "Below"),
        ("Heading 3", "More"),
    ]  # fmt: skip
    assert not list(body.iter(qn("w:sdt")))
    assert word.render(PAPER) == word.render(PAPER)


def test_other_formats_say_changes_in_words():
    assert marked_words("x", "inserted") == "[put in: x]"
    assert marked_words("x", "deleted") == "[taken out: x]"
    assert marked_words("x", "strong") == "x"
    assert xlsx.render(replace(PAPER, form="report"))
    assert pptx.render(replace(PAPER, form="report"))
