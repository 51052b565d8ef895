"""What an assessment found, as frozen dataclasses: the one source of reports, pages and exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.assure.business_rules import ActionDecision, EscalationReason
from goldenthread.assure.foresight.results import Outlook
from goldenthread.vocabulary import (
    Assurance,
    Better,
    Comparison,
    Kind,
    Period,
    PointType,
    Role,
    Tier,
    Value,
    ValueSpec,
    Variation,
    WarningCode,
)


class Change(StrEnum):
    """What became of a measure since the last period."""

    NEWLY_ESCALATED = "newly_escalated"
    DE_ESCALATED = "de_escalated"
    WORSENED = "worsened"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    NEW = "new"

    @property
    def label(self) -> str:
        """Short words for headings and tags."""
        return {Change.DE_ESCALATED: "No longer escalated"}.get(
            self, self.value.replace("_", " ").capitalize()
        )


@dataclass(frozen=True)
class Position:
    """A figure at one period beside the target of that same period."""

    period: Period
    value: Value
    text: str
    target: Value | None
    target_text: str  # '' where there is no target
    comparison: Comparison
    status: str  # 'final' or 'provisional'
    observation_id: int | None = None  # None where computed from parts
    target_label: str = ""
    target_kind: str = ""

    @property
    def is_provisional(self) -> bool:
        """Whether the figure may still change."""
        return self.status == "provisional"


@dataclass(frozen=True)
class Point:
    """One period of a line: all that its mark in a chart and its row in a data table need.

    Numbers are in the measure's unit (percentage points, the unit of money, minutes); limits are
    None where the series has none.
    """

    period: Period
    period_label: str
    date: dt.date  # first day of the period
    value: float | None
    text: str
    target: float | None
    target_text: str
    mean: float | None
    lower_limit: float | None
    upper_limit: float | None
    lower_near_limit: float | None
    upper_near_limit: float | None
    point_type: PointType
    rule: str  # the first that applies, or 'common_cause'
    rules: tuple[str, ...]  # all that apply
    segment: int
    ghost: bool
    status: str  # 'final', 'provisional', or '' for a period without a figure


@dataclass(frozen=True)
class Note:
    """A mark on a chart at a period: a comment, or why a point is kept out of calculations."""

    period: Period
    text: str
    kind: str  # 'note' or 'ghost'


@dataclass(frozen=True)
class RebaseNote:
    """Where new limits begin and why."""

    starts: dt.date
    reason: str


@dataclass(frozen=True)
class QualityNote:
    """Something a reader should know about the figures behind a result, in words."""

    code: str
    words: str


@dataclass(frozen=True)
class ControlLines:
    """The mean and limits of the last segment, in the measure's unit; None where there are none."""

    mean: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class LineResult:
    """A breakdown of a measure (a site, a course): its newest figure and its points."""

    code: str
    name: str
    unit: str  # name of the organisation's unit, '' for none
    latest: Position | None
    variation: Variation
    assurance: Assurance
    limits: ControlLines
    points: tuple[Point, ...]


@dataclass(frozen=True)
class State:
    """How a measure stood at the period before: what the change is judged from."""

    variation: Variation
    assurance: Assurance
    escalated: bool
    has_figure: bool


@dataclass(frozen=True)
class MeasureResult:
    """One measure at a period: figures, icons, action, escalation, points and how it was done."""

    id: int
    code: str
    name: str
    short_name: str
    organisation_code: str
    theme: str
    tier: Tier
    domain: str
    role: Role
    unit: str
    kind: Kind
    better: Better
    spec: ValueSpec
    owner: str  # title of the post, '' for none
    zero_tolerance: bool
    contributes_to: str  # code of the measure it is shown under, '' for none
    latest: Position | None
    previous: Position | None
    variation: Variation
    assurance: Assurance
    assurance_limits: str  # 'pass', 'fail', 'inconsistent' or ''
    for_periods: int  # how long the present assurance has lasted
    action: ActionDecision
    escalated: bool
    reasons: tuple[EscalationReason, ...]
    change: Change
    change_words: str
    movement: str  # of graded values, in words: 'up one step, from A to G'; else ''
    limits: ControlLines
    points: tuple[Point, ...]
    annotations: tuple[Note, ...]
    rebases: tuple[RebaseNote, ...]
    warnings: tuple[WarningCode, ...]
    quality: tuple[QualityNote, ...]
    method: str  # profile, settings and baseline in words
    computed_from_parts: bool = False
    lines: tuple[LineResult, ...] = ()
    source: str = ""
    definition: str = ""

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name

    @property
    def is_charted(self) -> bool:
        """Whether the points carry process limits."""
        return self.limits.lower is not None


VARIATION_GROUPS = ("improvement", "common_cause", "concern", "neutral")
JUDGED = (
    Assurance.CONSISTENTLY_PASSING,
    Assurance.PASSING,
    Assurance.HIT_AND_MISS,
    Assurance.FAILING,
    Assurance.CONSISTENTLY_FAILING,
)


@dataclass(frozen=True)
class Assessment:
    """All measures asked for, in their order, at one period."""

    period: Period
    measures: tuple[MeasureResult, ...]
    as_at: dt.datetime | None = None
    outlooks: Mapping[int, Outlook] | None = None  # by measure; None where not asked for

    def outlook_of(self, result: MeasureResult) -> Outlook | None:
        """Give what is likely to come of a measure; None where no foresight was asked for."""
        return None if self.outlooks is None else self.outlooks[result.id]

    def by_theme(self) -> dict[str, tuple[MeasureResult, ...]]:
        """Give the measures by theme, themes in the order of their first measure."""
        found: dict[str, list[MeasureResult]] = {}
        for result in self.measures:
            found.setdefault(result.theme, []).append(result)
        return {theme: tuple(results) for theme, results in found.items()}

    def escalated(self) -> tuple[MeasureResult, ...]:
        """Give the escalated measures; each holds its reasons."""
        return tuple(result for result in self.measures if result.escalated)

    def escalated_by_theme(self) -> dict[str, tuple[MeasureResult, ...]]:
        """Give the escalated measures by theme; themes without any are left out."""
        themes = self.by_theme().items()
        picked = ((theme, tuple(r for r in results if r.escalated)) for theme, results in themes)
        return {theme: results for theme, results in picked if results}

    def matrix(self) -> dict[tuple[str, Assurance], tuple[MeasureResult, ...]]:
        """Give every cell of variation group by assurance category, empty ones too."""
        cells: dict[tuple[str, Assurance], list[MeasureResult]] = {
            (group, assurance): [] for group in VARIATION_GROUPS for assurance in JUDGED
        }
        for result in self.measures:
            key = (result.variation.group, result.assurance)
            if key in cells:
                cells[key].append(result)
        return {key: tuple(results) for key, results in cells.items()}

    def outside_matrix(self) -> tuple[MeasureResult, ...]:
        """Give the measures that no cell can hold: too few points, or no target to judge by."""
        return tuple(
            result
            for result in self.measures
            if result.variation.group not in VARIATION_GROUPS or result.assurance not in JUDGED
        )

    def assurance_by_theme(self) -> dict[str, dict[Assurance, int]]:
        """Count the measures of each theme by assurance category, every category present."""
        return {
            theme: {a: sum(r.assurance is a for r in results) for a in Assurance}
            for theme, results in self.by_theme().items()
        }

    @property
    def changes(self) -> dict[Change, tuple[MeasureResult, ...]]:
        """The measures by what became of them since the last period, every change present."""
        return {c: tuple(r for r in self.measures if r.change is c) for c in Change}
