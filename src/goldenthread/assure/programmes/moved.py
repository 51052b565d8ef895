"""Agreed dates that were changed in place, read from the history of actions and milestones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from goldenthread.records.programmes.models import Action, Milestone

APPROVED = "change request approved"  # as the action that moves a baseline writes it


@dataclass(frozen=True)
class Version:
    """The agreed date of a record from a day on, and why it was written."""

    day: dt.date | None
    since: dt.date
    reason: str


@dataclass(frozen=True)
class Moved:
    """A record whose agreed date was changed on a day, without an approved change request."""

    kind: str
    id: int
    name: str
    workstream: str  # code
    before: dt.date
    now: dt.date
    on: dt.date


def moved_records(
    actions: Sequence[Action], milestones: Sequence[Milestone], as_at: dt.datetime | None
) -> list[Moved]:
    """Give the records whose agreed date was changed in place (two queries)."""
    found = []
    for kind, model, records in (("action", Action, actions), ("milestone", Milestone, milestones)):
        versions = versions_of(model, [one.pk for one in records], as_at)
        for one in records:
            change = change_in(versions.get(one.pk, []))
            if change is None:
                continue
            before, now, on = change
            name = one.title if isinstance(one, Action) else str(one)
            workstream = one.workstream.code if one.workstream else ""
            found.append(Moved(kind, one.pk, name, workstream, before, now, on))
    return found


def versions_of(
    model: Any, ids: Sequence[int], as_at: dt.datetime | None
) -> dict[int, list[Version]]:
    """Give the versions of each record, oldest first."""
    rows = model.history.filter(id__in=ids)
    if as_at is not None:
        rows = rows.filter(history_date__lte=as_at)
    names = ("id", "baseline_due", "due", "history_date", "history_change_reason")
    listed = rows.order_by("id", "history_date", "history_id").values_list(*names)
    return {
        key: [
            Version(baseline or due, timezone.localdate(moment), reason or "")
            for _, baseline, due, moment, reason in held
        ]
        for key, held in groupby(listed, key=lambda row: row[0])
    }


def change_in(versions: Sequence[Version]) -> tuple[dt.date, dt.date, dt.date] | None:
    """Give the last change of a date that stands: before, now, and the day of the change.

    What is put right on the day of its entry is no change, nor what an approved request moved.
    """
    standing: tuple[dt.date, dt.date, dt.date] | None = None
    for place, now in enumerate(versions[1:], 1):
        before = versions[place - 1]
        if before.day is None or now.day is None or now.day == before.day:
            continue
        if now.reason == APPROVED:
            standing = None
        elif now.since > versions[0].since:
            first = standing[0] if standing else before.day
            standing = (first, now.day, now.since) if now.day != first else None
    return standing
