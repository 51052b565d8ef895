"""What a later edition says differently from an earlier one about the same period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.records.measures.models import Observation
from goldenthread.records.reporting.models import Edition
from goldenthread.report.model import Figure
from goldenthread.report.serialise import from_json
from goldenthread.vocabulary import format_change, format_value, parse_period


@dataclass(frozen=True)
class Restatement:
    """A figure that was printed and is known differently now; texts as printed."""

    measure: str
    name: str
    period_label: str
    was: str
    now: str
    difference: str
    reason: str


def restatements(edition: Edition, as_at: dt.datetime | None = None) -> list[Restatement]:
    """Give the figures of `edition` that are known differently at `as_at` (or now)."""
    figures = from_json(edition.content).figures
    known = known_figures(edition, figures, as_at)
    found = []
    for figure in figures:
        observation = known.get((figure.measure, figure.period))
        if observation is None:
            continue
        spec = observation.series.measure.spec
        now = format_value(observation.value_as(spec), spec)
        if now != figure.text:
            found.append(
                Restatement(
                    measure=figure.measure,
                    name=figure.name,
                    period_label=figure.period_label,
                    was=figure.text,
                    now=now,
                    difference=difference(observation, edition),
                    reason=observation.note,
                )
            )
    return found


def known_figures(
    edition: Edition, figures: tuple[Figure, ...], as_at: dt.datetime | None
) -> dict[tuple[str, str], Observation]:
    """Give the organisation-wide figure known for each measure and period of the edition."""
    periods = [parse_period(figure.period) for figure in figures]
    observations = (
        Observation.objects.known_at(as_at)
        .filter(
            series__code="",
            series__measure__organisation=edition.organisation,
            series__measure__code__in={figure.measure for figure in figures},
            period_start__in={period.start for period in periods},
        )
        .select_related("series__measure")
    )
    return {(o.series.measure.code, o.period.code): o for o in observations}


def difference(observation: Observation, edition: Edition) -> str:
    """Give by how much the figure moved from what was known when the edition was frozen."""
    before = (
        Observation.objects.known_at(edition.frozen_at)
        .filter(
            series=observation.series,
            period_kind=observation.period_kind,
            period_start=observation.period_start,
        )
        .first()
    )
    if before is None or before.number is None or observation.number is None:
        return ""
    return format_change(observation.number - before.number, observation.series.measure.spec)
