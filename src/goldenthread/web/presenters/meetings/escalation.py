"""Records in the boardroom: which meetings saw one, what was decided, and the way to an agenda."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from goldenthread.assure.finding import Finding
from goldenthread.assure.meetings.results import SubjectResult
from goldenthread.assure.meetings.subjects import discussed, label_of, programme_of
from goldenthread.records.meetings.models import AgendaSubject, Committee, Decision, Meeting
from goldenthread.records.meetings.permissions import RUNNING
from goldenthread.records.organisations.models import Membership, Organisation
from goldenthread.records.organisations.permissions import EDITORS, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.permissions import posts_held
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.redaction import published
from goldenthread.web.presenters.meetings.committees import holds
from goldenthread.web.presenters.meetings.places import subject_href
from goldenthread.web.presenters.meetings.visible import open_meetings
from goldenthread.web.scope import Scope

LONGEST_REASON = 300


def committees_run(reader: User, organisation: Organisation) -> list[Committee]:
    """Give the committees that a reader runs, as the permission to run one says of each."""
    role, today = role_of(reader, organisation), dt.date.today()
    if role not in EDITORS:
        return []
    found = organisation.committees.visible_to(reader).prefetch_related("seats")
    if role == Membership.Role.ADMINISTRATOR:
        return list(found)
    held = posts_held(reader)
    return [
        one
        for one in found
        if any(
            seat.post_id in held and seat.seat in RUNNING and holds(seat, today)
            for seat in one.seats.all()
        )
    ]


def meetings_to_come(reader: User, organisation: Organisation) -> QuerySet[Meeting]:
    """Give the meetings of today and later on whose agendas a reader may put something."""
    found = open_meetings(reader).filter(
        committee__in=committees_run(reader, organisation), date__gte=dt.date.today()
    )
    return found.select_related("committee").order_by("date", "committee__order", "part")


@dataclass(frozen=True)
class Seen:
    """A meeting that had a record on its agenda: where, why, and what came of it."""

    words: str
    href: str
    why: str
    decisions: tuple[str, ...]
    actions: tuple[str, ...] = ()


def item_href(organisation_code: str, meeting_id: int, item_id: int) -> str:
    """Give the address of an item on the minutes of its meeting."""
    place = [organisation_code, meeting_id]
    return reverse("minutes", args=place, fragment=f"item-{item_id}")


def put_href(scope: Scope, kind: str, pk: int | None, words: str, finding: str = "") -> str:
    """Give the address at which a record is put on an agenda, with the reason as known now."""
    query = {"words": words[:LONGEST_REASON]}
    if pk is not None:
        query[kind] = str(pk)
    if finding:
        query["finding"] = finding
    if scope.period:
        query["period"] = scope.period.code
    return reverse("put-on-agenda", args=[scope.organisation.code], query=query)


class InTheBoardroom:
    """What the page of a record shows of the boardroom."""

    def __init__(self, scope: Scope, record: Model, words: str) -> None:
        self.scope, self.record, self.words = scope, record, words

    @cached_property
    def seen(self) -> list[Seen]:
        """The meetings that had it on their agendas, newest first."""
        code = self.scope.organisation.code
        return [
            Seen(
                f"{one.committee}, {one.date:%-d %B %Y}, item {one.reference or one.title}",
                item_href(code, one.meeting_id, one.item_id),
                published(one.words),
                tuple(published(text) for text in one.decisions),
                tuple(published(text) for text in one.log_actions),
            )
            for one in discussed(self.record, self.scope.reader)
        ]

    @cached_property
    def put_href(self) -> str:
        """The way to an agenda, '' for one who runs no committee of the organisation."""
        if not committees_run(self.scope.reader, self.scope.organisation):
            return ""
        kind = str(self.record._meta.model_name)
        return put_href(self.scope, kind, self.record.pk, self.words)


class OnAgendas:
    """What lists of records show of the boardroom, for many records at once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    @cached_property
    def may_put(self) -> bool:
        """Whether the reader runs a committee."""
        return bool(committees_run(self.scope.reader, self.scope.organisation))

    @cached_property
    def by_record(self) -> dict[tuple[str, str, int | None], list[Seen]]:
        """The meetings by (finding, kind of record, id); the finding '' holds every subject too."""
        reader, code = self.scope.reader, self.scope.organisation.code
        visible = AgendaSubject.objects.visible_to(reader).filter(
            item__meeting__committee__organisation=self.scope.organisation
        )
        subjects = list(
            visible.select_related("item__meeting__committee").order_by("-item__meeting__date")
        )
        decided: dict[int, list[str]] = defaultdict(list)
        items = {one.item_id for one in subjects}
        for decision in Decision.objects.visible_to(reader).filter(item__in=items):
            decided[decision.item_id].append(published(decision.text))
        found: dict[tuple[str, str, int | None], list[Seen]] = defaultdict(list)
        for one in subjects:
            meeting = one.item.meeting
            seen = Seen(
                f"{meeting.committee.name}, {meeting.date:%-d %B %Y}",
                item_href(code, meeting.pk, one.item_id),
                published(one.words),
                tuple(decided[one.item_id]),
            )
            kind, pk = kind_and_id(one)
            for finding in {"", one.finding}:
                found[finding, kind, pk].append(seen)
        return found

    def seen(self, kind: str, pk: int | None, finding: str = "") -> list[Seen]:
        """Give the meetings that had a record, or a finding about it, on their agendas."""
        return self.by_record.get((finding, kind, pk), [])

    def place_of(self, finding: Finding) -> tuple[str, int | None]:
        """Give kind and id of a finding's record; ('finding', None) where no agenda takes it."""
        if finding.record in AgendaSubject.RECORDS and finding.record_id:
            return finding.record, finding.record_id
        return "finding", None

    def put_href(self, kind: str, pk: int | None, words: str, finding: str = "") -> str:
        """Give the way to an agenda."""
        return put_href(self.scope, kind, pk, words, finding)


def kind_and_id(subject: AgendaSubject) -> tuple[str, int | None]:
    """Give which record a subject is about; a finding without one is ('finding', None)."""
    for name in AgendaSubject.RECORDS:
        if pk := getattr(subject, f"{name}_id"):
            return name, pk
    return "finding", None


@dataclass(frozen=True)
class Chosen:
    """What is to be put on an agenda: a record, a finding about it, or a finding alone."""

    record: Any
    finding: str
    words: str
    period: Period | None
    scope: Scope

    @property
    def kind(self) -> str:
        """The kind of its record."""
        return str(self.record._meta.model_name) if self.record else "finding"

    @property
    def title(self) -> str:
        """The title that its item gets unless another is written."""
        return label_of(self.record, self.kind) if self.record else self.words

    @property
    def href(self) -> str:
        """The page of its record."""
        code = self.scope.organisation.code
        if self.record is None:
            return reverse("attention", args=[code])
        subject = SubjectResult(
            0, self.kind, self.record.pk, getattr(self.record, "code", ""), self.title, self.words,
            programme_id=programme_of(self.record),
        )  # fmt: skip
        return subject_href(code, subject) or reverse("attention", args=[code])
