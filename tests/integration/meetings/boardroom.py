"""The board of a small trust, its committee, and people by role and seat, for tests of meetings.

It is 10 May 2023: the meeting of April is over, the one of May is to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings.models import AgendaItem, Committee, CommitteeSeat
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.people.models import User
from tests import factories

TODAY = dt.date(2023, 5, 10)
NOON = dt.datetime(2023, 5, 10, 12, tzinfo=dt.UTC)
MARCH, APRIL, MAY = dt.date(2023, 3, 30), dt.date(2023, 4, 27), dt.date(2023, 5, 25)
SECRET = "SECRET"  # stands in every private word
ROLES = {
    "viewer": "viewer",
    "author": "contributor",  # holds the post that writes the paper
    "executive": "approver",  # holds the post that sponsors it, a seat that reads private business
    "secretary": "contributor",  # runs the board and reads its private business
    "clerk": "contributor",  # runs the board, and does not read its private business
    "chair": "approver",  # in the chair, and reads private business
    "observer": "viewer",  # a seat that reads private business, and no role to write
    "owner": "contributor",  # holds the post that owns the action of the log
    "former": "contributor",  # was secretary until last year
    "colleague": "contributor",
    "approver": "approver",
    "administrator": "administrator",  # runs every committee, without any seat
}
SEATS = {
    "chair": ("chair", "non_executive", True),
    "executive": ("member", "executive", True),
    "secretary": ("secretary", "other", True),
    "clerk": ("secretary", "other", False),
    "observer": ("invited", "governor", True),
}
KEPT = ("meetings",)


class Boardroom:
    """A board with its meetings of March, April and May, and a committee under it."""

    def __init__(self) -> None:
        self.trust = factories.OrganisationFactory(code="RWF")
        self.other = factories.OrganisationFactory(code="RXX")
        self.people = {name: self.person(name, role) for name, role in ROLES.items()}
        self.people["outsider"] = self.person("outsider", "administrator", self.other)
        self.people["stranger"] = factories.UserFactory(username="stranger")
        self.people["superuser"] = factories.UserFactory(username="superuser", is_superuser=True)
        self.posts = {name: self.post(name) for name in (*SEATS, "author", "owner")}
        self.neds = [self.post(f"director {letter}", held=False) for letter in "ab"]
        self.board = factories.CommitteeFactory(
            organisation=self.trust, code="board", name="Trust Board"
        )
        self.seats = {name: self.seat(self.board, name) for name in SEATS}
        for ned in self.neds:
            factories.CommitteeSeatFactory(committee=self.board, post=ned)
        gone = dt.date(2022, 12, 31)
        factories.PostHoldingFactory(
            post=self.posts["secretary"], user=self.people["former"], held_to=gone
        )
        self.committee = factories.CommitteeFactory(
            organisation=self.trust, code="finance", name="Finance Committee", parent=self.board,
            quorum="",
        )  # fmt: skip
        for name in ("chair", "secretary", "clerk"):
            self.seat(self.committee, name)
        self.march = self.meeting(MARCH, prefix="03")
        self.april = self.meeting(APRIL)
        self.may = self.meeting(MAY, prefix="05")
        self.private = self.meeting(APRIL, part="2", title="Part 2", prefix="04P")
        self.finance = factories.MeetingFactory(
            committee=self.committee, code="fpc-04", date=dt.date(2023, 4, 25), prefix="FPC"
        )

    def person(self, name: str, role: str, organisation: Organisation | None = None) -> User:
        user = factories.UserFactory(username=name, email=f"{name}@example.org")
        factories.MembershipFactory(organisation=organisation or self.trust, user=user, role=role)
        return user

    def post(self, name: str, *, held: bool = True) -> Post:
        made = factories.PostFactory(organisation=self.trust, title=f"Post of the {name}")
        if held:
            factories.PostHoldingFactory(post=made, user=self.people[name])
        return made

    def seat(self, committee: Committee, name: str) -> CommitteeSeat:
        seat, standing, reads = SEATS[name]
        return factories.CommitteeSeatFactory(
            committee=committee, post=self.posts[name], seat=seat, standing=standing,
            reads_private=reads,
        )  # fmt: skip

    def meeting(self, date: dt.date, **options: Any) -> Any:
        part = options.get("part", "1")
        return factories.MeetingFactory(
            committee=self.board, code=f"board-{date:%m}-{part}", date=date, **options
        )

    def item(self, meeting: Any = None, **options: Any) -> AgendaItem:
        """Give an item of May's agenda, or of another meeting's."""
        return factories.AgendaItemFactory(meeting=meeting or self.may, **options)

    def secret_item(self, meeting: Any = None, **options: Any) -> AgendaItem:
        """Give an item that is marked private, with private words."""
        given = {"title": f"{SECRET} item", "is_private": True, **options}
        return self.item(meeting, **given)

    def paper(self, item: AgendaItem | None = None, **options: Any) -> Any:
        """Give a paper with its author and its sponsor."""
        given = {"author": self.posts["author"], "sponsor": self.posts["executive"], **options}
        return factories.PaperFactory(item=item or self.item(), **given)

    def log_action(self, item: AgendaItem | None = None, **options: Any) -> Any:
        """Give an action that April's meeting agreed, of the owner."""
        given = {"owners": [self.posts["owner"]], **options}
        made = factories.LogActionFactory(item=item or self.item(self.april), **given)
        factories.LogActionStepFactory(log_action=made, on=made.meeting.date)
        return made

    def attend(self, meeting: Any, *posts: Post, **options: Any) -> None:
        for post in posts:
            factories.AttendanceFactory(meeting=meeting, post=post, **options)

    def __getitem__(self, name: str) -> User:
        return self.people[name]


def everything() -> dict[str, list[dict[str, Any]]]:
    """Give every row that is kept of meetings, history among them."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for label in KEPT
        for model in apps.get_app_config(label).get_models()
    }


def newest_event() -> AuditEvent:
    return AuditEvent.objects.order_by("pk").last()


@contextmanager
def writes_noted() -> Iterator[list[str]]:
    """Give the tables that are written to inside, audit events left out."""
    noted: list[str] = []

    def note(execute: Any, sql: str, *more: Any) -> Any:
        words = sql.split()
        if words[0] in ("INSERT", "UPDATE", "DELETE") and "history_auditevent" not in sql:
            noted.append(words[1] if words[0] == "UPDATE" else words[2])
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        yield noted


@contextmanager
def then_refused(
    error: type[Exception], words: str, *, verb: str, about: Model, by: User, code: str = "RWF"
) -> Iterator[None]:
    """Show that a step is refused, leaves one refused audit event and writes nothing else."""
    before, events = everything(), AuditEvent.objects.count()
    with pytest.raises(error, match=words) as told:
        yield
    assert everything() == before
    assert AuditEvent.objects.count() == events + 1
    event = newest_event()
    assert event.refused
    assert (event.by, event.verb, event.organisation_code) == (by, verb, code)
    assert (event.record, event.record_id) == (about._meta.model_name, str(about.pk))
    assert event.details["reason"]
    assert SECRET not in f"{event.details}{told.value}"


@contextmanager
def then_told(verb: str, about: Model, by: User, /, **details: str | None) -> Iterator[None]:
    """Show that a step leaves one audit event about the record, with these details."""
    events = AuditEvent.objects.count()
    yield
    assert AuditEvent.objects.count() == events + 1
    event = newest_event()
    assert not event.refused
    assert (event.by, event.verb, event.organisation_code) == (by, verb, "RWF")
    assert (event.record, event.record_id) == (about._meta.model_name, str(about.pk))
    assert {name: event.details.get(name) for name in details} == details
    assert SECRET not in str(event.details)
