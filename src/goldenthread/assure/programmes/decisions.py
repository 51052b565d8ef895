"""The records of an organisation that wait for a reader to write, sign off or decide on them.

What a reader may decide follows the permissions and refusals of the actions, read in a constant
number of queries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from goldenthread.assure.programmes.desk import Desk, programme_of
from goldenthread.records.programmes.models import (
    Action,
    ChangeRequest,
    ClosureSubmission,
    HighlightReport,
    HighlightStep,
    Workstream,
)
from goldenthread.records.programmes.permissions import is_held, roles_today
from goldenthread.vocabulary import Period

State, Step = HighlightReport.State, HighlightStep.Step
STEPS = Prefetch("steps", queryset=HighlightStep.objects.select_related("by"))


def highlights_to_write(
    desk: Desk, period: Period
) -> Iterator[tuple[Workstream, HighlightReport | None]]:
    """Give the workstreams that the reader leads whose report of the period is a draft or none."""
    led = [one for one in desk.workstreams if runs_in(one, period)]
    found = HighlightReport.objects.filter(
        workstream__in=led, period_kind=period.kind.value, period_start=period.start
    )
    reports = {one.workstream_id: one for one in found.prefetch_related(STEPS)} if led else {}
    for workstream in led:
        report = reports.get(workstream.pk)
        if report is None or report.state == State.DRAFT:
            yield workstream, report


def runs_in(workstream: Workstream, period: Period) -> bool:
    """Say whether the workstream's programme runs in some part of the period."""
    starts, ends = workstream.programme.starts, workstream.programme.ends
    return (starts is None or starts <= period.end) and (ends is None or period.start <= ends)


def last_step(report: HighlightReport) -> str:
    """Say which step a report took last, with its remark."""
    steps = list(report.steps.all())
    if not steps:
        return "a draft that is not submitted"
    last = steps[-1]
    words = f"{last.get_step_display().lower()} by {last.by} on {localdate(last.at):%-d %B %Y}"
    return f"{words}: {last.remark}" if last.remark else words


def highlights_to_sign_off(desk: Desk) -> list[HighlightReport]:
    """Give the submitted reports that the reader may sign off: never one that they submitted."""
    if not desk.is_office:
        return []
    found = HighlightReport.objects.visible_to(desk.reader).filter(
        workstream__programme__organisation=desk.organisation, state=State.SUBMITTED
    )
    related = ("workstream__roles__post__holdings", STEPS)
    reports = found.select_related("workstream__programme").prefetch_related(*related)
    return [one for one in reports if may_sign_off(desk, one)]


def may_sign_off(desk: Desk, report: HighlightReport) -> bool:
    """Say whether an approver signs this report off (permission programmes.sign_off_highlight)."""
    submitted = [step for step in report.steps.all() if step.step == Step.SUBMITTED]
    if submitted and submitted[-1].by_id == desk.reader.pk:
        return False
    executives = roles_today(report.workstream, "executive_lead")
    held = [one.post_id for one in executives if is_held(one.post)]
    return not held or any(post in desk.posts for post in held)


def actions_to_decide(desk: Desk) -> Iterator[tuple[Action, int | None, dt.date]]:
    """Give the actions before the panel with programme and day of submission.

    Nobody decides on what they own or submitted themselves.
    """
    if not desk.is_office:
        return
    waiting = ClosureSubmission.objects.filter(withdrawn_at__isnull=True, decision__isnull=True)
    found = (
        Action.objects.visible_to(desk.reader)
        .filter(organisation=desk.organisation)
        .with_closure()
        .filter(is_waiting=True)
        .exclude(owner__in=desk.posts)
        .select_related("workstream__programme")
        .prefetch_related(
            "requirements__workstream__programme", Prefetch("submissions", waiting, "waiting")
        )
    )
    for action in found:
        last = action.waiting[-1]
        if last.by_id != desk.reader.pk:
            programme = programme_of(action)
            yield action, programme.pk if programme else None, localdate(last.at)


def changes_to_decide(desk: Desk) -> Iterator[tuple[ChangeRequest, int | None]]:
    """Give the change requests of others that wait, with their programme, the oldest first."""
    if not desk.is_office:
        return
    of_action = Q(action__organisation=desk.organisation)
    of_milestone = Q(milestone__workstream__programme__organisation=desk.organisation)
    found = (
        ChangeRequest.objects.filter(of_action | of_milestone, outcome="")
        .exclude(requested_by=desk.reader)
        .select_related("action__workstream__programme", "milestone__workstream", "requested_by")
        .prefetch_related("action__requirements__workstream__programme")
        .order_by("requested_at", "pk")
    )
    for request in found:
        if request.milestone:
            yield request, request.milestone.workstream.programme_id
        else:
            programme = programme_of(request.action)
            yield request, programme.pk if programme else None
