"""Keeps composed reports for a while, as long as nothing was written since."""

from __future__ import annotations

from functools import partial

from django.core.cache import caches

from goldenthread.assure.narrative.kept import checker_of, last_written
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.model import Report
from goldenthread.report.serialise import from_json, to_json
from goldenthread.web.scope import Scope

KEPT_FOR = 600  # seconds


def composed(scope: Scope, report: str, programme: str = "") -> Report:
    """Give the live report at the scope; composed anew after any write to the records."""
    day = scope.as_at.isoformat() if scope.as_at else ""
    place = (report, programme, scope.organisation.pk, scope.period.code, day)
    parts = (*place, *last_written())
    key = "report:" + ":".join(str(part).replace(" ", "_") for part in parts)
    kept = caches["reports"]
    content = kept.get(key)
    if content is not None:
        return from_json(content)
    made = COMPOSITIONS[report].compose(
        scope.organisation,
        scope.period,
        as_at=scope.as_at_moment,
        programme=programme,
        checking=partial(checker_of, scope.organisation, scope.period, scope.as_at_moment),
    )
    kept.set(key, to_json(made), KEPT_FOR)
    return made
