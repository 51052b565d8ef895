"""A report with every kind of block, for the tests of its Word document."""

from goldenthread.report.model import (
    Bullets,
    Cell,
    ChartBlock,
    ChartGrid,
    Columns,
    Contents,
    Graph,
    GraphSeries,
    Icon,
    IconKey,
    Link,
    Matrix,
    MatrixEntry,
    Paragraph,
    Report,
    Scorecard,
    ScorecardGroup,
    ScorecardRow,
    Section,
    StackedBars,
    Status,
    Subheading,
    Table,
    TrajectoryCell,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)

RED = Status("Overdue", "✕", "#d5281b", "#ffffff")


def chart(title="Waits", size="full", months=15, **more):
    """Give a control chart of some months, the last of them a special cause."""
    rows = [
        {
            "period": f"Month {at}",
            "value": 80.0 + at,
            "target": 90,
            "mean": 85.0,
            "lower": 75.5,
            "upper": 95.5,
            "segment": at // 10,
            "mark": "concern" if at == months - 1 else "common_cause",
        }
        for at in range(months)
    ]
    axis = {"labelExpr": "datum.label + '%'"}
    settings = {
        "measure": "waits",
        "title": title,
        "description": f"Control chart of {title}",
        "spec": {"data": {"values": rows}, "layer": [{"encoding": {"y": {"axis": axis}}}]},
        "facts": (("Mar-23", "91%"), ("Target", "90%")),
        "variation": "common_cause",
        "assurance": "hit_and_miss",
        "columns": ("Period", "Value", "Target", "Mean", "Lower limit", "Upper limit", "Point"),
        "rows": tuple(
            (r["period"], f"{r['value']}%", "90%", "85%", "75.5%", "95.5%", "") for r in rows
        ),
        "method": "XmR chart",
        "size": size,
    }
    return ChartBlock(**(settings | more))


def row(name, **more):
    """Give a row of a scorecard."""
    texts = ("Safe", "95%", "91%", "Mar-23", "95%", "90%", "Feb-23", "Driver")
    return ScorecardRow(name, name, *texts, "common_cause", "failing", "Full CMS", **more)


ROWS = (
    row("Waits", comparison="not_met", previous_comparison="nearly", anchor="waits-page"),
    row("Falls", comparison="met", emphasis="escalated", change="Worsened", provisional=True),
    row("Births", emphasis="full_cms", anchor="nowhere"),
)
TRAJECTORY = TrajectoryScorecard(
    "Trajectories",
    (("2023/24", 2), ("2024/25", 1)),
    ("Q3", "Q4", "Q1"),
    (
        TrajectoryRow(
            "1", "waits", "Waits over 52 weeks", "900", "100", ("800", "600", "400"),
            (
                TrajectoryLine(
                    "", (TrajectoryCell("790", "met"), TrajectoryCell("650", "not_met"))
                ),
                TrajectoryLine("Theatre", (TrajectoryCell("12", "nearly"),)),
            ),
            "Behind", "Worsening", "Recovery plan agreed", "late figure",
        ),
    ),
    ("A note on trajectories",),
)  # fmt: skip
GRAPH = Graph(
    "Savings by month",
    "Bars of planned and actual savings",
    {},
    ("Month", "Plan", "Actual"),
    (("Apr", "1.0", "0.8"), ("May", "2.0", "")),
    "bar",
    ("Apr", "May"),
    (GraphSeries("Plan", (1.0, 2.0), "#005EB8"), GraphSeries("Actual", (0.8, None), "#ED8B00")),
    "0.0",
    "£ million",
)
BARS = StackedBars(
    "Measures by assurance",
    "Counts of measures",
    (("passing", "Passing", "#BFE6F7"), ("failing", "Failing", "#F8CDA4")),
    (("Care", (3, 1)), ("People", (2, 0))),
)
MATRIX = Matrix(
    "Variation by assurance",
    (("passing", "Passing"), ("failing", "Failing")),
    (("concern", "Concern"),),
    (((MatrixEntry("w", "Waits", "waits-page", "escalated"),), ()),),
    (MatrixEntry("b", "Births", reason="no target"), MatrixEntry("q", "Quota", reason="no target")),
)
TABLE = Table(
    "Actions",
    ("Action", "Due", "Cost", "State"),
    (
        (
            Cell("Write to all", is_header=True, anchor="waits-page"),
            Cell("1 May", flag="after the meeting"),
            Cell("£2.0m", align="end"),
            Cell("since April", status=RED),
        ),
        (
            Cell("Judge", icon=Icon("variation", "concern_high")),
            Cell("2 May", anchor="nowhere"),
            Cell("£1.0m", align="end"),
        ),
    ),
    ("A note on actions",),
    (3, 1, 1, 2),
)
SECTIONS = (
    Section(
        "start",
        "Overview",
        (
            Paragraph("All is well.\nMostly.", lead="Summary:", flag="check the date"),
            Subheading("What changed", 3),
            Bullets((Link("Waits rose", "waits-page"), Link("Nothing else", ""))),
            Subheading("In detail", 4),
            IconKey("Key", ((Icon("assurance", "passing"), "Passing", "It is met"),)),
            Scorecard("Scorecard", (ScorecardGroup("Vision goals", ROWS),), ("(p) provisional",)),
            MATRIX,
            BARS,
        ),
    ),
    Section(
        "waits-page",
        "Waits in full",
        (
            chart(),
            ChartGrid((chart("Falls", "quarter", 4), chart("Births", "quarter", 3))),
            TABLE,
            Columns((("Summary", (Paragraph("Long."),)), ("Actions", (Paragraph("Many."),)))),
            Columns((("By ward", (TABLE,)), ("By day", (Columns((("In", (BARS,)),)),)))),
        ),
        level=2,
    ),
    Section("upright", "Programme", (GRAPH, chart("Portrait")), landscape=False),
    Section("wide", "Trajectories", (TRAJECTORY,), level=3),
)
REPORT = Report(
    "ipr", "Performance Report", "Anytown NHS Trust", "RXX", "2023-03", "March 2023", SECTIONS,
    prepared="Figures as known on 27 April 2023", edition="Edition 2, frozen 3 May 2023",
)  # fmt: skip

NO_CHART = chart("None", spec={}, columns=(), rows=(), facts=(), empty="No figures.", method="")
EMPTY = (
    Paragraph(""),
    Subheading(""),
    Bullets(()),
    Table("", (), ()),
    Table("No rows", ("a", "b"), ()),
    Table("No columns", (), ((Cell("x"), Cell("y")),)),
    Scorecard("", ()),
    Scorecard("", (ScorecardGroup("", ()),)),
    Matrix("", (), (), ()),
    StackedBars("", "", (), ()),
    NO_CHART,
    chart("", columns=("Period",), rows=(("x", "more"), ())),
    ChartGrid(()),
    Graph("", "", {}, (), ()),
    Graph("Timeline", "From then to now", {"mark": "bar"}, ("When",), (("Now",),)),
    TrajectoryScorecard("", (), (), ()),
    TrajectoryScorecard("", (("2023", 9),), ("Q1",), (TRAJECTORY.rows[0],)),
    Columns(()),
    Columns((("", ()),)),
    IconKey("", ()),
    Contents(),
)
