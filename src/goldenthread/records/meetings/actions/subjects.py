"""Putting what was escalated on an agenda, with the reason as known that day."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from goldenthread.records.history.links import organisation_of
from goldenthread.records.meetings.actions.access import (
    RUN_ITEM,
    Attempt,
    RefusalError,
    lock,
    must_be_open,
)
from goldenthread.records.meetings.actions.agenda import new_item
from goldenthread.records.meetings.models import AgendaItem, AgendaSubject, Meeting
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.meetings import Purpose

NAMES = ("name", "title", "description")
LONGEST_TITLE = 400


def put_on_agenda(
    *,
    meeting: Meeting,
    by: User,
    words: str,
    record: Model | None = None,
    finding: str = "",
    title: str = "",
    item: AgendaItem | None = None,
    period: Period | None = None,
    is_private: bool = False,
) -> AgendaSubject:
    """Put a measure, action, milestone, risk, scheme or finding on an agenda.

    It becomes a new item under the record's name (or `title`), or belongs to the `item` given.
    """
    committee = meeting.committee
    attempt = Attempt("put on agenda", by, item or meeting, committee.organisation)
    if item is None:
        attempt.must_run(committee, is_private=meeting.is_private or is_private)
    else:
        attempt.must(RUN_ITEM, item)
    words = attempt.needed(words, "reason")
    with attempt.writing():
        must_be_open(lock(meeting))
        about = {} if record is None else {kind_of(record, by, meeting): record}
        check_new(meeting, item, by, finding=finding, **(about or {"words": words}))
        kept = item or attempt.save(
            new_item(
                meeting, title=title_of(title, record, words), is_private=is_private,
                purpose=Purpose.DISCUSSION,
            )
        )  # fmt: skip
        of_period = (
            {"period_kind": period.kind.value, "period_start": period.start} if period else {}
        )
        subject = AgendaSubject.objects.create(
            item=kept, finding=finding, words=words, **of_period, **about
        )
        attempt.trace(kept, reference=kept.reference, subject=next(iter(about), "finding"))
    return subject


def kind_of(record: Any, by: User, meeting: Meeting) -> str:
    """Give which kind of record it is; refuse others, and what the person may not read."""
    kind = str(record._meta.model_name)
    if kind not in AgendaSubject.RECORDS:
        raise RefusalError("Only measures, actions, milestones, risks, schemes and findings can be "
                           "put on an agenda.")  # fmt: skip
    records = type(record).objects.visible_to(by)
    is_own = organisation_of(record) == meeting.committee.organisation
    if not is_own or not records.filter(pk=record.pk).exists():
        raise RefusalError("This record belongs to another organisation.")
    return kind


def check_new(meeting: Meeting, item: AgendaItem | None, by: User, **same: Any) -> None:
    """Refuse a subject about nothing, an item of another meeting, and what the person can see on
    the agenda already."""
    if item is not None and item.meeting_id != meeting.pk:
        raise RefusalError("This item belongs to another meeting.")
    if "words" in same and not same["finding"]:
        raise RefusalError("Say what is put on the agenda.")
    if AgendaSubject.objects.visible_to(by).filter(item__meeting=meeting, **same).exists():
        raise RefusalError("It is on this agenda already.")


def title_of(title: str, record: Any, words: str) -> str:
    """Give the title of a new item: as wanted, the record's name, else the reason."""
    named = next((getattr(record, name) for name in NAMES if getattr(record, name, "")), words)
    return (title.strip() or " ".join(str(named).split()))[:LONGEST_TITLE]
