"""Programmes for tests: assessing them and finding what was found."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.assure.programmes.results import ActionResult, MilestoneResult
from goldenthread.records.programmes.models import Programme
from goldenthread.vocabulary import Period
from tests.integration.assure.trust import MARCH


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def assessed(programme: Programme, period: Period = MARCH, *, on: str = "", **options) -> Assessed:
    """Assess the programme as it is stored now."""
    found = Programme.objects.get(pk=programme.pk)
    return assess_programme(found, period, on=day(on) if on else None, **options)


def action_of(programme: Programme, code: str = "a", **options) -> ActionResult:
    actions = assessed(programme, **options).result.actions
    return next(one for one in actions if one.code == code)


def milestone_of(programme: Programme, reference: str = "1", **options) -> MilestoneResult:
    milestones = assessed(programme, **options).result.milestones
    return next(one for one in milestones if one.reference == reference)


def code_of(step: object) -> str:
    """Give the code of a step, '' for none."""
    return step.code if step else ""


def findings_of(programme: Programme, record: str = "", **options) -> list[tuple[str, str]]:
    """Give severity and code of each finding, of one kind of record where it is named."""
    found = assessed(programme, **options).result.findings
    return [(one.severity, one.code) for one in found if record in ("", one.record)]
