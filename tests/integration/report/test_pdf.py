"""The PDF: tagged, titled, linked, bookmarked, complete, and safe with any text."""

import io

import pikepdf
import pypdf
import pytest

from goldenthread.report.compositions import ipr
from goldenthread.report.model import Cell as C
from goldenthread.report.model import Paragraph, Report, Section, Table
from goldenthread.report.render import pdf
from tests.integration.report.trust import MARCH, Trust

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        trust = Trust()
        trust.countermeasures()
        trust.commentary(trust.falls)
        trust.marks()
        report = ipr.build(trust.organisation, MARCH)
        transaction.set_rollback(True)
    return pdf.render(report)


@pytest.fixture(scope="module")
def document(made):
    with pikepdf.open(io.BytesIO(made)) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(made):
    return pypdf.PdfReader(io.BytesIO(made))


def elements(document, kind):
    """Give the structure elements of a kind, wherever they stand in the tree."""
    found, waiting = [], [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if node.get("/S") == kind:
            found.append(node)
        kids = node.get("/K", [])
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return found


def test_the_document_is_tagged_and_says_its_language_and_title(document):
    assert bool(document.Root.MarkInfo.Marked)
    assert str(document.Root.Lang) == "en-GB"
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == "Integrated Performance Report, March 2023"
        assert metadata["pdfuaid:part"] == "1"


def test_every_picture_has_words(document):
    figures = elements(document, pikepdf.Name.Figure)
    assert len(figures) > 20
    assert all(len(str(figure.get("/Alt", ""))) > 5 for figure in figures)
    words = " ".join(str(figure.Alt) for figure in figures)
    assert "Control chart of Waits" in words
    assert "Variation: Common cause" in words


def test_tables_have_headers_and_headings_do_not_skip(document):
    assert len(elements(document, pikepdf.Name.TH)) > 20
    assert elements(document, pikepdf.Name.Caption)
    assert elements(document, pikepdf.Name.H1)
    assert elements(document, pikepdf.Name.H2)


def test_bookmarks_go_to_the_second_level(reader):
    flat = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    nested = [inner.title for entry in reader.outline if isinstance(entry, list) for inner in entry]
    assert "Executive summary" in flat
    assert "Strategic theme: Access" in flat
    assert "Countermeasure summary: Waits" in nested


def test_contents_and_scorecards_are_linked(reader):
    links = [
        annotation
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object().get("/Subtype") == "/Link"
    ]
    assert len(links) > 12


def test_the_figures_and_pages_are_printed_as_text(reader):
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Waits", "70%", "90%", "Mar-23", "Full CMS", "Open a list", "A strike month"):
        assert words in text
    assert f"Page 2 of {len(reader.pages)}" in text
    assert "Beds & <b>" in text


def test_the_same_report_gives_the_same_bytes(made):
    report = small_report("x")
    assert pdf.render(report) == pdf.render(report)


@pytest.mark.parametrize(
    "text",
    [
        "#panic() $x$ *bold* _it_ `raw` @ref <label> // comment",
        "<script>alert(1)</script> &amp;",
        "word" * 2500,
        "emoji \U0001f600, Arabic \u0645\u0631\u062d\u0628\u0627, Chinese \u4f60\u597d",
        "control \x00\x07 and \ud800 surrogate",
        "line\nline\n\nline",
        "",
    ],
)
def test_any_text_prints_without_failing(text):
    made = pdf.render(small_report(text))
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    if text.isascii() and text.isprintable():
        assert text[:40].replace(" ", "") in printed.replace(" ", "").replace("\n", "")


def small_report(text):
    table = Table("Caption", ("Column", "Other"), ((C(text), C(text, anchor="nowhere")),))
    section = Section("one", "One", (Paragraph(text, lead=text[:30], flag=text[:30]), table))
    return Report("ipr", "Title", "Trust", "RWF", "2023-03", "March 2023", (section,))


def test_a_layout_error_is_told(tmp_path):
    (tmp_path / "report.typ").write_text('#set document(title: "x")\n#panic("broken")')
    with pytest.raises(pdf.RenderError, match="broken"):
        pdf.compile_document(tmp_path)


def test_a_missing_font_is_an_error(tmp_path):
    (tmp_path / "report.typ").write_text(
        '#set document(title: "x")\n#set text(font: "No Such Font")\nWords'
    )
    with pytest.raises(pdf.RenderError, match="font"):
        pdf.compile_document(tmp_path)
