"""Assesses measures at a period: figures, icons, action, escalation and what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.assure.changes import change_between, movement
from goldenthread.assure.control import Chart, Signals, Slot, points_of, read_signals
from goldenthread.assure.foresight.loading import foresee
from goldenthread.assure.judgement import judge, newest
from goldenthread.assure.lines import Line
from goldenthread.assure.loading import Material, load
from goldenthread.assure.method import method_words
from goldenthread.assure.quality import QualityFacts, quality_notes
from goldenthread.assure.results import (
    Assessment,
    LineResult,
    MeasureResult,
    Note,
    Position,
    RebaseNote,
)
from goldenthread.assure.targets import aim_text, compare_with, shown
from goldenthread.assure.views import View, concerns
from goldenthread.records.measures.models import Measure
from goldenthread.vocabulary import Better, Kind, Period, Role, Tier, ValueSpec, WarningCode


def assess(
    measures: QuerySet[Measure] | Iterable[Measure],
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    history_periods: int | None = None,
    with_foresight: bool = False,
) -> Assessment:
    """Give every measure's result at `period`, in the order of `measures`.

    The newest figure is the newest not later than the period less the measure's lag (RULES 7);
    with `as_at` only what was known at that moment counts. The number of queries does not grow
    with the measures, and the engine is called once for each profile. `history_periods` limits
    how many points a result carries, never what is calculated with. `with_foresight` adds the
    outlook of every measure, from the same figures and charts.
    """
    return assess_loaded(
        load(measures, period, as_at),
        period,
        as_at=as_at,
        history_periods=history_periods,
        with_foresight=with_foresight,
    )


def assess_loaded(
    materials: Iterable[Material],
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    history_periods: int | None = None,
    with_foresight: bool = False,
) -> Assessment:
    """Give the results of measures that have been read already, without a further query."""
    views = [View(material, period) for material in materials]
    signals = read_signals(chart for view in views for chart in view.charts())
    results = tuple(result_of(view, signals, history_periods) for view in views)
    outlooks = foresee(views, signals) if with_foresight else None
    return Assessment(period=period, measures=results, as_at=as_at, outlooks=outlooks)


def position_of(slot: Slot | None, spec: ValueSpec, better: Better) -> Position | None:
    """Give the figure of a slot beside the target of its own period."""
    if slot is None or slot.reading is None:
        return None
    value, aim = slot.reading.value, slot.aim
    return Position(
        period=slot.period,
        value=value,
        text=shown(value, spec),
        target=aim.value if aim else None,
        target_text=aim_text(aim, spec),
        comparison=compare_with(value, aim, better),
        status=slot.reading.status,
        observation_id=slot.reading.observation_id,
        target_label=aim.label if aim else "",
        target_kind=aim.kind if aim else "",
    )


def result_of(view: View, signals: dict[str, Signals], last: int | None) -> MeasureResult:
    """Give a measure's result from its judgements now and one period before."""
    material, measure, spec = view.material, view.material.measure, view.material.spec
    now, before = judge(view.now, view, signals), judge(view.before, view, signals)
    change, change_words = change_between(before.state, now.state)
    latest = position_of(now.latest, spec, view.better)
    previous = position_of(now.previous, spec, view.better)
    warnings = warnings_of(view.now, now.signals)
    return MeasureResult(
        id=measure.pk,
        code=measure.code,
        name=measure.name,
        short_name=measure.short_name,
        organisation_code=measure.organisation.code,
        theme=measure.theme,
        tier=Tier(measure.tier),
        domain=measure.domain,
        role=Role(measure.role),
        unit=measure.unit,
        kind=Kind(measure.kind),
        better=view.better,
        spec=spec,
        owner=measure.owner.title if measure.owner else "",
        zero_tolerance=measure.zero_tolerance,
        contributes_to=measure.contributes_to.code if measure.contributes_to else "",
        latest=latest,
        previous=previous,
        variation=now.signals.variation,
        assurance=now.signals.assurance,
        assurance_limits=now.signals.assurance_limits,
        for_periods=now.signals.for_periods,
        action=now.action,
        escalated=bool(now.reasons),
        reasons=now.reasons,
        change=change,
        change_words=change_words,
        movement=movement(latest, previous, spec, view.better),
        limits=now.signals.limits,
        points=points_of(view.now, now.signals, last),
        annotations=notes_of(view),
        rebases=rebases_of(view),
        warnings=warnings,
        quality=quality_notes(quality_facts(view, now.latest, latest, warnings)),
        method=method_words(view.now.settings, spec),
        computed_from_parts=material.from_parts,
        lines=tuple(
            line_result(line, chart, view, signals, last)
            for line, chart in zip(material.lines, view.lines, strict=True)
        ),
        source=measure.source,
        definition=measure.definition,
    )


def warnings_of(chart: Chart, signals: Signals) -> tuple[WarningCode, ...]:
    """Give the engine's warnings and whether whole periods are missing."""
    gap = any(slot.reading is None for slot in chart.slots)
    own = (WarningCode.GAP_IN_PERIODS,) if gap else ()
    return tuple(dict.fromkeys((*signals.warnings, *own)))


def notes_of(view: View) -> tuple[Note, ...]:
    """Give the annotations of the organisation's own line, ghosts included."""
    material = view.material
    return tuple(
        Note(note.period, note.text, note.kind)
        for note in material.annotations
        if concerns(note.series_id, material.whole) and note.period.end <= view.last_day
    )


def rebases_of(view: View) -> tuple[RebaseNote, ...]:
    """Give the rebases of the organisation's own line."""
    material = view.material
    return tuple(
        RebaseNote(rebase.starts, rebase.reason)
        for rebase in material.rebases
        if concerns(rebase.series_id, material.whole) and rebase.starts <= view.last_day
    )


def quality_facts(
    view: View, slot: Slot | None, latest: Position | None, warnings: tuple[WarningCode, ...]
) -> QualityFacts:
    """Collect what the notes on the figures are made from."""
    material = view.material
    known = [part for chart in view.lines if (part := newest(chart)[0])]
    return QualityFacts(
        spec=material.spec,
        better=view.better,
        latest=latest,
        aim=slot.aim if slot else None,
        last_day=view.last_day,
        warnings=warnings,
        from_parts=material.from_parts,
        parts_known=sum(1 for part in known if slot and part.period == slot.period),
        parts=len(view.lines),
        has_part_figures=bool(known),
        mixed_periods=material.mixed_periods,
        is_ghost=slot is not None and slot.period in view.now.settings.ghosts,
    )


def line_result(
    line: Line, chart: Chart, view: View, signals: dict[str, Signals], last: int | None
) -> LineResult:
    """Give a breakdown's result: its newest figure and its points, without business rules."""
    found = signals.get(chart.key, Signals())
    return LineResult(
        code=line.code,
        name=line.name or line.code,
        unit=line.unit_name,
        latest=position_of(newest(chart)[0], view.material.spec, view.better),
        variation=found.variation,
        assurance=found.assurance,
        limits=found.limits,
        points=points_of(chart, found, last),
    )
