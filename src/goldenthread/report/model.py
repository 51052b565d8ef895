"""The report document: plain frozen dataclasses that every renderer reads and an edition freezes.

A report is a list of sections; a section a list of blocks. Blocks hold facts that are already
computed and worded; a renderer only lays them out. Text is plain text: renderers escape it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Emphasis = Literal["", "full_cms", "escalated"]


@dataclass(frozen=True)
class Icon:
    """A variation or assurance icon: `family` is 'variation' or 'assurance', `code` its name."""

    family: Literal["variation", "assurance"]
    code: str


@dataclass(frozen=True)
class Span:
    """A stretch of a text that the records bear out, or a live figure, with its record.

    `words` say what it is. `record`, `code`, `id` and `parent` (the programme's number) name the
    record that it leads to in the site.
    """

    start: int
    end: int
    words: str
    record: str
    code: str = ""
    id: int = 0
    parent: int = 0
    is_live: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to a section of the same report by its `anchor`; `flag` a warning."""

    text: str
    anchor: str
    flag: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Status:
    """A step of a status scale as printed: words and symbol on its colour, in a legible ink."""

    words: str
    symbol: str
    colour: str
    ink: str


@dataclass(frozen=True)
class Amount:
    """The number behind a cell's words, for spreadsheets.

    `number` is an exact decimal in the unit that is shown. `formula` says how it follows from cells
    of the same table: '{2.1}' is the cell of row 2 and column 1, counted from nought under the
    header, as in 'SUM({0.1}:{3.1})' or '{0.1}-{0.2}'.
    """

    number: str
    number_format: str = "#,##0.0;(#,##0.0)"
    formula: str = ""


@dataclass(frozen=True)
class Cell:
    """A table cell: words, an icon or a status; `align` 'end' for figures; `flag` a warning."""

    text: str = ""
    icon: Icon | None = None
    anchor: str = ""
    align: Literal["start", "end"] = "start"
    flag: str = ""
    is_header: bool = False
    status: Status | None = None  # printed before the words
    amount: Amount | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` a bold beginning; `flag` a warning printed beside it."""

    text: str
    lead: str = ""
    flag: str = ""
    spans: tuple[Span, ...] = ()
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Run:
    """Words inside a passage; what was put in or taken out is told apart without colour."""

    text: str
    mark: Literal["", "strong", "inserted", "deleted"] = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph whose words differ in weight or in age."""

    runs: tuple[Run, ...]
    kind: Literal["passage"] = "passage"


@dataclass(frozen=True)
class Points:
    """A list whose items are passages."""

    items: tuple[tuple[Run, ...], ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section (one level below the section's)."""

    text: str
    level: int = 3
    kind: Literal["subheading"] = "subheading"


@dataclass(frozen=True)
class Bullets:
    """A list of words, each leading to a section where it has an anchor."""

    items: tuple[Link, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first column heads its row.

    In a table of several columns a row of one cell heads the rows below it.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()  # relative column widths, empty for equal
    kind: Literal["table"] = "table"

    @property
    def figure_columns(self) -> frozenset[int]:
        """Places of the columns that hold figures alone: their headings stand at the end too."""
        count = max((len(row) for row in self.rows), default=0)
        rows = [row for row in self.rows if len(row) > 1 or count == 1]
        filled = [(at, cell) for row in rows for at, cell in enumerate(row) if cell != Cell()]
        return frozenset(at for at, _ in filled) - {at for at, c in filled if c.align != "end"}


@dataclass(frozen=True)
class Scorecard:
    """A theme's measures under tier headings, latest and previous, with icons and action.

    `has_chances` adds the column of the chance that the next period's target is met.
    """

    caption: str
    groups: tuple[ScorecardGroup, ...]
    notes: tuple[str, ...] = ()
    has_chances: bool = False
    kind: Literal["scorecard"] = "scorecard"


@dataclass(frozen=True)
class ScorecardGroup:
    """The rows under one tier heading ('Vision goals')."""

    heading: str
    rows: tuple[ScorecardRow, ...]


@dataclass(frozen=True)
class ScorecardRow:
    """One measure; texts as printed, '' for nothing; `comparison` met, nearly, not_met or ''."""

    measure: str
    name: str
    domain: str
    latest_target: str
    latest: str
    latest_period: str
    previous_target: str
    previous: str
    previous_period: str
    role: str
    variation: str
    assurance: str
    action: str
    comparison: str = ""
    previous_comparison: str = ""
    emphasis: Emphasis = ""
    provisional: bool = False
    change: str = ""
    anchor: str = ""  # of the page about the measure in this report, where there is one
    chance: str = ""  # of meeting the next period's target, or why none is given


@dataclass(frozen=True)
class Matrix:
    """Variation (rows) by assurance (columns); each cell the measures in it."""

    caption: str
    columns: tuple[tuple[str, str], ...]  # (assurance code, words)
    rows: tuple[tuple[str, str], ...]  # (variation group code, words)
    cells: tuple[tuple[tuple[MatrixEntry, ...], ...], ...]  # [row][column]
    not_placed: tuple[MatrixEntry, ...] = ()  # insufficient data or no target
    kind: Literal["matrix"] = "matrix"


@dataclass(frozen=True)
class MatrixEntry:
    """A measure in a cell of the matrix; `reason` why it is not placed, else ''."""

    measure: str
    name: str
    anchor: str = ""
    emphasis: Emphasis = ""
    reason: str = ""


@dataclass(frozen=True)
class StackedBars:
    """Counts of measures by assurance category, a bar for each theme."""

    caption: str
    description: str
    categories: tuple[tuple[str, str, str], ...]  # (code, words, colour)
    bars: tuple[tuple[str, tuple[int, ...]], ...]  # (theme, counts in order of categories)
    spec: dict[str, Any] = field(default_factory=dict)  # Vega-Lite
    kind: Literal["stacked_bars"] = "stacked_bars"


@dataclass(frozen=True)
class ChartBlock:
    """A control chart with its facts and the table of its data."""

    measure: str
    title: str
    description: str  # for those who do not see the picture
    spec: dict[str, Any]  # Vega-Lite; its data inline
    facts: tuple[tuple[str, str], ...]  # (label, words): period, value, target, state, rule
    variation: str
    assurance: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    method: str  # profile, settings, baseline and rebases in words
    emphasis: Emphasis = ""
    size: Literal["full", "quarter"] = "full"
    empty: str = ""  # why there is no chart, where there is none
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True)
class ChartGrid:
    """Up to four charts side by side on an escalation page."""

    charts: tuple[ChartBlock, ...]
    kind: Literal["chart_grid"] = "chart_grid"


@dataclass(frozen=True)
class Graph:
    """A picture of series over categories, drawn live in pages and native in editable documents.

    `style` '' is a picture that has no native form (a timeline): such documents print its table.
    """

    caption: str
    description: str  # for those who do not see the picture
    spec: dict[str, Any]  # Vega-Lite; its data inline; empty where there is nothing to draw
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the data as printed
    style: Literal["", "line", "bar", "stacked_bar"] = ""
    categories: tuple[str, ...] = ()
    series: tuple[GraphSeries, ...] = ()
    number_format: str = "0"  # in the notation of spreadsheets: '0', '0%', '0.0'
    axis: str = ""  # title of the value axis
    kind: Literal["graph"] = "graph"


@dataclass(frozen=True)
class GraphSeries:
    """One line or bar of a graph; a value for each category, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    is_hidden: bool = False  # only lifts the series above it: drawn without fill or name


@dataclass(frozen=True)
class TrajectoryScorecard:
    """Measures with their aims and actuals period by period over several financial years."""

    caption: str
    years: tuple[tuple[str, int], ...]  # (financial year, how many of the periods lie in it)
    periods: tuple[str, ...]  # 'Q3'
    rows: tuple[TrajectoryRow, ...]
    notes: tuple[str, ...] = ()
    kind: Literal["trajectory_scorecard"] = "trajectory_scorecard"


@dataclass(frozen=True)
class TrajectoryRow:
    """One measure: its aims, and one line of actuals or several."""

    number: str
    measure: str
    name: str
    baseline: str
    end_target: str
    aims: tuple[str, ...]
    actuals: tuple[TrajectoryLine, ...]
    position: str  # the newest actual against its aim, in words
    trend: str  # 'Improving', 'Worsening', 'Unchanged' or ''
    comments: str = ""
    flag: str = ""
    comment_spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class TrajectoryLine:
    """The actuals of a measure or of one of its lines; `name` '' for the measure itself."""

    name: str
    cells: tuple[TrajectoryCell, ...]


@dataclass(frozen=True)
class TrajectoryCell:
    """An actual as printed; `comparison` met, nearly, not_met or '' where nothing compares."""

    text: str
    comparison: str = ""


@dataclass(frozen=True)
class Columns:
    """Blocks of text side by side: (heading, blocks)."""

    columns: tuple[tuple[str, tuple[Any, ...]], ...]
    kind: Literal["columns"] = "columns"


@dataclass(frozen=True)
class IconKey:
    """The key: each icon with what it means."""

    caption: str
    entries: tuple[tuple[Icon, str, str], ...]  # (icon, name, meaning)
    kind: Literal["icon_key"] = "icon_key"


@dataclass(frozen=True)
class Contents:
    """The table of contents, made from the sections by the renderer."""

    kind: Literal["contents"] = "contents"


Block = (
    Paragraph
    | Passage
    | Points
    | Subheading
    | Bullets
    | Table
    | Scorecard
    | Matrix
    | StackedBars
    | ChartBlock
    | ChartGrid
    | Graph
    | TrajectoryScorecard
    | Columns
    | IconKey
    | Contents
)


@dataclass(frozen=True)
class Section:
    """A part of the report with heading and anchor; in documents on its own page unless short."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    level: int = 1  # 1 a chapter, 2 under the chapter before it
    landscape: bool = True


@dataclass(frozen=True)
class Figure:
    """A figure that the report printed: what a later edition compares with what is known then."""

    measure: str
    name: str
    period: str  # canonical code
    period_label: str
    text: str


@dataclass(frozen=True)
class OpenError:
    """An error of the records that nobody had answered for when the report was made."""

    code: str
    words: str
    fingerprint: str


@dataclass(frozen=True)
class Report:
    """A whole report of an organisation for a period, or a paper of a meeting.

    A paper is upright, begins with its title, and has no contents list; its sections follow each
    other. A cover is the first page of a pack. What stands in a pack (`in_pack`) is numbered by
    the pack; `places` are names of other papers in it, which anchors may lead to.
    """

    code: str
    title: str
    organisation: str
    organisation_code: str
    period: str  # canonical code
    period_label: str  # 'March 2023'
    sections: tuple[Section, ...]
    prepared: str = ""  # 'Figures as known on 27 April 2023'
    edition: str = ""  # 'Edition 2, frozen 3 May 2023'
    programme: str = ""  # code of the programme that it is about
    figures: tuple[Figure, ...] = ()
    form: Literal["report", "paper", "cover"] = "report"
    in_pack: bool = False
    places: tuple[str, ...] = ()
    open_errors: tuple[OpenError, ...] = ()
