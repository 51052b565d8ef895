"""The chair's report on a meeting, and its way to the parent's agenda."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from goldenthread.records.meetings.actions.access import (
    Attempt,
    RefusalError,
    lock,
    must_be_open,
)
from goldenthread.records.meetings.models import (
    AgendaItem,
    CommitteeSeat,
    Meeting,
    MeetingSummary,
    Paper,
    PaperStep,
)
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import PaperSource, PaperState, Seat

WRITTEN, SENT = "written", "sent"
NOT_WRITTEN = "not_written"
LABELS = {NOT_WRITTEN: "Not written", WRITTEN: "Written", SENT: "Sent to the parent"}
# step: the standings that it starts from, the one that it leads to; one given back is a draft again
TRANSITIONS: dict[str, tuple[frozenset[str], str]] = {
    "write": (frozenset({NOT_WRITTEN, WRITTEN}), WRITTEN),
    "send": (frozenset({WRITTEN}), SENT),
}
TEXTS = ("opening", "key_matters", "agreed", "drawn_to_attention")


def papers_of(meeting: Meeting) -> list[Paper]:
    """Give the papers that print the report on a meeting."""
    return list(Paper.objects.filter(about=meeting, source=PaperSource.SUMMARY))


def standing_of(meeting: Meeting) -> str:
    """Give where the report on a meeting stands: sent while a paper with it is not given back."""
    if not MeetingSummary.objects.filter(meeting=meeting).exists():
        return NOT_WRITTEN
    states = {one.state for one in papers_of(meeting)}
    return SENT if states & {PaperState.SUBMITTED, PaperState.APPROVED} else WRITTEN


def check_standing(meeting: Meeting, step: str) -> None:
    """Refuse a step that is not open."""
    standing = standing_of(meeting)
    if standing not in TRANSITIONS[step][0]:
        raise RefusalError(f"This report is '{LABELS[standing].lower()}': that step is not open.")


def write_summary(
    *,
    meeting: Meeting,
    by: User,
    opening: str = "",
    key_matters: str = "",
    agreed: str = "",
    drawn_to_attention: str = "",
) -> MeetingSummary:
    """Write the chair's report on a meeting, until it is sent."""
    attempt = Attempt("write summary report", by, meeting, meeting.committee.organisation)
    attempt.must_run(meeting.committee, is_private=meeting.is_private)
    texts = dict(zip(TEXTS, (opening, key_matters, agreed, drawn_to_attention), strict=True))
    with attempt.writing():
        lock(meeting)
        check_standing(meeting, "write")
        if not any(text.strip() for text in texts.values()):
            raise RefusalError("Write the report.")
        before = MeetingSummary.objects.filter(meeting=meeting).first()
        kept = attempt.save(
            before or MeetingSummary(meeting=meeting),
            **{name: text.strip() for name, text in texts.items()},
        )
        attempt.trace(meeting, state=WRITTEN)
    return kept


def send_summary(*, summary: MeetingSummary, item: AgendaItem, by: User) -> Paper:
    """Send the chair's report to an item of the parent's agenda, where it becomes a paper.

    Who runs the committee sends it: running the parent is not asked for. The report on a private
    meeting becomes a private paper.
    """
    meeting = summary.meeting
    attempt = Attempt("send summary report", by, meeting, meeting.committee.organisation)
    attempt.must_run(meeting.committee, is_private=meeting.is_private)
    with attempt.writing():
        lock(meeting)
        check_standing(meeting, "send")
        check_target(meeting, item, by)
        paper = next((one for one in papers_of(meeting) if one.item_id == item.pk), None)
        today = dt.date.today()
        paper = paper or Paper(
            item=item, about=meeting, source=PaperSource.SUMMARY, has_front_sheet=False,
            sponsor=chair_of(meeting), order=item.papers.count() + 1,
            is_private=meeting.is_private,
        )  # fmt: skip
        attempt.save(paper, state=PaperState.SUBMITTED, received=paper.received or today)
        PaperStep.objects.create(paper=paper, step=PaperStep.Step.SUBMITTED, by=by)
        attempt.trace(meeting, state=SENT, meeting=item.meeting.code, item=item.reference)
    return paper


def check_target(meeting: Meeting, item: AgendaItem, by: User) -> None:
    """Refuse an item that is no item of the parent, or that the person does not see."""
    must_be_open(item.meeting)
    is_seen = AgendaItem.objects.visible_to(by).filter(pk=item.pk).exists()
    if not is_seen or item.meeting.committee_id != meeting.committee.parent_id:
        raise RefusalError("Choose an item of a meeting of the parent committee.")


def chair_of(meeting: Meeting) -> object:
    """Give the post in the chair on the day of a meeting, None where there is none."""
    day = meeting.date
    begun = Q(held_from__isnull=True) | Q(held_from__lte=day)
    still = Q(held_to__isnull=True) | Q(held_to__gte=day)
    seats = CommitteeSeat.objects.filter(committee=meeting.committee_id, seat=Seat.CHAIR)
    seat = seats.filter(begun & still).select_related("post").first()
    return seat.post if seat else None
