"""Bridges as pictures: bars float where they should, and the stacked parts make the same bars."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from vl_convert import vegalite_to_svg

from goldenthread.report.charts import WaterfallStep, waterfall_graph
from goldenthread.report.model import Report, Section
from goldenthread.report.render import docx, pptx

STEPS = (
    WaterfallStep("Draft", 0, -15.4, "total", "(15.4)"),
    WaterfallStep("Recovery", -15.4, 2.5, "favourable", "17.9"),
    WaterfallStep("Inflation", 2.5, 1.7, "adverse", "(0.8)"),
    WaterfallStep("Plan", 0, 1.7, "total", "1.7"),
)
AMOUNT = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(AMOUNT, AMOUNT, st.sampled_from(["total", "favourable", "adverse"])),
                min_size=1, max_size=8))  # fmt: skip
def test_stacked_parts_make_each_bar(bars):
    steps = [WaterfallStep(f"s{n}", a, b, kind, "") for n, (a, b, kind) in enumerate(bars)]
    graph = waterfall_graph("c", "d", steps)
    for at, step in enumerate(steps):
        low, high = sorted((step.start, step.end))
        lifts = [one.values[at] for one in graph.series if one.is_hidden]
        seen = [one.values[at] or 0 for one in graph.series if not one.is_hidden]
        assert lifts[0] + sum(v for v in seen if v > 0) == pytest.approx(max(high, 0))
        assert lifts[1] + sum(v for v in seen if v < 0) == pytest.approx(min(low, 0))
        assert sum(map(abs, seen)) == pytest.approx(high - low, abs=1e-6)


def test_the_picture_says_direction_without_colour():
    graph = waterfall_graph("Bridge", "From -15.4 to 1.7", STEPS, axis="£m")
    svg = vegalite_to_svg(graph.spec)
    for words in ("+17.9", "(0.8)", "(15.4)", "Favourable", "Adverse", "£m"):
        assert words in svg
    assert graph.rows[1] == ("Recovery", "17.9", "2.5")
    assert graph.style == "stacked_bar"


def test_a_bridge_without_steps_has_no_picture():
    assert waterfall_graph("Bridge", "Nothing", ()).spec == {}


def test_documents_draw_the_lifts_without_a_fill():
    section = Section("b", "Bridge", (waterfall_graph("Bridge", "d", STEPS),))
    report = Report("f", "F", "T", "R", "2023-03", "March 2023", (section,))
    slides = Presentation(io.BytesIO(pptx.render(report)))
    charts = [s.chart for slide in slides.slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 1
    xml = charts[0]._chartSpace.xml
    assert xml.count("<c:legendEntry>") == 2
    assert xml.count("<a:noFill/>") >= 2
    assert docx.render(report)
