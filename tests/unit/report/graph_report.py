"""Reports with statuses, graphs and trajectory scorecards, for tests of what draws them."""

import datetime as dt

from goldenthread.report.charts import (
    TimelineItem,
    bar_graph,
    completion_graph,
    line_graph,
    timeline_graph,
)
from goldenthread.report.model import (
    Cell,
    Columns,
    Graph,
    GraphSeries,
    Paragraph,
    Report,
    Section,
    Status,
    Table,
    TrajectoryCell,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)

DAY = dt.date(2023, 12, 31)
ON_TRACK = Status("On track", "●", "#007f3b", "#ffffff")
OVERDUE = Status("Overdue by more than a month", "✕", "#d5281b", "#ffffff")
WAITING = Status("Not started", "○", "#ffffff", "#212b32")
STATUSES = Table(
    "Actions",
    ("Action", "Status"),
    tuple(
        (Cell(f"Action {n}"), Cell("By rule: late", status=status))
        for n, status in enumerate((ON_TRACK, OVERDUE, WAITING), 1)
    ),
)
MONTHS = tuple(f"{name}-23" for name in ("Apr", "May", "Jun", "Jul", "Aug", "Sep"))


def series(*rows):
    """Give series of (name, values), in our own colours."""
    return tuple(GraphSeries(name, tuple(values), "") for name, values in rows)


def completion(months=MONTHS):
    """Give a graph of completion over the months, actuals up to the middle."""
    count, half = len(months), len(months) // 2
    return completion_graph(
        caption="Completion",
        description="Completion of the actions: behind by 8.",
        months=months,
        planned=tuple(100 * at / count for at in range(count)),
        actual=tuple(80 * at / count if at <= half else None for at in range(count)),
        forecast=tuple(90 * at / count if at >= half else None for at in range(count)),
        percent=True,
    )


def bars(names=("Access", "Safety"), *, stacked=True):
    """Give bars of two series over the names."""
    held = series(("Open", range(1, len(names) + 1)), ("Closed", [2] * len(names)))
    columns = ("Workstream", "Open", "Closed")
    return bar_graph("Actions by workstream", "Bars.", columns, names, held, stacked=stacked)


def lines():
    """Give a line that misses a month beside one that does not."""
    held = series(("Plan", (1.0, 2.2, 3.1)), ("Actual", (0.8, None, 2.9)))
    return line_graph("Savings", "Lines.", ("Month",), MONTHS[:3], held, '"£"0.0"m"', "£ million")


def item(label="Approve the framework", group="Well led", due=DAY, **more):
    """Give a milestone, by default due on its baseline."""
    return TimelineItem(group, label, more.pop("baseline", due), due, **more)


ITEMS = (
    item(completed=dt.date(2023, 12, 20), status=ON_TRACK),
    item("Train managers", due=dt.date(2023, 11, 1), forecast=dt.date(2024, 2, 1), status=OVERDUE),
    item("Charter", "Culture", baseline=dt.date(2023, 9, 1), status=WAITING),
    item("No baseline", "Culture", baseline=None),
)


def timeline(items=ITEMS):
    """Give the timeline of the items."""
    return timeline_graph("Milestones", "", items, DAY)


def measure(number=1, text="Papers on time", comments="As planned.", flag="", lines=("",)):
    """Give a row of a trajectory scorecard over four quarters; its last has no actual yet."""
    cells = (
        TrajectoryCell("N/A"),
        TrajectoryCell("50%", "met"),
        TrajectoryCell("55%", "not_met"),
    )
    return TrajectoryRow(
        str(number), f"m{number}", text, "50% (Q4 22/23)", "90% (Q1 24/25)",
        ("N/A", "50%", "80%", "90%"), tuple(TrajectoryLine(name, cells) for name in lines),
        "Below aim", "Improving", comments, flag,
    )  # fmt: skip


ROWS = (measure(), measure(2, lines=("Leader", "ESPM"), flag="date passed"))


def scorecard(rows=ROWS):
    """Give a trajectory scorecard over two financial years."""
    return TrajectoryScorecard(
        "Improvement plan scorecard", (("2022/23", 2), ("2023/24", 2)), ("Q3", "Q4", "Q1", "Q2"),
        tuple(rows), ("A note.",),
    )  # fmt: skip


EMPTY = Graph("Savings of the theme", "none", {}, ("Month", "Savings"), (("Apr-23", "1.0"),))
BLOCKS = (STATUSES, scorecard(), timeline(), completion(), bars(), lines(), EMPTY)
INSIDE = Columns((("Well", (Paragraph("Went well."), bars())), ("Money", (lines(), EMPTY))))


def report(*blocks):
    """Give a report of one section with the blocks."""
    section = Section("one", "One", blocks)
    return Report("oversight", "Pack", "Trust", "RYE", "2023-12", "December 2023", (section,))


REPORT = report(*BLOCKS, INSIDE)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "#panic() $x$ *bold* _it_ `raw` @ref <label> // comment",
    """ '" + alert(1) + "' \\' \\u0027 {{ x }} ${x} """,
    "emoji \U0001f600, Arabic \u0645\u0631\u062d\u0628\u0627, Chinese \u4f60\u597d",
    "control \x00\x07\x1f\x7f and \ud800 surrogate \ufffe",
    "line\nline\r\n\n\ttab",
    "word" * 60,
    "a long name of many words " * 10,
    "",
)


def hostile(text):
    """Give a report whose every text is the given one."""
    status = Status(text, text[:3], text, text)
    held = (GraphSeries(text, (1.5, None, 3), text), GraphSeries(text, (2, 2.5, -1), ""))
    names = (text, text, "other")
    columns = (text,) * 3
    picture = item(text, text, status=status, forecast=dt.date(2024, 3, 1))
    return report(
        Table(text, (text,), ((Cell(text, status=status, flag=text),),)),
        line_graph(text, text, columns, names, held, text, text),
        bar_graph(text, text, columns, names, held, '"' + text + '"0', text, stacked=True),
        bar_graph(text, text, columns, names, held),
        timeline_graph(text, text, (picture, picture), DAY),
        TrajectoryScorecard(
            text, ((text, 1),), (text, text), (measure(text, text, text, text, (text,)),), (text,)
        ),
        Columns(((text, (line_graph(text, text, columns, names, held),)),)),
    )
