"""Reads everything that an assessment needs, in a number of queries that never grows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from goldenthread.assure.business_rules import Grid, grid_with
from goldenthread.assure.definitions import grouped, known_then, moments_of
from goldenthread.assure.lines import Line, Reading, of_one_kind
from goldenthread.assure.parts import total_line
from goldenthread.assure.targets import Aim
from goldenthread.records.measures.models import (
    Annotation,
    BusinessRule,
    Measure,
    Observation,
    Rebase,
    Series,
    Target,
)
from goldenthread.records.organisations.models import Unit
from goldenthread.vocabulary import Comparator, Period, PeriodKind, ValueSpec

RELATED = ("organisation", "owner", "contributes_to")


@dataclass(frozen=True)
class Material:
    """One measure with all that its result is computed from."""

    measure: Measure
    spec: ValueSpec
    whole: Line  # the organisation's own figures, or their total recomputed from parts
    from_parts: bool
    lines: tuple[Line, ...]  # its breakdowns
    aims: tuple[Aim, ...]
    rebases: tuple[Rebase, ...]
    annotations: tuple[Annotation, ...]
    grid: Grid
    mixed_periods: bool  # some readings are of another length of period and are left out


def load(
    measures: QuerySet[Measure] | Iterable[Measure], period: Period, as_at: dt.datetime | None
) -> list[Material]:
    """Give the material of each measure, in their order, with figures up to the end of `period`."""
    found = with_relations(measures)
    ids = [measure.pk for measure in found]
    lines = lines_by_measure(found, period, as_at)
    moments = None if as_at is None else moments_of(ids, as_at)
    targets, rebases, notes = (
        grouped(model, ids) if moments is None else known_then(model, moments)
        for model in (Target, Rebase, Annotation)
    )
    organisations = {measure.organisation_id for measure in found}
    rules = defaultdict(list)
    for rule in BusinessRule.objects.filter(organisation__in=organisations):
        rules[rule.organisation_id].append(rule)
    grids = {key: grid_with(rules[key]) for key in organisations}
    parents = dict(
        Unit.objects.filter(organisation__in=organisations).values_list("pk", "parent_id")
    )
    return [
        material_of(
            measure,
            lines[measure.pk],
            parents,
            aims=tuple(aim_of(target, measure.spec) for target in targets[measure.pk]),
            rebases=tuple(sorted(rebases[measure.pk], key=lambda rebase: rebase.starts)),
            annotations=tuple(sorted(notes[measure.pk], key=lambda note: note.period_start)),
            grid=grids[measure.organisation_id],
        )
        for measure in found
    ]


def with_relations(measures: QuerySet[Measure] | Iterable[Measure]) -> list[Measure]:
    """Give the measures with organisation, owner and the measure they are shown under."""
    if isinstance(measures, QuerySet):
        return list(measures.select_related(*RELATED))
    ids = [measure.pk for measure in measures]
    found = Measure.objects.select_related(*RELATED).in_bulk(ids)
    return [found[key] for key in ids]


def lines_by_measure(
    measures: list[Measure], period: Period, as_at: dt.datetime | None
) -> dict[int, list[Line]]:
    """Give the lines of each measure with their readings as known at `as_at`."""
    specs = {measure.pk: measure.spec for measure in measures}
    series = list(Series.objects.filter(measure__in=specs).select_related("unit"))
    spec_of = {line.pk: specs[line.measure_id] for line in series}
    readings: dict[int, dict[Period, Reading]] = defaultdict(dict)  # the last revision known
    rows = Observation.objects.known_at(as_at).filter(
        series__measure__in=specs, period_start__lte=period.end
    )
    for row in rows.order_by("series_id", "period_start", "revision"):
        reading = reading_of(row, spec_of[row.series_id])
        readings[row.series_id][reading.period] = reading
    lines = defaultdict(list)
    for line in series:
        lines[line.measure_id].append(
            Line(
                series_id=line.pk,
                code=line.code,
                name=line.name,
                readings=tuple(readings[line.pk].values()),
                unit_id=line.unit_id,
                unit_name=line.unit.name if line.unit else "",
            )
        )
    return lines


def reading_of(row: Observation, spec: ValueSpec) -> Reading:
    """Give the reading of a stored figure."""
    return Reading(
        period=row.period,
        value=row.value_as(spec),
        status=row.status,
        observation_id=row.pk,
        numerator=row.numerator,
        denominator=row.denominator,
    )


def aim_of(target: Target, spec: ValueSpec) -> Aim:
    """Give the aim of a stored target."""
    own = None
    if target.period_start is not None:
        own = Period(PeriodKind(target.period_kind), target.period_start)
    return Aim(
        id=target.pk,
        value=target.value_as(spec),
        kind=target.kind,
        comparator=Comparator(target.comparator) if target.comparator else None,
        valid_from=target.valid_from,
        valid_to=target.valid_to,
        period=own,
        series_id=target.series_id,
        label=target.label,
    )


def material_of(
    measure: Measure,
    lines: list[Line],
    parents: dict[int, int | None],
    *,
    aims: tuple[Aim, ...],
    rebases: tuple[Rebase, ...],
    annotations: tuple[Annotation, ...],
    grid: Grid,
) -> Material:
    """Give one measure's material; the whole is recomputed from parts where it has no figures."""
    spec = measure.spec
    frequency = PeriodKind(measure.frequency)
    even = [one_kind(line, frequency) for line in lines]
    whole = next((line for line in even if not line.code), Line(None, "", "", ()))
    parts = tuple(line for line in even if line.code)
    total = None if whole.known() else total_line(parts, spec, parents)
    if total is not None:
        whole = replace(whole, readings=total.readings)
    return Material(
        measure=measure,
        spec=spec,
        whole=whole,
        from_parts=total is not None,
        lines=parts,
        aims=aims,
        rebases=rebases,
        annotations=annotations,
        grid=grid,
        mixed_periods=any(
            len(a.readings) < len(b.readings) for a, b in zip(even, lines, strict=True)
        ),
    )


def one_kind(line: Line, frequency: PeriodKind) -> Line:
    """Give the line with readings of one length of period only."""
    return replace(line, readings=of_one_kind(line.readings, frequency))
