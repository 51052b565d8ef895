"""Blocks for the tests of the PowerPoint renderer."""

from goldenthread.report.model import (
    ChartBlock,
    Graph,
    GraphSeries,
    ScorecardRow,
    TrajectoryCell,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)

POINTS = [
    {
        "period": f"P{at}",
        "value": at,
        "target": 3,
        "mean": 2.5,
        "lower": 0,
        "upper": 9,
        "segment": at // 10,
        "mark": "concern" if at == 4 else "common_cause",
    }
    for at in range(20)
]


def control(**fields):
    """A control chart of twenty points."""
    named = {
        "measure": "m",
        "title": "Falls",
        "description": "Falls rose in spring.",
        "spec": {"data": {"values": POINTS}, "layer": []},
        "facts": (("Mar-26", "19"), ("Target", "3")),
        "variation": "concern_high",
        "assurance": "failing",
        "columns": ("Period", "Value", "Target", "Mean", "Point"),
        "rows": tuple((f"P{at}", f"{at}", "3", "2.5", "common cause") for at in range(20)),
        "method": "XmR chart.",
    }
    return ChartBlock(**(named | fields))


def graph(**fields):
    """A graph of two series over three months."""
    named = {
        "caption": "Savings",
        "description": "Savings rise.",
        "spec": {},
        "columns": ("Month", "Plan", "Actual"),
        "rows": (("Apr", "£1m", "£2m"), ("May", "£2m", "£3m"), ("Jun", "£3m", "")),
        "style": "line",
        "categories": ("Apr", "May", "Jun"),
        "series": (
            GraphSeries("Plan", (1, 2, 3), "#005EB8"),
            GraphSeries("Actual", (2, 3, None), "#212B32"),
        ),
        "number_format": "0.0",
        "axis": "£ million",
    }
    return Graph(**(named | fields))


def score_row(**fields):
    """A row of a scorecard."""
    named = {
        "measure": "m",
        "name": "Falls",
        "domain": "Safe",
        "latest_target": "5",
        "latest": "6",
        "latest_period": "Mar-26",
        "previous_target": "5",
        "previous": "4",
        "previous_period": "Feb-26",
        "role": "Driver",
        "variation": "concern_high",
        "assurance": "failing",
        "action": "Full CMS",
    }
    return ScorecardRow(**(named | fields))


QUARTERS = ("Q1", "Q2", "Q3", "Q4")
COMPARISONS = ("met", "nearly", "not_met", "")


def trajectory(count=3, years=3, comments="On course.", lines=1):
    """A trajectory scorecard of so many measures and years of four quarters."""
    periods = QUARTERS * years
    cells = tuple(TrajectoryCell(f"{at}%", COMPARISONS[at % 4]) for at in range(len(periods)))
    actuals = tuple(TrajectoryLine("" if lines == 1 else f"Line {n}", cells) for n in range(lines))
    measures = tuple(
        TrajectoryRow(
            number=str(at),
            measure=f"m{at}",
            name=f"Measure {at}",
            baseline="50%",
            end_target="90%",
            aims=("60%",) * len(periods),
            actuals=actuals,
            position="Below aim",
            trend="Improving",
            comments=comments,
            flag="Look" if at == 1 else "",
        )
        for at in range(count)
    )
    named = tuple((f"20{20 + n}/{21 + n}", 4) for n in range(years))
    return TrajectoryScorecard("Trajectory", named, periods, measures, ("A note.",))
