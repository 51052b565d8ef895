"""What items are about, and what was decided about a record at any meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Model

from goldenthread.assure.meetings.results import SubjectResult
from goldenthread.assure.meetings.scope import scoped
from goldenthread.records.meetings.models import AgendaSubject, Decision, LogAction
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period, PeriodKind

TITLES = {
    "measure": "name", "action": "title", "milestone": "description", "risk": "title",
    "scheme": "name",
}  # fmt: skip


@dataclass(frozen=True)
class Discussed:
    """An item that was about a record: why it came there, what was decided and agreed."""

    meeting_id: int
    committee: str
    date: dt.date
    item_id: int
    reference: str
    title: str
    words: str
    decisions: tuple[str, ...]
    log_actions: tuple[str, ...]


def subject_result(subject: AgendaSubject) -> SubjectResult:
    """Give what an item is about."""
    kind = next((name for name in AgendaSubject.RECORDS if getattr(subject, name)), "finding")
    record = subject.record
    starts = subject.period_start
    return SubjectResult(
        id=subject.pk,
        kind=kind,
        record_id=record.pk if record else None,
        code=getattr(record, "code", ""),
        label=label_of(record, kind) if record else subject.finding,
        words=subject.words,
        finding=subject.finding,
        period=Period(PeriodKind(subject.period_kind), starts) if starts else None,
        programme_id=programme_of(record),
    )


def label_of(record: Model, kind: str) -> str:
    """Give the name of a record as items print it."""
    words = str(getattr(record, TITLES[kind]))
    reference = getattr(record, "reference", "") if kind == "milestone" else ""
    return f"{reference} {words}".strip()


def programme_of(record: Model | None) -> int | None:
    """Give the programme that a record belongs to by its workstream, or its own."""
    workstream = getattr(record, "workstream", None)
    return getattr(workstream, "programme_id", None) or getattr(record, "programme_id", None)


def discussed(record: Model, reader: User | None) -> tuple[Discussed, ...]:
    """Give the items that were about a record, the newest meeting first, as the reader may see.

    Three queries, however many items there are.
    """
    own = {record._meta.model_name: record}
    subjects = list(
        scoped(AgendaSubject.objects.all(), reader, None)
        .filter(**own)
        .select_related("item__meeting__committee")
        .order_by("-item__meeting__date", "item__order", "pk")
    )
    items = {one.item_id for one in subjects}
    decisions = scoped(Decision.objects.all(), reader, None).filter(item__in=items)
    agreed = scoped(LogAction.objects.all(), reader, None).filter(
        item__in=items, passed_from__isnull=True
    )
    decided, raised = list(decisions), list(agreed)
    return tuple(
        Discussed(
            meeting_id=one.item.meeting_id,
            committee=one.item.meeting.committee.name,
            date=one.item.meeting.date,
            item_id=one.item_id,
            reference=one.item.reference,
            title=one.item.title,
            words=one.words,
            decisions=tuple(two.text for two in decided if two.item_id == one.item_id),
            log_actions=tuple(two.text for two in raised if two.item_id == one.item_id),
        )
        for one in subjects
    )
