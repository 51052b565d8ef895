"""Keeps what checks texts for a while, as long as nothing was written since."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from goldenthread.assure.narrative.checking import Checker
from goldenthread.assure.narrative.loading import load_facts
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period

MOST_KEPT = 6  # each takes some ten megabytes
Stamp = tuple[object, ...]


def last_written() -> Stamp:
    """Give what changes with every write to the records and every import (two queries)."""
    written = AuditEvent.objects.order_by("-id").values_list("id", "at").first()
    applied = (
        ImportBatch.objects.filter(applied_at__isnull=False)
        .order_by("-applied_at")
        .values_list("applied_at", flat=True)
        .first()
    )
    return (*(written or ()), applied)


def checker_of(
    organisation: Organisation, period: Period, as_at: dt.datetime | None = None
) -> Checker:
    """Give what checks the texts of a period, loaded anew after any write to the records."""
    stamp = last_written()
    if not any(stamp):
        return Checker(load_facts(organisation, period, as_at))
    return loaded_once(organisation, period, as_at, (*stamp, dt.date.today()))


@lru_cache(maxsize=MOST_KEPT)
def loaded_once(
    organisation: Organisation, period: Period, as_at: dt.datetime | None, stamp: Stamp
) -> Checker:
    """Give what checks the texts of a period as the records stand at a stamp."""
    return Checker(load_facts(organisation, period, as_at))
