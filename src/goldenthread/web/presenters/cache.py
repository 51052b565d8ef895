"""Keeps what is dear to make for a while, as long as nothing was written since."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.db.models import Max

from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.model import Report
from goldenthread.report.serialise import from_json, to_json
from goldenthread.web.scope import Scope

KEPT_FOR = 600  # seconds
Made = TypeVar("Made")


def kept(scope: Scope, name: str, make: Callable[[], Made], *about: object) -> Made:
    """Give what `make` gives for the scope, made anew after any write to the records.

    `name` and `about` tell apart what is made; it must not depend on who reads, and must pickle.
    """
    written = AuditEvent.objects.aggregate(last=Max("id"))["last"]
    applied = ImportBatch.objects.aggregate(last=Max("applied_at"))["last"]
    day = scope.as_at.isoformat() if scope.as_at else ""
    parts = (name, *about, scope.organisation.pk, scope.period.code, day, written, applied)
    key = ":".join(str(part).replace(" ", "_") for part in parts)
    held = caches["reports"]
    found = held.get(key)
    if found is None:
        found = make()
        held.set(key, found, KEPT_FOR)
    return found


def composed(scope: Scope, report: str, programme: str = "") -> Report:
    """Give the live report at the scope; composed anew after any write to the records."""

    def compose() -> dict[str, object]:
        made = COMPOSITIONS[report].compose(
            scope.organisation, scope.period, as_at=scope.as_at_moment, programme=programme
        )
        return to_json(made)

    return from_json(kept(scope, "report", compose, report, programme))
