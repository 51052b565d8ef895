"""Everything the page of one measure shows, each part fetched once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.urls import reverse
from markupsafe import Markup

from goldenthread.assure.measures import assess
from goldenthread.assure.narrative.texts import measure_context
from goldenthread.assure.results import Assessment, LineResult, MeasureResult
from goldenthread.records.measures.models import (
    Annotation,
    Commentary,
    CountermeasureSummary,
    Measure,
    Observation,
    Rebase,
    Target,
)
from goldenthread.report.compositions.ipr.pages import chart_block, table_block
from goldenthread.report.model import ChartBlock, Table
from goldenthread.vocabulary import Period, PeriodKind, format_value, slug
from goldenthread.web.presenters.audit import Trace, trail_of
from goldenthread.web.presenters.outlook import OutlookPanel
from goldenthread.web.presenters.rows import PositionWords, Row
from goldenthread.web.presenters.scorecards import OTHER
from goldenthread.web.presenters.words import Narrator
from goldenthread.web.scope import Scope


@dataclass(frozen=True)
class TargetRow:
    """A target as printed."""

    target: Target
    measure: Measure

    @property
    def kind(self) -> str:
        return self.target.label or self.target.get_kind_display()

    @property
    def text(self) -> str:
        spec = self.measure.spec
        return f"{self.target.comparator} {format_value(self.target.value_as(spec), spec)}".strip()

    @property
    def period(self) -> str:
        """The period of a trajectory's step, '' for a target with dates."""
        target = self.target
        if not target.period_kind or target.period_start is None:
            return ""
        return Period(PeriodKind(target.period_kind), target.period_start).label

    @property
    def line(self) -> str:
        series = self.target.series
        return (series.name or series.code) if series else ""


@dataclass(frozen=True)
class FigureRow:
    """A figure of a period with the revisions that it superseded."""

    current: Observation | None
    earlier: list[Observation]
    measure: Measure

    @property
    def newest(self) -> Observation:
        return self.current or self.earlier[0]

    @property
    def line(self) -> str:
        series = self.newest.series
        return series.name or series.code or "Whole organisation"

    def text(self, observation: Observation) -> str:
        """Give the figure as printed."""
        spec = self.measure.spec
        return format_value(observation.value_as(spec), spec)

    def parts(self, observation: Observation) -> str:
        """Give numerator and denominator, '' where they were not told."""
        if observation.numerator is None or observation.denominator is None:
            return ""
        return f"{plain(observation.numerator)} of {plain(observation.denominator)}"


def plain(number: Any) -> str:
    """Give a decimal without its trailing noughts."""
    return f"{number.normalize():,f}"


class MeasurePage:
    """One measure at a period, for a reader."""

    def __init__(self, scope: Scope, measure: Measure) -> None:
        self.scope, self.measure = scope, measure
        self.may_edit = scope.reader.has_perm("measures.change_measure", measure)

    @cached_property
    def result(self) -> MeasureResult:
        """The assessment of this measure alone."""
        return self.assessment.measures[0]

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of this measure alone, with its outlook."""
        moment = self.scope.as_at_moment
        return assess([self.measure], self.scope.period, as_at=moment, with_foresight=True)

    @cached_property
    def outlook(self) -> OutlookPanel:
        """What is likely to come, as the panel shows it."""
        return OutlookPanel(self.result, self.assessment.outlook_of(self.result))

    @cached_property
    def row(self) -> Row:
        """The measure as lists show it."""
        return Row(self.result, self.scope)

    @property
    def standing(self) -> str:
        """Why it is escalated, in words; where it is not, its newest figure against its target."""
        if reasons := self.row.reasons:
            return " ".join(reasons)
        latest = self.row.latest
        target = f", against {latest.target}" if latest.target else ""
        period = f" ({latest.period})" if latest.period else ""
        return f"{latest.text}{period}{target}."

    @cached_property
    def chart(self) -> ChartBlock:
        """The chart with its facts, data and method."""
        return chart_block(self.result)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the measure is, in words."""
        measure = self.measure
        lag = f"{measure.lag_months} months" if measure.lag_months != 1 else "1 month"
        facts = [
            ("Owner", measure.owner.title if measure.owner else "No owner recorded"),
            ("Theme", measure.theme),
            ("Standing", measure.get_tier_display()),
            ("Role", measure.get_role_display()),
            ("CQC domain", measure.domain),
            ("Direction", self.result.better.words),
            ("Reported", measure.get_frequency_display().lower()),
            ("Reporting lag", lag if measure.lag_months else ""),
            ("Definition", measure.definition),
            ("Source", measure.source),
            ("Code", measure.code),
        ]
        return [(label, words) for label, words in facts if words]

    @property
    def lines(self) -> list[tuple[LineResult, PositionWords]]:
        """The measure's other lines with their newest figures."""
        return [(line, PositionWords(line.latest)) for line in self.result.lines]

    @cached_property
    def targets(self) -> list[TargetRow]:
        rows = self.measure.targets.select_related("series")
        return [TargetRow(target, self.measure) for target in rows]

    @cached_property
    def rebases(self) -> list[Rebase]:
        return list(self.measure.rebases.select_related("series", "by"))

    @cached_property
    def annotations(self) -> list[Annotation]:
        return list(self.measure.annotations.select_related("series"))

    @cached_property
    def commentaries(self) -> list[Commentary]:
        """Newest first, none later than the period."""
        return list(self.measure.commentaries.filter(period_start__lte=self.scope.period.start))

    @cached_property
    def narrator(self) -> Narrator:
        """Shows the words on the measure."""
        return Narrator(self.scope)

    def told(self, words: Commentary | CountermeasureSummary, field: str) -> Markup:
        """Give a text on the measure as it is read, held against the records of its period.

        Only those of the page's own period are checked: earlier ones are as they were.
        """
        month = Period.containing(words.period.end, PeriodKind.MONTH)
        is_headline = field in ("summary", "problem")
        context = measure_context(self.measure.code, month, is_headline=is_headline)
        is_current = month.end == self.scope.period.end
        return self.narrator.paragraphs(
            getattr(words, field), context, month, is_checked=is_current
        )

    @property
    def has_commentary(self) -> bool:
        return any(words.period == self.scope.period for words in self.commentaries)

    @cached_property
    def countermeasure(self) -> CountermeasureSummary | None:
        """The newest summary not later than the period."""
        found = self.measure.countermeasure_summaries.select_related("owner")
        found = found.prefetch_related("contributors", "actions")
        return found.filter(period_start__lte=self.scope.period.start).first()

    @cached_property
    def tables(self) -> list[Table]:
        """The stratification tables of the period, or of no period."""
        wanted = Q(period_start__isnull=True) | Q(period_start=self.scope.period.start)
        found = self.measure.tables.filter(wanted).prefetch_related("cells")
        return [table_block(table) for table in found]

    @cached_property
    def contributors(self) -> list[Row]:
        """The measures that are shown under this one, assessed together."""
        under = self.measure.contributors_shown.visible_to(self.scope.reader)
        found = assess(under, self.scope.period, as_at=self.scope.as_at_moment)
        return [Row(result, self.scope) for result in found.measures]

    @property
    def theme_slug(self) -> str:
        """The theme as it stands in the scorecard's address."""
        return slug(self.measure.theme or OTHER)

    @property
    def contributes_to(self) -> Measure | None:
        return self.measure.contributes_to

    @cached_property
    def observations(self) -> list[Observation]:
        """Every revision of every figure, newest period first."""
        found = Observation.objects.visible_to(self.scope.reader)
        found = found.filter(series__measure=self.measure)
        if self.scope.as_at_moment:
            found = found.filter(recorded_at__lte=self.scope.as_at_moment)
        return list(
            found.select_related("series", "batch", "recorded_by").order_by(
                "-period_start", "series__order", "series_id", "-revision"
            )
        )

    @property
    def figures(self) -> list[FigureRow]:
        """One row for each line and period."""
        rows = []
        by_place = groupby(self.observations, key=lambda o: (o.period, o.series_id))
        for _, revisions in by_place:
            known = list(revisions)
            moment = self.scope.as_at_moment
            current = [
                o for o in known if o.superseded_at is None or (moment and o.superseded_at > moment)
            ]
            earlier = [o for o in known if o not in current]
            rows.append(FigureRow(current[0] if current else None, earlier, self.measure))
        return rows

    @property
    def trail(self) -> list[Trace]:
        """Who changed what, newest first."""
        summaries = self.measure.countermeasure_summaries.all()
        children = [*self.rebases, *self.annotations, *self.commentaries, *summaries]
        return trail_of(self.measure, [*children, *self.observations])

    def address(self, name: str, *arguments: object) -> str:
        """Give the address of something about this measure."""
        place = [self.scope.organisation.code, self.measure.code, *arguments]
        return reverse(name, args=place, query=self.scope.query or None)
