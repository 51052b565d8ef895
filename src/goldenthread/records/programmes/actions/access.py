"""Who may take a step in a programme, and the trace of what was done or refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.people.models import User


class ProgrammeActionError(Exception):
    """What was asked cannot be done; the message is for the person."""


def must(permission: str, record: Any, *, by: User, verb: str, about: Model, code: str) -> None:
    """Raise PermissionDenied, leaving its trace, unless `by` has the permission on `record`."""
    if not by.has_perm(permission, record):
        refuse(about, verb, by, code, "not allowed to")
        raise PermissionDenied(f"You may not {verb}: {about}.")


def refuse(record: Model, verb: str, by: User, code: str, reason: str) -> None:
    """Leave the trace of a step that was refused."""
    write_audit_event(
        by=by,
        verb=verb,
        record=record,
        organisation_code=code,
        refused=True,
        details={"reason": reason},
    )


def refused(record: Model, verb: str, by: User, code: str, message: str) -> ProgrammeActionError:
    """Leave the trace of a refusal and give the error to raise; call it outside a transaction."""
    refuse(record, verb, by, code, message)
    return ProgrammeActionError(message)


def trace(record: Model, verb: str, by: User, code: str, **details: Any) -> None:
    """Write the audit event of a step."""
    held = {name: str(value).strip() for name, value in details.items() if value is not None}
    held = {name: words for name, words in held.items() if words}
    write_audit_event(by=by, verb=verb, record=record, organisation_code=code, details=held)


def needed(text: str, name: str, record: Model, verb: str, by: User, code: str) -> str:
    """Give the text without outer spaces; where nothing is left, the step is refused."""
    if not text.strip():
        raise refused(record, verb, by, code, f"Write the {name}.")
    return text.strip()
