"""Renders a report as an editable PowerPoint presentation: native tables, charts and text."""

from __future__ import annotations

from goldenthread.report.model import Report
from goldenthread.report.render.pptx.deck import draw_deck
from goldenthread.report.render.pptx.package import saved
from goldenthread.report.render.pptx.plan import plan


def render(report: Report) -> bytes:
    """Give the report as a presentation; the same report gives the same bytes."""
    return saved(draw_deck(report, plan(report)))
