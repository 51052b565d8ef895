"""Pages: their size and direction, the title page, and what stands above and below each page."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section as WordSection
from docx.shared import Cm

from goldenthread.report.model import Report
from goldenthread.report.render.docx.book import Book
from goldenthread.report.render.docx.styles import BLUE, RULE
from goldenthread.report.render.docx.writing import field, paragraph, run
from goldenthread.report.render.docx.xml import Element, el, twips

SHORT, LONG = 21.0, 29.7  # A4, in centimetres
SIDE, TOP, BOTTOM, EDGE = 1.5, 1.9, 1.6, 0.8
WIDTHS = {True: LONG - 2 * SIDE, False: SHORT - 2 * SIDE}  # of the text, by landscape


def begin_pages(book: Book, *, landscape: bool) -> None:
    """Set the first pages up; the title page has neither header nor footer."""
    section = book.document.sections[0]
    section.different_first_page_header_footer = book.report.form == "report"
    set_page(section, book, landscape=landscape)


def turn_pages(book: Book, *, landscape: bool) -> None:
    """Begin a page, and those after it, the other way up."""
    section = book.document.add_section(WD_SECTION.NEW_PAGE)
    shrink(section)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    set_page(section, book, landscape=landscape)


def shrink(section: WordSection) -> None:
    """Make the paragraph that ends the section before so small that it takes no page."""
    ending = section._sectPr.getparent().xpath("./w:p[w:pPr/w:sectPr]")[-1]
    ending.style = "End"


def set_page(section: WordSection, book: Book, *, landscape: bool) -> None:
    """Give the section its size, margins, header and footer."""
    width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(SIDE)
    section.top_margin, section.bottom_margin = Cm(TOP), Cm(BOTTOM)
    section.header_distance = section.footer_distance = Cm(EDGE)
    book.width, book.is_wide = WIDTHS[landscape], landscape
    report = book.report
    title = f"{report.title}, {report.period_label}" if report.period_label else report.title
    above = margin_line("Header", [run(report.organisation)], [run(title)], book.width)
    number = [run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
    below = margin_line("Footer", [run(report.edition)], number, book.width)
    replace_content(section.header._element, above)
    replace_content(section.footer._element, below)


def replace_content(element: Element, made: Element) -> None:
    """Put one paragraph in place of what stands there."""
    for child in list(element):
        element.remove(child)
    element.append(made)


def margin_line(style: str, left: list[Element], right: list[Element], width: float) -> Element:
    """Give a line with words at both ends and a rule between it and the page."""
    side = "bottom" if style == "Header" else "top"
    made = paragraph(*left, el("w:r", el("w:tab")), *right, style=style)
    rule = el(f"w:{side}", val="single", sz=4, space=4, color=RULE)
    stop = el("w:tab", val="right", pos=twips(width))
    made.pPr.append(el("w:pBdr", rule))
    made.pPr.append(el("w:tabs", stop))
    return made


def title_page(report: Report) -> list[Element]:
    """Give the title on a blue band, and below it what the figures are."""
    band = [
        banded(report.organisation, "ReportBand"),
        banded(report.title, "ReportTitle"),
        banded(report.period_label, "ReportBand"),
    ]
    facts = [words for words in (report.prepared, report.edition) if words]
    first = paragraph(style="ReportFact")
    return [*band, first, *(paragraph(run(words), style="ReportFact") for words in facts)]


def banded(text: str, style: str) -> Element:
    """Give a paragraph on blue."""
    made = paragraph(run(text), style=style)
    sides = (
        el(f"w:{side}", val="single", sz=48, space=space, color=BLUE)
        for side, space in (("top", 16), ("left", 20), ("bottom", 16), ("right", 20))
    )
    made.pPr.append(el("w:pBdr", *sides))
    made.pPr.append(el("w:shd", val="clear", color="auto", fill=BLUE))
    made.pPr.append(el("w:ind", left=567, right=567))
    return made
