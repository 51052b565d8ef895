"""Reading presentations back, for the tests of the PowerPoint renderer."""

from __future__ import annotations

import io
from itertools import combinations

from pptx import Presentation

from goldenthread.report.model import Report, Section
from goldenthread.report.render.pptx import render


def report_of(*sections, **fields):
    """A report of sections; a bare block is a section of its own."""
    given = [
        part if isinstance(part, Section) else Section(f"s{at}", f"Section {at}", (part,))
        for at, part in enumerate(sections)
    ]
    named = {
        "code": "x",
        "title": "Board report",
        "organisation": "Wealdshore Trust",
        "organisation_code": "RZ9",
        "period": "2026-03",
        "period_label": "March 2026",
        "prepared": "Figures as known on 7 April 2026",
        "edition": "Edition 2",
    }
    return Report(**(named | fields), sections=tuple(given))


def opened(report):
    """The presentation of a report, read back."""
    return Presentation(io.BytesIO(render(report)))


def titles(deck):
    """The title of every slide."""
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def tables(deck):
    """Every native table, in order."""
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def charts(deck):
    """The frame of every native chart, in order."""
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def rows(table):
    """The texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts(deck):
    """All words of the deck on one line, breaks and gaps folded."""
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(" ".join(found).replace("\v", " ").split())


def box(shape):
    """Left, top, right and bottom of a shape."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlap(one, other):
    """Whether two boxes cover the same place, but for rounding (a point has 12,700 units)."""
    return all(min(one[at + 2], other[at + 2]) - max(one[at], other[at]) > 200 for at in (0, 1))


def described(frame):
    """The description of a frame for those who do not see it."""
    return frame._element.xpath(".//p:cNvPr")[0].get("descr")


def layout_faults(deck):
    """What leaves its slide, stands on something else, or is left empty."""
    faults = []
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            left, top, right, bottom = box(shape)
            inside = (
                0 <= left < right <= deck.slide_width and 0 <= top < bottom <= deck.slide_height
            )
            if not inside:
                faults.append(f"slide {number}: {shape.name} leaves the slide")
            if shape.is_placeholder and not shape.text_frame.text.strip():
                faults.append(f"slide {number}: {shape.name} is empty")
            if shape.has_table and sum(row.height for row in shape.table.rows) > shape.height + 99:
                faults.append(f"slide {number}: {shape.name} is taller than its frame")
        for one, other in combinations(slide.shapes, 2):
            a, b = box(one), box(other)
            slack = 200  # rounding, in units of which a point has 12,700
            if (
                min(a[2], b[2]) - max(a[0], b[0]) > slack
                and min(a[3], b[3]) - max(a[1], b[1]) > slack
            ):
                faults.append(f"slide {number}: {one.name} stands on {other.name}")
    return faults
