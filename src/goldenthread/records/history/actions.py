"""Writing the audit trail."""

from typing import Any

from django.db.models import Model

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.people.models import User


def write_audit_event(
    *,
    by: User | None,
    verb: str,
    record: Model | None = None,
    organisation_code: str = "",
    source: str = "",
    refused: bool = False,
    details: dict[str, Any] | None = None,
) -> AuditEvent:
    """Add what `by` did (or was refused) to `record`; called inside the action's transaction."""
    return AuditEvent.objects.create(
        by=by,
        verb=verb,
        record=record._meta.model_name if record else "",
        record_id=str(record.pk) if record else "",
        organisation_code=organisation_code,
        source=source[:200],
        refused=refused,
        details=details or {},
    )
