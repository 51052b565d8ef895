"""A workstream's scorecard as a grid of aims and actuals, with the cells that may be edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from markupsafe import Markup

from goldenthread.assure.narrative.texts import measure_context
from goldenthread.assure.programmes.scorecards import (
    ActualLine,
    TrajectoryResult,
    TrajectoryTable,
)
from goldenthread.records.measures.models import Commentary, Measure, Series
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import Workstream
from goldenthread.vocabulary import (
    Comparison,
    Period,
    PeriodKind,
    Value,
    ValueParseError,
    parse_value,
)
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope


@dataclass(frozen=True)
class Cell:
    """An actual; `name` is the field's name where it may be edited, else ''."""

    text: str
    comparison: str
    name: str
    label: str
    error: str = ""


@dataclass(frozen=True)
class Line:
    """A line of actuals with its cells."""

    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class Row:
    """A measure with its lines."""

    result: TrajectoryResult
    lines: list[Line]
    comments: Markup


@dataclass(frozen=True)
class Correction:
    """A cell that was changed: which figure becomes what."""

    measure: Measure
    series: Series | None
    period: Period
    value: Value


class ScorecardPage(Linked):
    """The grid; in edit mode the cells of measures that the reader may change are inputs."""

    def __init__(
        self,
        at: ProgrammeScope,
        workstream: Workstream,
        reader: User,
        *,
        is_editing: bool = False,
        sent: QueryDict | None = None,
    ) -> None:
        super().__init__(at)
        self.record, self.reader, self.sent = workstream, reader, sent
        self.workstream = self.result.workstream(workstream.code)
        self.tables = at.assessed.scorecards.get(workstream.code, ())
        self.is_editing = is_editing and bool(self.changeable)
        self.errors: dict[str, str] = {}

    @cached_property
    def measures(self) -> dict[int, Measure]:
        """The measures of the scorecard with their lines and owners."""
        ids = [row.measure_id for table in self.tables for row in table.rows]
        found = Measure.objects.visible_to(self.reader).filter(pk__in=ids)
        return {
            one.pk: one
            for one in found.select_related("organisation").prefetch_related(
                "series", "commentaries"
            )
        }

    @cached_property
    def changeable(self) -> frozenset[int]:
        """The measures that the reader may change."""
        rights = Rights(self.reader, self.at)
        return frozenset(one.pk for one in self.measures.values() if rights.may_change(one))

    @cached_property
    def comments(self) -> dict[int, Markup]:
        """The newest commentary on each measure, as it is read."""
        last = self.at.scope.period.end
        return {
            measure.pk: self.told(measure, max(told, key=lambda one: (one.period_start, one.pk)))
            for measure in self.measures.values()
            if (told := [one for one in measure.commentaries.all() if one.period_start <= last])
        }

    def told(self, measure: Measure, one: Commentary) -> Markup:
        """Give the summary of a commentary as it is read; one of this period is checked."""
        month = Period.containing(one.period.end, PeriodKind.MONTH)
        context = measure_context(measure.code, month)
        is_current = month.end == self.at.scope.period.end
        return self.narrator.lines(one.summary, context, month, is_checked=is_current)

    def rows(self, table: TrajectoryTable) -> list[Row]:
        """Give the rows of a table."""
        return [
            Row(
                row,
                [self.line(row, line, table) for line in row.lines],
                self.comments.get(row.measure_id, Markup("")),
            )
            for row in table.rows
        ]

    def line(self, row: TrajectoryResult, line: ActualLine, table: TrajectoryTable) -> Line:
        """Give a line with its cells; those of periods that have begun may be edited."""
        may = self.is_editing and row.measure_id in self.changeable
        cells = []
        for period, actual in zip(table.periods, line.cells, strict=True):
            has_begun = period.start <= self.at.scope.period.end
            name = field_name(row.measure_id, line.series, period) if may and has_begun else ""
            written = self.sent.get(name) if self.sent is not None and name else None
            who = f"{row.number} {row.name}{f', {line.name}' if line.name else ''}"
            cells.append(
                Cell(
                    text=actual.text if written is None else written,
                    comparison=sign(actual.comparison),
                    name=name,
                    label=f"{who}, {period.label}",
                    error=self.errors.get(name, ""),
                )
            )
        return Line(line.name, cells)

    def corrections(self, sent: QueryDict) -> list[Correction]:
        """Give the changed cells as typed values; what is no value is kept in `errors`."""
        found = []
        for table in self.tables:
            for row in table.rows:
                if row.measure_id not in self.changeable:
                    continue
                measure = self.measures[row.measure_id]
                lines = {one.code: one for one in measure.series.all()}
                for line in row.lines:
                    for period, actual in zip(table.periods, line.cells, strict=True):
                        name = field_name(measure.pk, line.series, period)
                        written = sent.get(name, "").strip()
                        if not written or written == actual.text:
                            continue
                        try:
                            value = parse_value(written, measure.spec)
                        except ValueParseError as error:
                            self.errors[name] = f"{row.number} {period.label}: {error}"
                            continue
                        series = lines.get(line.series) if line.series else None
                        found.append(Correction(measure, series, period, value))
        return found


class Rights:
    """Says which measures a reader may change, asking for role and posts once."""

    def __init__(self, reader: User, at: ProgrammeScope) -> None:
        from goldenthread.records.organisations.models import Membership
        from goldenthread.records.organisations.permissions import role_of

        self.role = role_of(reader, at.scope.organisation)
        self.all = self.role in (Membership.Role.APPROVER, Membership.Role.ADMINISTRATOR)
        self.some = self.role == Membership.Role.CONTRIBUTOR
        self.reader = reader
        self.posts: dict[int | None, bool] = {None: False}

    def may_change(self, measure: Measure) -> bool:
        """Say whether the reader may change a measure (permission measures.change_measure)."""
        if self.all or not self.some:
            return self.all
        if measure.owner_id not in self.posts:
            self.posts[measure.owner_id] = self.reader.has_perm("measures.change_measure", measure)
        return self.posts[measure.owner_id]


def field_name(measure: int, series: str, period: Period) -> str:
    """Give the name of a cell's field."""
    return f"figure:{measure}:{series}:{period.code}"


def sign(comparison: Comparison | None) -> str:
    """Give the comparison as templates read it."""
    if comparison is None or comparison is Comparison.NOT_COMPARABLE:
        return ""
    return comparison.value
