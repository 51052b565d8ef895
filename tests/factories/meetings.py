"""Committees with their meetings, agendas, papers, action log and packs.

Posts belong to the organisation of their committee.
"""

import datetime as dt
from typing import Any

import factory

from goldenthread.records.meetings.models import (
    AgendaItem,
    AgendaSubject,
    Attendance,
    Committee,
    CommitteeSeat,
    Decision,
    Interest,
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
    Meeting,
    MeetingSummary,
    Minute,
    MinutesApproval,
    Pack,
    Paper,
    PaperFile,
    PlannedItem,
)
from goldenthread.vocabulary.meetings import LogStatus, Part
from tests.factories.organisations import OrganisationFactory, PostFactory


class CommitteeFactory(factory.django.DjangoModelFactory):
    """A committee with a quorum of its chair and two non-executive directors."""

    class Meta:
        model = Committee

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"committee-{n}")
    name = factory.LazyAttribute(lambda committee: f"Committee {committee.code}")
    quorum = "the chair and two non-executive directors"


class CommitteeSeatFactory(factory.django.DjangoModelFactory):
    """A non-executive director's seat, held for long; give `reads_private` for private business."""

    class Meta:
        model = CommitteeSeat

    committee = factory.SubFactory(CommitteeFactory)
    post = factory.SubFactory(
        PostFactory, organisation=factory.SelfAttribute("..committee.organisation")
    )
    standing = "non_executive"


class PlannedItemFactory(factory.django.DjangoModelFactory):
    """An item that comes to every meeting."""

    class Meta:
        model = PlannedItem

    committee = factory.SubFactory(CommitteeFactory)
    code = factory.Sequence(lambda n: f"planned-{n}")
    title = factory.LazyAttribute(lambda item: f"Report {item.code}")


class MeetingFactory(factory.django.DjangoModelFactory):
    """The public meeting of 27 April 2023, from 09:45 to 13:00."""

    class Meta:
        model = Meeting

    committee = factory.SubFactory(CommitteeFactory)
    code = factory.Sequence(lambda n: f"meeting-{n}")
    date = dt.date(2023, 4, 27)
    starts = dt.time(9, 45)
    ends = dt.time(13)
    prefix = "04"


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """An item of ten minutes, each one after the one made before it."""

    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.LazyAttribute(lambda item: item.meeting.items.count() + 1)
    reference = factory.LazyAttribute(lambda item: f"{item.meeting.prefix}-{item.order}")
    title = factory.Sequence(lambda n: f"Item {n}")
    minutes = 10


class AgendaSubjectFactory(factory.django.DjangoModelFactory):
    """A finding that an item is about; give `measure` and others for a record."""

    class Meta:
        model = AgendaSubject

    item = factory.SubFactory(AgendaItemFactory)
    finding = "parts_do_not_add_up"
    words = "The parts do not add up."


class PaperFactory(factory.django.DjangoModelFactory):
    """A paper that is due by its committee's rule."""

    class Meta:
        model = Paper

    item = factory.SubFactory(AgendaItemFactory)


class PaperFileFactory(factory.django.DjangoModelFactory):
    """An uploaded body of three pages; its file is not on the disk."""

    class Meta:
        model = PaperFile

    paper = factory.SubFactory(PaperFactory)
    file = "papers/body.pdf"
    name = "Body.pdf"
    sha256 = "0" * 64
    pages = 3


class AttendanceFactory(factory.django.DjangoModelFactory):
    """A post that was present for all of a meeting."""

    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    post = factory.SubFactory(
        PostFactory, organisation=factory.SelfAttribute("..meeting.committee.organisation")
    )
    state = "present"


class InterestFactory(factory.django.DjangoModelFactory):
    """An interest that touches no item; give `item` and `withdrew`."""

    class Meta:
        model = Interest

    meeting = factory.SubFactory(MeetingFactory)
    post = factory.SubFactory(
        PostFactory, organisation=factory.SelfAttribute("..meeting.committee.organisation")
    )
    interest = "Holds shares of a supplier."


class MinuteFactory(factory.django.DjangoModelFactory):
    """The minute of an item."""

    class Meta:
        model = Minute

    item = factory.SubFactory(AgendaItemFactory)
    text = "The report was noted."


class MeetingDecisionFactory(factory.django.DjangoModelFactory):
    """A decision on an item."""

    class Meta:
        model = Decision

    item = factory.SubFactory(AgendaItemFactory)
    text = "The plan was approved."


class MinutesApprovalFactory(factory.django.DjangoModelFactory):
    """The approval of a meeting's minutes at an item of a later one."""

    class Meta:
        model = MinutesApproval

    meeting = factory.SubFactory(MeetingFactory)
    on = dt.date(2023, 5, 25)


class MeetingSummaryFactory(factory.django.DjangoModelFactory):
    """The chair's report on a meeting."""

    class Meta:
        model = MeetingSummary

    meeting = factory.SubFactory(MeetingFactory)
    key_matters = "The plan was approved."


class LogActionFactory(factory.django.DjangoModelFactory):
    """An action that was agreed on an item, due in May 2023; give `owners` as a list of posts."""

    class Meta:
        model = LogAction
        skip_postgeneration_save = True

    item = factory.SubFactory(AgendaItemFactory)
    meeting = factory.LazyAttribute(lambda action: action.item and action.item.meeting)
    committee = factory.LazyAttribute(lambda action: action.meeting.committee)
    code = factory.Sequence(lambda n: f"log-action-{n}")
    reference = factory.LazyAttribute(lambda action: action.item.reference if action.item else "")
    text = factory.Sequence(lambda n: f"Do what was agreed {n}")
    due_words = "May 2023"
    due = dt.date(2023, 5, 1)

    @factory.post_generation
    def owners(self, create: bool, extracted: Any, **options: Any) -> None:
        for post in extracted or ():
            LogActionOwner.objects.create(log_action=self, post=post)


class LogActionDueFactory(factory.django.DjangoModelFactory):
    """A revised due date, agreed in May 2023."""

    class Meta:
        model = LogActionDue

    log_action = factory.SubFactory(LogActionFactory)
    words = "July 2023"
    on = dt.date(2023, 5, 25)


class LogActionProgressFactory(factory.django.DjangoModelFactory):
    """What an owner told on 10 May 2023."""

    class Meta:
        model = LogActionProgress

    log_action = factory.SubFactory(LogActionFactory)
    on = dt.date(2023, 5, 10)
    text = "It is being done."
    status = LogStatus.ON_TRACK.value


class LogActionStepFactory(factory.django.DjangoModelFactory):
    """The step that opened an action; give `step` and `on` for others."""

    class Meta:
        model = LogActionStep

    log_action = factory.SubFactory(LogActionFactory)
    step = "opened"
    on = dt.date(2023, 4, 27)


class PackFactory(factory.django.DjangoModelFactory):
    """A built pack of the public part; its file is not on the disk."""

    class Meta:
        model = Pack

    meeting = factory.SubFactory(MeetingFactory)
    part = Part.PUBLIC.value
    number = factory.LazyAttribute(lambda pack: pack.meeting.packs.count() + 1)
    state = "ready"
    asked_at = dt.datetime(2023, 4, 20, 9, tzinfo=dt.UTC)
    built_at = dt.datetime(2023, 4, 20, 9, 5, tzinfo=dt.UTC)
    file = "packs/pack.pdf"
    page_count = 3
