"""What a reader must do in the boardroom: papers to write and approve, actions due, minutes.

Of private business the words name the meeting alone: they go into e-mails as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.assure.meetings.log import facts_of, with_history
from goldenthread.assure.meetings.log_standing import Moment, position_at
from goldenthread.assure.meetings.timeliness import day_of
from goldenthread.assure.programmes.desk import Desk
from goldenthread.assure.programmes.duty import Duty, DutyKind, lateness, urgency
from goldenthread.records.meetings.models import (
    AgendaItem,
    Committee,
    CommitteeSeat,
    LogAction,
    Meeting,
    Paper,
    PaperStep,
)
from goldenthread.records.meetings.permissions import RUNNING
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.organisations.models import PostHolding
from goldenthread.records.organisations.permissions import EDITORS
from goldenthread.vocabulary.meetings import LogState, PaperState

SOON = dt.timedelta(days=30)
MINUTED_WITHIN = dt.timedelta(days=92)  # what is older is history, kept elsewhere
GIVEN_BACK = (PaperStep.Step.RETURNED, PaperStep.Step.REOPENED)


def boardroom_duties(desk: Desk) -> tuple[Duty, ...]:
    """Give what the reader must do in the boardroom by posts and seats, kind by kind.

    The number of queries does not grow with the records.
    """
    if desk.role not in EDITORS or not desk.posts:
        return ()
    committees = committees_of(desk)
    if not committees:
        return ()
    run = {key for key, is_run in committees.items() if is_run}
    parts: tuple[Iterable[Duty], ...] = (
        papers_to_write(desk),
        papers_to_approve(desk, run),
        log_actions_due(desk),
        minutes_to_write(desk, run),
    )
    return tuple(duty for part in parts for duty in sorted(part, key=urgency))


def boardroom_deadlines(desk: Desk) -> tuple[Duty, ...]:
    """Give the reader's papers to write and open actions of logs, however far their day is."""
    if desk.role not in EDITORS or not desk.posts:
        return ()
    return (*papers_to_write(desk), *log_actions_due(desk, within=dt.timedelta.max))


def committees_of(desk: Desk) -> dict[int, bool]:
    """Give the committees of the organisation; whether the reader is in the chair or secretary's
    seat of each on the day."""
    begun = Q(held_from__isnull=True) | Q(held_from__lte=desk.on)
    still = Q(held_to__isnull=True) | Q(held_to__gte=desk.on)
    seats = CommitteeSeat.objects.filter(
        begun & still, committee=OuterRef("pk"), post__in=desk.posts, seat__in=RUNNING
    )
    committees = Committee.objects.visible_to(desk.reader).filter(organisation=desk.organisation)
    return dict(committees.annotate(is_run=Exists(seats)).values_list("pk", "is_run"))


def coming_papers(desk: Desk, *states: str) -> QuerySet[Paper]:
    """Give the papers in some states of meetings that are not over, as the reader may see them."""
    found = Paper.objects.visible_to(desk.reader).filter(
        item__meeting__committee__organisation=desk.organisation,
        item__meeting__date__gte=desk.on,
        state__in=states,
    )
    return found.select_related("item__meeting__committee").prefetch_related("steps")


def papers_to_write(desk: Desk) -> Iterator[Duty]:
    """Give the papers that are due or drafts, to the author, else the sponsor, else the lead."""
    nobody, alone = Q(author__isnull=True), Q(author__isnull=True, sponsor__isnull=True)
    mine = (
        Q(author__in=desk.posts)
        | (nobody & Q(sponsor__in=desk.posts))
        | (alone & Q(item__lead__in=desk.posts))
    )
    for paper in coming_papers(desk, PaperState.DUE, PaperState.DRAFT).filter(mine):
        yield of_paper(DutyKind.PAPER_WRITE, paper, desk, given_back(paper))


def given_back(paper: Paper) -> str:
    """Say that a paper was given back, with the remark where it is public; '' where it was not."""
    steps = list(paper.steps.all())
    if not steps or steps[-1].step not in GIVEN_BACK:
        return ""
    remark = "" if is_private(paper) else steps[-1].remark
    return f"given back: {remark}" if remark else "given back"


def papers_to_approve(desk: Desk, run: set[int]) -> Iterator[Duty]:
    """Give the submitted papers that the reader sponsors, and of committees that the reader runs
    those whose sponsor's post nobody holds."""
    held = PostHolding.objects.filter(post=OuterRef("sponsor"), held_from__lte=desk.on)
    nobody = ~Q(Exists(held.exclude(held_to__lt=desk.on)))
    mine = Q(sponsor__in=desk.posts) | (nobody & Q(item__meeting__committee__in=run))
    for paper in coming_papers(desk, PaperState.SUBMITTED).filter(mine):
        yield of_paper(DutyKind.PAPER_APPROVE, paper, desk, "")


def of_paper(kind: DutyKind, paper: Paper, desk: Desk, more: str) -> Duty:
    """Give a duty about a paper."""
    meeting = paper.item.meeting
    due = day_of(paper, meeting.committee.papers_due).due
    is_to_write = kind is DutyKind.PAPER_WRITE
    why = lateness(due, desk.on) if is_to_write else "submitted"
    return Duty(
        kind=kind,
        words="A private paper" if is_private(paper) else str(paper),
        why=f"{why}; {more}" if more else why,
        record_id=paper.pk,
        organisation_code=desk.organisation.code,
        due=due,
        place=named(meeting),
        is_late=is_to_write and due < desk.on,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
    )


def named(meeting: Meeting) -> str:
    """Give a meeting by its committee, day and part."""
    part = " (part 2)" if meeting.is_private else ""
    return f"{meeting.committee.name}, {meeting.date:%-d %B %Y}{part}"


def log_actions_due(desk: Desk, within: dt.timedelta = SOON) -> Iterator[Duty]:
    """Give the open actions of logs that the reader owns and that are late or due within a time."""
    found = LogAction.objects.visible_to(desk.reader).filter(
        committee__organisation=desk.organisation, owners__in=desk.posts, state=LogState.OPEN
    )
    moment = Moment(desk.on, at_close=True)
    for action in with_history(found.distinct()):
        due = position_at(facts_of(action), moment).due
        if due is not None and due - desk.on <= within:
            yield Duty(
                kind=DutyKind.LOG_ACTION_DUE,
                words="A private action" if is_private(action) else str(action),
                why=lateness(due, desk.on),
                record_id=action.pk,
                organisation_code=desk.organisation.code,
                due=due,
                place=action.committee.name,
                is_late=due < desk.on,
                meeting_id=action.meeting_id,
                committee_id=action.committee_id,
            )


def minutes_to_write(desk: Desk, run: set[int]) -> Iterator[Duty]:
    """Give the meetings of the last three months that the reader minutes, with items unminuted."""
    items = AgendaItem.objects.visible_to(desk.reader).filter(
        meeting__committee__in=run,
        meeting__date__range=(desk.on - MINUTED_WITHIN, desk.on),
        meeting__approval__isnull=True,
        minute__isnull=True,
    )
    bare = dict(items.order_by().values_list("meeting").annotate(count=Count("pk", distinct=True)))
    meetings = Meeting.objects.visible_to(desk.reader).filter(
        pk__in=bare, committee__organisation=desk.organisation
    )
    for meeting in meetings.select_related("committee"):
        count = bare[meeting.pk]
        yield Duty(
            kind=DutyKind.MINUTES_WRITE,
            words=f"Minutes of the {named(meeting)}",
            why=f"{count} item{'s' if count != 1 else ''} without a minute",
            record_id=meeting.pk,
            organisation_code=desk.organisation.code,
            place=meeting.committee.name,
            meeting_id=meeting.pk,
            committee_id=meeting.committee_id,
        )
