"""Whether evidence shows that an action works (RULES 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldenthread.assure.loading import Material
from goldenthread.assure.measures import assess
from goldenthread.assure.programmes.statuses import PERIODS_OF_EFFECT
from goldenthread.assure.targets import aim_in_force, compare_with
from goldenthread.records.measures.models import Measure
from goldenthread.records.programmes.models import Evidence
from goldenthread.vocabulary import Better, Comparison, Period


def improving_measures(
    measures: Iterable[int], period: Period, as_at: dt.datetime | None
) -> frozenset[int]:
    """Give the measures that are in special cause improvement; one assessment for all of them."""
    wanted = set(measures)
    if not wanted:
        return frozenset()
    found = assess(Measure.objects.filter(pk__in=wanted), period, as_at=as_at)
    return frozenset(result.id for result in found.measures if result.variation.is_improvement)


def meets_for_three(material: Material, on: dt.date) -> bool:
    """Say whether each of the newest three actuals up to a day met its own period's target."""
    told = [
        reading
        for reading in material.whole.readings
        if reading.value.is_present and reading.period.end <= on
    ][-PERIODS_OF_EFFECT:]
    better = Better(material.measure.better)
    met = [
        compare_with(reading.value, aim_in_force(material.aims, reading.period, None), better)
        is Comparison.MET
        for reading in told
    ]
    return len(met) == PERIODS_OF_EFFECT and all(met)


def shows_effect(
    evidence: Iterable[Evidence],
    on: dt.date,
    improving: frozenset[int],
    materials: dict[int, Material],
) -> bool:
    """Say whether an audit, or a measure that improves or meets its targets, is among it."""
    for one in evidence:
        if one.added > on:
            continue
        if one.kind == Evidence.Kind.AUDIT or one.measure_id in improving:
            return True
        material = materials.get(one.measure_id or 0)
        if material and meets_for_three(material, on):
            return True
    return False
