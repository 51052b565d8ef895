"""Who may change a measure, and the trace of what they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.history.keeping import Differences, Directory, Row, Subject, keep
from goldenthread.records.measures.models import Measure, Series
from goldenthread.records.measures.subjects import SUBJECTS
from goldenthread.records.organisations.subjects import SUBJECTS as ORGANISATION_SUBJECTS
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period


class MeasureActionError(Exception):
    """What was asked cannot be done; the message is for the person."""


def must_change(measure: Measure, by: User) -> None:
    """Raise PermissionDenied unless `by` may change the measure; others who change it wait."""
    if not by.has_perm("measures.change_measure", measure):
        raise PermissionDenied(f"You may not change {measure}.")
    Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)


def directory_of(measure: Measure) -> Directory:
    """Give the directory of the measure's organisation."""
    return Directory((*ORGANISATION_SUBJECTS, *SUBJECTS), [measure.organisation.code])


def place_of(
    measure: Measure, *, period: Period | None = None, series: Series | None = None
) -> dict[str, Any]:
    """Give the natural key fields of a record about the measure."""
    place: dict[str, Any] = {
        "organisation": measure.organisation.code,
        "measure": measure.code,
        "series": series.code if series else None,
    }
    if period is not None:
        place |= {"period_kind": period.kind.value, "period_start": period.start}
    return place


def keep_about(
    measure: Measure, subject: Subject, rows: Sequence[Row], *, by: User, verb: str
) -> Differences:
    """Keep rows about the measure; what changes nothing leaves no trace."""
    found = keep(subject, rows, directory=directory_of(measure), by=by, reason=verb)
    if found:
        trace(measure, verb, by, worded(rows, found))
    return found


def trace(measure: Measure, verb: str, by: User, details: Mapping[str, Any]) -> None:
    """Write the audit event of an action on the measure."""
    write_audit_event(
        by=by,
        verb=verb,
        record=measure,
        organisation_code=measure.organisation.code,
        details=dict(details),
    )


def worded(rows: Sequence[Row], found: Differences) -> dict[str, Any]:
    """Give the period and the changed fields with their old and new values."""
    details: dict[str, Any] = {"period": str(rows[0].get("period_start") or "")}
    for _, _, change in found.changed:
        for name, (old, new) in change.items():
            details[name] = f"{old} → {new}"
    return details
