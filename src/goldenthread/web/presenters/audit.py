"""The trail of changes to a record and its parts, in words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures.models import Measure, Target

LONGEST = 200
CHANGES = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True)
class Trace:
    """One thing done: when, by whom, what, and the details in words."""

    at: dt.datetime
    by: str
    what: str
    details: str


def scheme_trail(scheme: Model) -> list[Trace]:
    """Give what was done to a savings scheme or refused, newest first."""
    return event_traces(scheme, ())


def trail_of(measure: Measure, children: Iterable[Model]) -> list[Trace]:
    """Give what was done to the measure and its `children`, newest first, at most 200 rows."""
    traces = [*event_traces(measure, children), *history_traces(measure)]
    return sorted(traces, key=lambda trace: trace.at, reverse=True)[:LONGEST]


def event_traces(measure: Model, children: Iterable[Model]) -> list[Trace]:
    """Give the audit events about the records."""
    ids: dict[str, list[str]] = defaultdict(list)
    for record in [measure, *children]:
        ids[record._meta.model_name].append(str(record.pk))
    wanted = Q()
    for name, found in ids.items():
        wanted |= Q(record=name, record_id__in=found)
    events = AuditEvent.objects.filter(wanted).select_related("by")[:LONGEST]
    return [
        Trace(
            event.at,
            str(event.by or event.source or "The system"),
            f"{event.verb.replace('_', ' ').capitalize()}{' (refused)' if event.refused else ''}",
            worded(event.details),
        )
        for event in events
    ]


def history_traces(measure: Measure) -> list[Trace]:
    """Give the kept versions of the measure's own settings and of its targets."""
    settings = measure.history.select_related("history_user")[:LONGEST]
    targets = Target.history.filter(measure_id=measure.pk).select_related("history_user")
    traces = [trace_of_version(version, "Measure settings") for version in settings]
    return traces + [
        trace_of_version(version, f"Target {version.written}") for version in targets[:LONGEST]
    ]


def trace_of_version(version: Model, subject: str) -> Trace:
    """Give one kept version in words."""
    return Trace(
        version.history_date,
        str(version.history_user or "Import or system"),
        f"{subject} {CHANGES[version.history_type]}",
        version.history_change_reason or "",
    )


def worded(details: dict[str, object]) -> str:
    """Give an event's details as words, leaving out what is empty."""
    return "; ".join(
        f"{name.replace('_', ' ')}: {value}" for name, value in details.items() if value
    )
