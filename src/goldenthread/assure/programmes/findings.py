"""What the records of a programme contradict or lack; each finding says what and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.assure.finding import Finding, Ref
from goldenthread.assure.findings.aims import wrong_side
from goldenthread.assure.findings.codes import Problem, findings_of_record
from goldenthread.assure.findings.wording import begun, outstanding_work, shortened
from goldenthread.assure.loading import Material
from goldenthread.assure.programmes.results import (
    ActionResult,
    MilestoneResult,
    StatusView,
    WorkstreamResult,
)
from goldenthread.assure.programmes.statuses import written
from goldenthread.vocabulary import Standing, StatusScale

LATE = (Standing.OVERDUE, Standing.OFF_TRACK)
CALM = (Standing.ON_TRACK, Standing.COMPLETE)


def action_findings(actions: Iterable[ActionResult], on: dt.date) -> Iterator[Finding]:
    """Give what is wrong with actions."""
    for action in actions:
        problems = (*status_problems(action), *red_problems(action), *closure_problems(action))
        problems = (*problems, *date_problems(action, on, bool(action.approved)))
        yield from findings_of_record(
            problems, "action", action.id, shortened(action.title), action.workstream
        )


def status_problems(action: ActionResult) -> Iterator[Problem]:
    """Give where the statuses of an action differ from what its dates give."""
    for name, view in (("delivery", action.delivery), ("embedding", action.embedding)):
        proposed, stated = view.proposed, view.stated
        if proposed and view.differs and not view.reason:
            yield reason_problem(name, view, f"the rule proposes '{proposed.words}'")
        late = proposed is not None and proposed.standing in LATE
        if late and stated and stated.standing in CALM and name == "delivery":
            yield Problem(
                "on_track_but_late",
                f"stated '{stated.words}', but {view.why}",
                said=f"Stated '{stated.words}'",
                held=due_words(action),
                field=name,
            )
    steps = [s for s in (action.delivery.effective, action.embedding.effective) if s]
    if any(step.standing is Standing.OFF_TRACK for step in steps) and not (
        action.recovery or action.mitigation
    ):
        yield Problem("recovery_missing", "off track without a recovery action", field="recovery")


def reason_problem(name: str, view: StatusView, proposes: str) -> Problem:
    """Give the problem of a status that differs from the rule's without a reason."""
    return Problem(
        "reason_missing",
        f"{name} is stated as '{view.words}', {proposes} ({view.why}), and no reason is given",
        said=f"{begun(name)} stated as '{view.words}'",
        held=begun(proposes),
        field=name,
    )


def due_words(record: ActionResult | MilestoneResult) -> str:
    """Give the date that lateness is judged by, in words."""
    return f"Due on {written(record.baseline)}" if record.baseline else "No date due"


def red_problems(action: ActionResult) -> Iterator[Problem]:
    """Give what a red action does not say."""
    if not action.is_red:
        return
    if not action.explanation:
        yield Problem("red_without_explanation", "red without an explanation", field="explanation")
    if not action.mitigation:
        yield Problem("red_without_mitigation", "red without a mitigation", field="mitigation")


def closure_problems(action: ActionResult) -> Iterator[Problem]:
    """Give where statement, evidence and the panel's decision do not agree."""
    stated = action.delivery.stated
    if stated and stated.standing is Standing.COMPLETE and action.closure != "approved":
        words = "stated complete without the panel's approval"
        yield Problem("complete_without_approval", words, field="delivery")
    if action.closure == "changed_since":
        words = "changed since the panel approved its closure"
        yield Problem("changed_since_approval", words)
    embedded = action.embedding.stated
    if embedded and embedded.standing is Standing.COMPLETE and not action.has_effect:
        words = f"embedding is stated '{embedded.words}', and no audit or measure shows the effect"
        yield Problem("embedded_without_effect", words, field="embedding")


def date_problems(
    record: ActionResult | MilestoneResult, on: dt.date, is_done: bool
) -> Iterator[Problem]:
    """Give a forecast that has passed, and a date that moved without a change request."""
    if record.forecast and record.forecast < on and not (record.completed or is_done):
        day = written(record.forecast)
        yield Problem(
            "forecast_passed",
            f"forecast for {day}, and not done by {written(on)}",
            said=f"Forecast for {day}",
            field="forecast",
        )
    if record.due and record.baseline and record.due != record.baseline:
        due, baseline = written(record.due), written(record.baseline)
        yield Problem(
            "date_moved_without_request",
            f"due on {due}, baselined for {baseline}, and no change request was approved",
            said=f"Due on {due}",
            held=f"Baselined for {baseline}",
            field="due",
        )


def milestone_findings(
    milestones: Sequence[MilestoneResult], on: dt.date, scale: StatusScale
) -> Iterator[Finding]:
    """Give what is wrong with single milestones."""
    can_say_late = any(step.standing in LATE for step in scale.steps)
    for one in milestones:
        stated = one.status.stated
        is_done = stated is not None and stated.standing is Standing.COMPLETE
        problems = (
            *milestone_problems(one, on, can_say_late=can_say_late, is_done=is_done),
            *date_problems(one, on, is_done),
        )
        yield from findings_of_record(problems, "milestone", one.id, one.label, one.workstream)


def milestone_problems(
    milestone: MilestoneResult, on: dt.date, *, can_say_late: bool, is_done: bool
) -> Iterator[Problem]:
    """Give what is wrong with a milestone's words and status.

    Only a scale that has a step for late work can claim that work is on time.
    """
    stated = milestone.status.stated
    if not milestone.description:
        yield Problem("description_missing", "has no description", field="description")
    if stated and stated.is_red and not milestone.commentary:
        yield Problem(
            "red_without_explanation", "red without an explanation in its commentary",
            field="commentary",
        )  # fmt: skip
    elif late_and_silent(milestone, on) and stated and not is_done:
        yield Problem(
            "late_without_commentary", "is past its date and has no commentary",
            held=due_words(milestone), field="commentary",
        )  # fmt: skip
    overdue = milestone.status.standing is Standing.OVERDUE
    if stated and stated.standing is Standing.ON_TRACK and overdue and can_say_late:
        yield Problem(
            "on_track_but_late", f"stated '{stated.words}', but {milestone.status.why}",
            said=f"Stated '{stated.words}'", held=due_words(milestone), field="status",
        )  # fmt: skip
    if is_done:
        yield from completion_problems(milestone)


def late_and_silent(milestone: MilestoneResult, on: dt.date) -> bool:
    """Say whether a milestone is past its date and nothing is said about it."""
    return bool(milestone.due and milestone.due < on and not milestone.commentary)


def completion_problems(milestone: MilestoneResult) -> Iterator[Problem]:
    """Give what speaks against a milestone that is stated complete."""
    words = milestone.status.words
    if milestone.actuals and milestone.actuals[-1].comparison == "not_met":
        last = milestone.actuals[-1]
        held = f"{last.text} in {last.period.label} misses {milestone.target}"
        yield Problem(
            "complete_but_not_met", f"stated '{words}', but {held}", said=f"Stated '{words}'",
            held=held, field="status",
        )  # fmt: skip
    if sentence := outstanding_work(milestone.commentary):
        yield Problem(
            "complete_with_outstanding_work",
            f"stated '{words}', but its commentary says: {sentence}",
            said=f"Stated '{words}'",
            held=sentence,
            field="commentary",
        )


def measure_findings(materials: Iterable[Material]) -> Iterator[Finding]:
    """Give the targets that are written the wrong way round for their measure's direction."""
    for material in materials:
        yield from findings_of_record(
            wrong_side(material), "measure", material.measure.pk, material.measure.label
        )


def workstream_findings(
    workstreams: Iterable[WorkstreamResult],
    actions: Sequence[ActionResult],
    milestones: Sequence[MilestoneResult],
) -> Iterator[Finding]:
    """Give what is wrong with the statuses of workstreams."""
    for one in workstreams:
        problems = [
            reason_problem(name, view, f"the rule {view.rule} gives '{view.proposed.words}'")
            for name, view in (("delivery", one.delivery), ("embedding", one.embedding))
            if view.proposed and view.differs and not view.reason
        ]
        open_work = [
            *(Ref("action", a.id, a.title) for a in actions if a.workstream == one.code
              and not is_complete(a.delivery)),
            *(Ref("milestone", m.id, m.label) for m in milestones if m.workstream == one.code
              and not is_complete(m.status)),
        ]  # fmt: skip
        stated = one.delivery.stated
        if stated and stated.standing is Standing.COMPLETE and open_work:
            problems.append(open_work_problem(stated.words, open_work))
        yield from findings_of_record(problems, "workstream", one.id, one.name, one.code)


def is_complete(view: StatusView) -> bool:
    """Say whether a status is complete, as stated or by the rule."""
    return view.effective is not None and view.effective.standing is Standing.COMPLETE


def open_work_problem(words: str, open_work: Sequence[Ref]) -> Problem:
    """Give the problem of a workstream that is stated complete over open work."""
    count = f"{len(open_work)} {'record' if len(open_work) == 1 else 'records'}"
    first = shortened(open_work[0].label)
    return Problem(
        "complete_with_open_work",
        f"stated '{words}', but {count} in it are open, such as '{first}'"
        if len(open_work) > 1
        else f"stated '{words}', but '{first}' is open",
        said=f"Stated '{words}'",
        held=f"Open: {'; '.join(shortened(one.label) for one in open_work)}",
        involved=tuple(open_work),
        field="delivery",
    )
