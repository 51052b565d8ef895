"""A report survives being stored, and its hash tells any change."""

import pytest

from goldenthread.report.model import (
    Bullets,
    Cell,
    ChartBlock,
    ChartGrid,
    Columns,
    Contents,
    Figure,
    Icon,
    IconKey,
    Link,
    Matrix,
    MatrixEntry,
    Paragraph,
    Passage,
    Points,
    Report,
    Run,
    Scorecard,
    ScorecardGroup,
    ScorecardRow,
    Section,
    StackedBars,
    Subheading,
    Table,
)
from goldenthread.report.serialise import content_hash, from_json, to_json
from tests.unit.report import graph_report

CHART = ChartBlock(
    measure="waits",
    title="Waits",
    description="A chart",
    spec={"data": {"values": [{"kind": "table", "value": 1.5}, {"value": None}]}},
    facts=(("Mar-23", "91%"),),
    variation="common_cause",
    assurance="hit_and_miss",
    columns=("Period", "Value"),
    rows=(("Mar-23", "91%"),),
    method="XmR",
)
ROW = ScorecardRow(
    "waits", "Waits", "Safe", "95%", "91%", "Mar-23", "95%", "90%", "Feb-23", "Driver",
    "common_cause", "failing", "Full CMS",
)  # fmt: skip
BLOCKS = (
    Paragraph("Text", lead="Lead", flag="flag"),
    Passage((Run("kept"), Run("gone", "deleted"))),
    Points(((Run("a", "strong"), Run("b")), (Run("c", "inserted"),))),
    Subheading("Heading", 4),
    Bullets((Link("words", "there"),)),
    Table("Caption", ("a", "b"), ((Cell("x", icon=Icon("variation", "common_cause")),),), ("n",)),
    Scorecard("Caption", (ScorecardGroup("Vision goals", (ROW,)),)),
    Matrix("m", (("passing", "P"),), (("concern", "C"),), (((MatrixEntry("w", "W"),),),)),
    StackedBars("c", "d", (("passing", "P", "#fff"),), (("Theme", (1,)),), {"mark": "bar"}),
    CHART,
    ChartGrid((CHART,)),
    Columns((("Summary", (Paragraph("x"), Columns((("Inner", (Paragraph("y"),)),)))),)),
    IconKey("k", ((Icon("assurance", "passing"), "P", "meaning"),)),
    Contents(),
    *graph_report.BLOCKS,
    graph_report.INSIDE,
)
REPORT = Report(
    "ipr", "Title", "Trust", "RWF", "2023-03", "March 2023", (Section("a", "A", BLOCKS),),
    figures=(Figure("waits", "Waits", "2023-03", "Mar-23", "91%"),),
)  # fmt: skip


def test_every_block_comes_back_equal():
    assert from_json(to_json(REPORT)) == REPORT


def test_the_hash_does_not_hang_on_the_order_of_keys_and_tells_any_change():
    content = to_json(REPORT)
    turned = dict(reversed(content.items()))
    assert content_hash(turned) == content_hash(content)
    changed = to_json(REPORT)
    changed["sections"][0]["blocks"][0]["text"] = "Other"
    assert content_hash(changed) != content_hash(content)


@pytest.mark.parametrize("content", [{}, {"sections": 1}, {"title": "x"}])
def test_content_of_another_shape_is_refused(content):
    with pytest.raises(ValueError, match="not the content of a report"):
        from_json(content)


def test_fields_of_later_versions_are_left_aside():
    content = to_json(REPORT)
    content["sections"][0]["added_later"] = 1
    assert from_json(content) == REPORT
