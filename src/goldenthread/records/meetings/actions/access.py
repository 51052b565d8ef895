"""How every step of the boardroom is taken: permission, refusals with a trace, one transaction.

Audit events hold facts alone (dates, states, references, posts), never words of the business: what
is public today may be private tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.meetings.models import Committee, Meeting, MinutesApproval
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import ProgrammeActionError, refuse
from goldenthread.vocabulary.meetings import Part

RUN, READ_PRIVATE, KEEP = "meetings.run", "meetings.read_private", "meetings.keep_committees"
RUN_ITEM, WRITE_PAPER = "meetings.run_item", "meetings.write_paper"
APPROVE_PAPER, UPDATE_LOG = "meetings.approve_paper", "meetings.update_log_action"
APPROVED = "The minutes of this meeting are approved: what they record does not change any more."
Transitions = Mapping[str, tuple[frozenset[str], str]]
Kept = TypeVar("Kept", bound=Model)


class MeetingActionError(ProgrammeActionError):
    """What was asked of a meeting cannot be done; the message is for the person."""


class RefusalError(Exception):
    """Why a step cannot be taken, raised while it is being written: nothing of it stays."""


@dataclass(frozen=True)
class Attempt:
    """Somebody tries a step on a record of an organisation's meetings."""

    verb: str
    by: User
    about: Model
    organisation: Organisation

    def must(self, permission: str, record: Model) -> None:
        """Raise PermissionDenied, leaving its trace, unless the person has the permission.

        The message names no record: its name may be private.
        """
        if not self.by.has_perm(permission, record):
            self.leave("not allowed to")
            raise PermissionDenied(f"You may not {self.verb} here.")

    def must_run(self, committee: Committee, *, is_private: bool = False) -> None:
        """Let those alone go on who run a committee, and for private business may read it."""
        self.must(RUN, committee)
        if is_private:
            self.must(READ_PRIVATE, committee)

    def leave(self, reason: str) -> None:
        """Leave the trace of a refusal."""
        refuse(self.about, self.verb, self.by, self.organisation.code, reason)

    def refuse(self, words: str) -> MeetingActionError:
        """Leave the trace of a refusal and give the error to raise; not inside a transaction."""
        self.leave(words)
        return MeetingActionError(words)

    def needed(self, text: str, name: str) -> str:
        """Give a text without outer spaces; where nothing is left, the step is refused."""
        if not text.strip():
            raise self.refuse(f"Write the {name}.")
        return text.strip()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write in one transaction; a RefusalError inside undoes it and leaves its trace."""
        try:
            with transaction.atomic():
                yield
        except RefusalError as refusal:
            raise self.refuse(str(refusal)) from None

    def save(self, record: Kept, **fields: Any) -> Kept:
        """Take the fields and save the record with its line of history."""
        for name, value in fields.items():
            setattr(record, name, value)
        record._history_user = self.by  # type: ignore[attr-defined]
        record.save()
        return record

    def delete(self, record: Model) -> None:
        """Delete a record; its history stays."""
        record._history_user = self.by  # type: ignore[attr-defined]
        record.delete()

    def trace(self, record: Model, **facts: Any) -> None:
        """Write the audit event of the step; facts that are None or '' are left out."""
        held = {name: str(fact) for name, fact in facts.items() if fact not in (None, "")}
        write_audit_event(
            by=self.by,
            verb=self.verb,
            record=record,
            organisation_code=self.organisation.code,
            details=held,
        )


def lock(record: Kept) -> Kept:
    """Hold a record until the transaction ends, and give it as it is stored now."""
    return type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)


def check(table: Transitions, step: str, record: Any, noun: str) -> str:
    """Give the state that a step leads to from the record's, read anew; refuse where it may not."""
    record.state = lock(record).state
    starts, ends = table[step]
    if record.state not in starts:
        words = record.get_state_display().lower()
        raise RefusalError(f"This {noun} is '{words}': that step is not open.")
    return ends


def must_be_open(meeting: Meeting) -> None:
    """Refuse to change what a meeting's approved minutes record."""
    if MinutesApproval.objects.filter(meeting=meeting).exists():
        raise RefusalError(APPROVED)


def must_belong(posts: Iterable[Post | None], organisation: Organisation) -> None:
    """Refuse posts of another organisation."""
    for post in posts:
        if post is not None and post.organisation_id != organisation.pk:
            raise RefusalError(f"{post.title} is a post of another organisation.")


def known(fields: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Give the fields with texts without outer spaces; TypeError for a field that is not one."""
    if unknown := set(fields) - set(names):
        raise TypeError(f"no such fields: {', '.join(sorted(unknown))}")
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }


def free_code(stem: str, is_taken: Callable[[str], bool], longest: int = 60) -> str:
    """Give a code that is not taken: the stem, or the stem with the next number."""
    number, code = 2, stem[:longest]
    while is_taken(code):
        ending = f"-{number}"
        code, number = f"{stem[: longest - len(ending)]}{ending}", number + 1
    return code


def is_part_2(part: str) -> bool:
    """Say whether a part of a meeting is the private one."""
    return part == Part.PRIVATE
