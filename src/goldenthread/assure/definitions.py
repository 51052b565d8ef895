"""What a measure was held against at a moment: targets, rebases and annotations as known then."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Min, Model
from django.utils import timezone

from goldenthread.records.measures.models import Measure

Grouped = dict[int, list[Any]]


def grouped(model: type[Model], measures: Collection[int]) -> Grouped:
    """Give the current rows of `model` by measure."""
    found: Grouped = defaultdict(list)
    for row in model.objects.filter(measure__in=measures):
        found[row.measure_id].append(row)
    return found


def known_then(model: type[Model], moments: dict[int, dt.datetime]) -> Grouped:
    """Give the rows of `model` by measure, each as it was at its measure's moment.

    Rows that no history tells of count as always known.
    """
    versions: dict[int, Any] = {}
    recorded: set[int] = set()
    rows = model.history.filter(measure_id__in=moments).order_by("history_date", "history_id")
    for row in rows:
        recorded.add(row.id)
        if row.history_date <= moments[row.measure_id]:
            versions[row.id] = row
    found: Grouped = defaultdict(list)
    for row in model.objects.filter(measure__in=moments):
        if row.pk not in recorded:
            found[row.measure_id].append(row)
    for version in versions.values():
        if version.history_type != "-":
            found[version.measure_id].append(version.instance)
    return found


def moments_of(measures: Collection[int], as_at: dt.datetime) -> dict[int, dt.datetime]:
    """Give the moment at which each measure's definitions are read.

    It is `as_at`, or the end of the day on which the measure was first entered where that is
    later: figures can be loaded with the dates on which they were known, targets cannot.
    """
    entered = (
        Measure.history.filter(id__in=measures)
        .order_by()
        .values_list("id")
        .annotate(first=Min("history_date"))
    )
    first = {key: end_of_day(moment) for key, moment in entered}
    return {key: max(as_at, first.get(key, as_at)) for key in measures}


def end_of_day(moment: dt.datetime) -> dt.datetime:
    """Give the last moment of the day, in the installation's own time."""
    local: dt.datetime = timezone.localtime(moment)
    return local.replace(hour=23, minute=59, second=59, microsecond=999999)
