"""Keeps composed reports for a while, as long as nothing was written since."""

from __future__ import annotations

from django.core.cache import caches
from django.db.models import Max

from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.model import Report
from goldenthread.report.serialise import from_json, to_json
from goldenthread.web.scope import Scope

KEPT_FOR = 600  # seconds


def composed(scope: Scope, report: str, programme: str = "") -> Report:
    """Give the live report at the scope; composed anew after any write to the records."""
    written = AuditEvent.objects.aggregate(last=Max("id"))["last"]
    applied = ImportBatch.objects.aggregate(last=Max("applied_at"))["last"]
    day = scope.as_at.isoformat() if scope.as_at else ""
    parts = (report, programme, scope.organisation.pk, scope.period.code, day, written, applied)
    key = "report:" + ":".join(str(part).replace(" ", "_") for part in parts)
    kept = caches["reports"]
    content = kept.get(key)
    if content is not None:
        return from_json(content)
    made = COMPOSITIONS[report].compose(
        scope.organisation, scope.period, as_at=scope.as_at_moment, programme=programme
    )
    kept.set(key, to_json(made), KEPT_FOR)
    return made
