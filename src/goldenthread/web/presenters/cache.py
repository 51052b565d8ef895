"""Keeps what is dear to make for a while, as long as nothing was written since."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.core.cache import caches

from goldenthread.assure.narrative.kept import checker_of, last_written
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.model import Report
from goldenthread.report.serialise import from_json, to_json
from goldenthread.web.scope import Scope

KEPT_FOR = 600  # seconds
Made = TypeVar("Made")


def kept(scope: Scope, name: str, make: Callable[[], Made], *about: object) -> Made:
    """Give what `make` gives for the scope, made anew after any write to the records.

    `name` and `about` tell apart what is made, also by reader where that matters; it must pickle.
    """
    day = scope.as_at.isoformat() if scope.as_at else ""
    place = (scope.organisation.pk, scope.period.code, day)
    key = ":".join(str(part).replace(" ", "_") for part in (name, *about, *place, *last_written()))
    held = caches["reports"]
    found = held.get(key)
    if found is None:
        found = make()
        held.set(key, found, KEPT_FOR)
    return found


def composed(scope: Scope, report: str, programme: str = "") -> Report:
    """Give the live report at the scope; composed anew after any write to the records."""

    def compose() -> dict[str, object]:
        checking = partial(checker_of, scope.organisation, scope.period, scope.as_at_moment)
        made = COMPOSITIONS[report].compose(
            scope.organisation,
            scope.period,
            as_at=scope.as_at_moment,
            programme=programme,
            checking=checking,
        )
        return to_json(made)

    return from_json(kept(scope, "report", compose, report, programme))
