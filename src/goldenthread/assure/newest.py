"""The newest period that there is something to report on."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max

from goldenthread.records.measures.models import Measure, Observation
from goldenthread.vocabulary import Absence, Period, PeriodKind


def newest_period(measures: Iterable[Measure]) -> Period | None:
    """Give the newest month with a figure of `measures` (one query); None where there is none.

    Where no measure is monthly: the month in which the newest figure's period begins.
    """
    known = Observation.objects.known_at(None).filter(series__measure__in=measures)
    newest = dict(
        known.exclude(absence=Absence.NO_DATA.value)
        .order_by()
        .values_list("period_kind")
        .annotate(newest=Max("period_start"))
    )
    if not newest:
        return None
    day = newest.get(PeriodKind.MONTH.value) or max(newest.values())
    return Period.containing(day, PeriodKind.MONTH)
