"""The action log of a committee as each of its meetings receives it: three tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from goldenthread.assure.meetings.log_standing import (
    Due,
    LogFacts,
    Moment,
    Position,
    Step,
    Table,
    Told,
    position_at,
    table_of,
)
from goldenthread.assure.meetings.scope import scoped
from goldenthread.records.meetings.models import (
    Committee,
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
    Meeting,
)
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import LogState, LogStatus, Part

OPENED = str(LogActionStep.Step.OPENED)


@dataclass(frozen=True)
class LogRow:
    """A row of an action log. `revised` are the later due dates in words, the newest last.

    `closed_when` and `outcome` are of one that is closed or proposed for closure. `passed_to` is
    the committee on whose log it went on, `answered_by` a programme's action that answers it.
    """

    id: int
    code: str
    reference: str
    text: str
    owners: tuple[str, ...]
    original: str
    revised: tuple[str, ...]
    due: dt.date | None
    progress: str
    told: dt.date | None
    status: LogStatus | None
    state: LogState
    closed_when: str
    outcome: str
    is_private: bool
    meeting_id: int | None
    passed_to: str = ""
    passed_from: str = ""
    answered_by: str = ""
    answered_by_id: int | None = None
    answered_by_programme: int | None = None


@dataclass(frozen=True)
class LogTables:
    """An action log as of a day in its three tables."""

    on: dt.date
    due_open: tuple[LogRow, ...]
    due_closed: tuple[LogRow, ...]
    not_due: tuple[LogRow, ...]

    @property
    def tables(self) -> tuple[tuple[Table, tuple[LogRow, ...]], ...]:
        """The three tables in the order in which they are printed."""
        return tuple((table, getattr(self, table.value)) for table in Table)


def log_of(
    committee: Committee,
    on: dt.date,
    reader: User | None,
    *,
    part: Part | None = None,
    at_close: bool = False,
) -> LogTables:
    """Give the log that a committee's meeting of a day receives, as the reader may see it.

    What that meeting itself agrees comes into the next one's log; `at_close` gives the log as it
    stands when the day is over. A constant number of queries.
    """
    moment = Moment(on, previous_meeting(committee, on), at_close)
    found: dict[Table, list[LogRow]] = {table: [] for table in Table}
    for action in with_history(scoped(LogAction.objects.all(), reader, part)).filter(
        committee=committee
    ):
        facts = facts_of(action)
        if table := table_of(facts, moment):
            found[table].append(row_of(action, facts, position_at(facts, moment)))
    return LogTables(on, *(tuple(found[table]) for table in Table))


def previous_meeting(committee: Committee, on: dt.date) -> dt.date | None:
    """Give the day of the committee's last meeting before a day."""
    before = Meeting.objects.filter(committee=committee, date__lt=on).order_by("-date")
    day: dt.date | None = before.values_list("date", flat=True).first()
    return day


def with_history(actions: QuerySet[LogAction]) -> QuerySet[LogAction]:
    """Give actions of logs with all that a log prints of them, in a constant number of queries."""
    owners = LogActionOwner.objects.select_related("post")
    passed = LogAction.objects.select_related("committee")
    return actions.select_related(
        "committee", "meeting", "item__meeting", "passed_from__committee",
        "answered_by__workstream",
    ).prefetch_related(
        Prefetch("owner_links", owners),
        Prefetch("dues", LogActionDue.objects.order_by("on", "pk")),
        Prefetch("progress", LogActionProgress.objects.order_by("on", "pk")),
        Prefetch("steps", LogActionStep.objects.order_by("on", "pk")),
        Prefetch("passed_to", passed),
    )  # fmt: skip


def facts_of(action: LogAction) -> LogFacts:
    """Give what is kept of an action; the first row of its due dates may repeat its own."""
    steps = tuple(
        Step(one.on, one.step, one.remark, one.item_id is not None) for one in action.steps.all()
    )
    opened = next((one.on for one in steps if one.step == OPENED), None)
    dues = [Due(one.due, one.words, one.on, one.reason) for one in action.dues.all()]
    original = Due(action.due, action.due_words)
    if not original.printed and dues:
        original = dues[0]
    if dues and (dues[0].day, dues[0].words) == (original.day, original.words):
        dues = dues[1:]
    return LogFacts(
        agreed=opened or (action.meeting.date if action.meeting else None),
        state=LogState(action.state),
        original=original,
        revisions=tuple(dues),
        progress=tuple(told(one) for one in action.progress.all()),
        steps=steps,
        closed=action.closed,
        closed_words=action.closed_words,
        outcome=action.outcome,
    )


def told(one: LogActionProgress) -> Told:
    """Give what an owner told."""
    return Told(one.on, one.text, LogStatus(one.status) if one.status else None)


def row_of(action: LogAction, facts: LogFacts, position: Position) -> LogRow:
    """Give an action as its log prints it."""
    last, answer = position.told, action.answered_by
    is_ending = position.state in (LogState.PROPOSED, LogState.CLOSED)
    is_passed = position.state is LogState.DELEGATED
    return LogRow(
        id=action.pk,
        code=action.code,
        reference=action.reference,
        text=action.text,
        owners=owners_of(action),
        original=facts.original.printed,
        revised=tuple(one.printed for one in position.dues[1:] if one.printed),
        due=position.due,
        progress=last.text if last else "",
        told=last.on if last else None,
        status=last.status if last else None,
        state=position.state,
        closed_when=closed_when(facts, position) if is_ending else "",
        outcome=position.outcome,
        is_private=is_private(action),
        meeting_id=action.meeting_id,
        passed_to=", ".join(names(action.passed_to.all())) if is_passed else "",
        passed_from=action.passed_from.committee.name if action.passed_from else "",
        answered_by=answer.title if answer else "",
        answered_by_id=answer.pk if answer else None,
        answered_by_programme=answer.workstream.programme_id
        if answer and answer.workstream
        else None,
    )


def names(actions: Iterable[LogAction]) -> list[str]:
    """Give the committees that keep some actions."""
    return [one.committee.name for one in actions]


def owners_of(action: LogAction) -> tuple[str, ...]:
    """Give the posts that are to do an action, in the order in which they were named."""
    return tuple(one.post.title for one in action.owner_links.all())


def closed_when(facts: LogFacts, position: Position) -> str:
    """Give when an action was completed: in the words of the log, else the day of its closure."""
    day = position.closed or facts.closed
    return facts.closed_words or (f"{day:%-d %B %Y}" if day else "")
