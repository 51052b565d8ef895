"""How timely the papers of a committee come: by meeting, and over a stretch of time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from goldenthread.assure.meetings.scope import scoped
from goldenthread.assure.meetings.working_days import papers_due
from goldenthread.records.meetings.models import Committee, Meeting, Paper
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import PaperState, Part

__all__ = ["papers_due", "timeliness_of"]

HERE = (PaperState.SUBMITTED, PaperState.APPROVED)


@dataclass(frozen=True)
class PaperDay:
    """When a paper was due and when it came; None where it has not come, or nobody noted when."""

    due: dt.date
    received: dt.date | None = None
    is_here: bool = False  # it came, whether its day was noted or not

    def is_late(self, on: dt.date) -> bool:
        """Say whether it came after its day, or had not come when its day was over."""
        return self.days_late(on) > 0

    def days_late(self, on: dt.date) -> int:
        """Give how many days it came late, or is late by now."""
        if self.received is None and self.is_here:
            return 0
        return max(((self.received or on) - self.due).days, 0)

    def counts(self, on: dt.date) -> bool:
        """Say whether it can be judged: it has come, or its day is over."""
        return self.received is not None or (self.due < on and not self.is_here)


@dataclass(frozen=True)
class Timeliness:
    """How many papers can be judged, how many came in time, late, or not at all."""

    expected: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def share(self) -> Fraction | None:
        """The share that came in time; None where nothing can be judged."""
        return Fraction(self.on_time, self.expected) if self.expected else None


@dataclass(frozen=True)
class MeetingTimeliness:
    """The timeliness of one meeting's papers."""

    meeting_id: int
    label: str
    date: dt.date
    due: dt.date
    papers: Timeliness


@dataclass(frozen=True)
class CommitteeTimeliness:
    """The timeliness of a committee's papers: its meetings, the newest first, and all together."""

    meetings: tuple[MeetingTimeliness, ...]
    total: Timeliness


def judged(papers: Iterable[PaperDay], on: dt.date) -> Timeliness:
    """Give how timely some papers are as of a day."""
    counted = [one for one in papers if one.counts(on)]
    came = [one for one in counted if one.received is not None]
    on_time = sum(not one.is_late(on) for one in came)
    return Timeliness(
        expected=len(counted),
        on_time=on_time,
        late=len(came) - on_time,
        missing=len(counted) - len(came),
    )


def timeliness_of(
    committee: Committee,
    since: dt.date,
    until: dt.date,
    reader: User | None,
    *,
    on: dt.date | None = None,
    part: Part | None = None,
) -> CommitteeTimeliness:
    """Give how timely papers came to the meetings from `since` to `until`, as known on `on`.

    Verbal items have none. Two queries, however many meetings there are.
    """
    day = on or dt.date.today()
    found = scoped(Meeting.objects.all(), reader, None)
    meetings = found.filter(committee=committee, date__range=(since, until))
    papers = scoped(Paper.objects.all(), reader, part).filter(item__meeting__in=meetings)
    held: dict[int, list[PaperDay]] = defaultdict(list)
    for paper in papers.select_related("item__meeting"):
        held[paper.item.meeting_id].append(day_of(paper, committee.papers_due))
    rows = tuple(
        MeetingTimeliness(
            meeting.pk, str(meeting), meeting.date,
            papers_due(meeting.date, committee.papers_due), judged(held[meeting.pk], day),
        )
        for meeting in meetings.select_related("committee")
    )  # fmt: skip
    return CommitteeTimeliness(rows, judged((one for days in held.values() for one in days), day))


def day_of(paper: Paper, working_days: int) -> PaperDay:
    """Give when a paper was due, by itself or by its committee's rule, and when it came."""
    due = paper.due or papers_due(paper.item.meeting.date, working_days)
    return PaperDay(due, paper.received, is_here=paper.state in HERE)
