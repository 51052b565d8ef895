"""Where sections begin on paper: pages are shared by what is short, nothing is lost."""

import io

import pypdf
import pytest

from goldenthread.report.model import Paragraph, Report, Section
from goldenthread.report.render import pdf

pytestmark = pytest.mark.slow
LINES = {"tiny": 3, "short": 14, "long": 26, "longer": 60}  # some 36 fill a page


def pages_of(*sections):
    """Give the names of the sections that begin on each page of a report; 'name>' has a part."""
    made = []
    for at, name in enumerate(sections):
        words = name.rstrip(">")
        lines = tuple(Paragraph(f"Line {n} of {at}{words}") for n in range(LINES[words]))
        level = 2 if at and sections[at - 1].endswith(">") else 1
        made.append(Section(f"s{at}", f"Begin{at}{words}", lines, level))
    report = Report("ipr", "Pages", "Trust", "RYE", "2023-12", "December 2023", tuple(made))
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(report))).pages[2:]
    texts = [page.extract_text() for page in pages]
    for at, name in enumerate(sections):
        words = name.rstrip(">")
        assert sum(text.count(f" of {at}{words}") for text in texts) == LINES[words]
    names = [
        [n for n in enumerate(sections) if f"Begin{n[0]}{n[1].rstrip('>')}" in t] for t in texts
    ]
    return [[name.rstrip(">") for _, name in found] for found in names]


@pytest.mark.parametrize(
    ("sections", "pages"),
    [
        (["long", "long"], [["long"], ["long"]]),
        (["short", "short", "short"], [["short", "short"], ["short"]]),
        (["tiny", "long"], [["tiny", "long"]]),
        (["short", "long"], [["short"], ["long"]]),
        (["tiny", "tiny", "tiny", "long"], [["tiny", "tiny", "tiny"], ["long"]]),
        (["tiny", "longer", "tiny"], [["tiny", "longer"], ["tiny"]]),
        (["tiny", "short>", "tiny"], [["tiny"], ["short", "tiny"]]),
        (["longer", "long"], [["longer"], [], ["long"]]),
    ],
)
def test_what_is_short_shares_a_page(sections, pages):
    assert pages_of(*sections) == pages
