"""Moving what belongs to a meeting to its private part, and back."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.records.meetings.actions.access import (
    READ_PRIVATE,
    RUN_ITEM,
    Attempt,
    RefusalError,
    lock,
)
from goldenthread.records.meetings.actions.withdrawal import withdraw_packs_telling_of
from goldenthread.records.meetings.models import AgendaItem, Committee, LogAction, Meeting, Paper
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part

Movable = AgendaItem | Paper | LogAction


def move_to_part(*, record: Movable, is_private: bool, by: User) -> Movable:
    """Mark an item, a paper or an action of the log private, or take the mark away.

    Nothing of it is changed otherwise, even after the minutes are approved; a published pack that
    may hold it is withdrawn at once.
    """
    committee = committee_of(record)
    attempt = Attempt(verb_of(is_private), by, record, committee.organisation)
    if isinstance(record, LogAction):
        attempt.must_run(committee)
    else:
        attempt.must(RUN_ITEM, record.item if isinstance(record, Paper) else record)
    attempt.must(READ_PRIVATE, committee)
    with attempt.writing():
        set_private(record, by, is_private=is_private)
    return record


def verb_of(is_private: bool) -> str:
    """Give the words of a move."""
    return f"move to the {'private' if is_private else 'public'} part"


def meeting_of(record: Movable) -> Meeting | None:
    """Give the meeting that a record belongs to; an action of the log may have none."""
    return record.item.meeting if isinstance(record, Paper) else record.meeting


def committee_of(record: Movable) -> Committee:
    """Give the committee whose private business a record is, where it is private."""
    return record.committee if isinstance(record, LogAction) else meeting_of(record).committee


def set_private(record: Movable, by: User, *, is_private: bool) -> None:
    """Set the mark with its own trace and what follows; inside the caller's transaction."""
    if record.is_private == is_private:
        return
    if not is_private and prints_private_meeting(record):
        raise RefusalError("A paper on it prints a private meeting: it stays private.")
    lock(committee_of(record).organisation)  # no pack is published meanwhile
    for one in alike(record) if is_private else [record]:
        attempt = Attempt(verb_of(is_private), by, one, committee_of(one).organisation)
        attempt.save(one, is_private=is_private)
        attempt.trace(one, reference=getattr(one, "reference", None))
        meeting = meeting_of(one)
        if is_private and meeting is not None:
            withdraw_packs_telling_of(meeting, by)


def alike(record: Movable) -> Iterator[Movable]:
    """Give the record, and for an action of the log those on other logs with the same words."""
    yield record
    if isinstance(record, LogAction):
        above = record.passed_from
        while above is not None:
            yield above
            above = above.passed_from
        below = list(record.passed_to.all())
        while below:
            one = below.pop()
            yield one
            below.extend(one.passed_to.all())


def prints_private_meeting(record: Movable) -> bool:
    """Say whether a paper that would become public prints the business of a private meeting."""
    if isinstance(record, LogAction):
        return False
    own = record.papers.filter(is_private=False) if isinstance(record, AgendaItem) else (
        Paper.objects.filter(pk=record.pk)
    )  # fmt: skip
    return own.filter(about__part=Part.PRIVATE).exists()
