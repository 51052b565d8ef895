"""How timely the papers of a committee come, meeting by meeting."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from goldenthread.assure.meetings.timeliness import (
    CommitteeTimeliness,
    MeetingTimeliness,
    Timeliness,
    timeliness_of,
)
from goldenthread.web.presenters.meetings.committee import OfCommittee
from goldenthread.web.presenters.meetings.visible import open_meetings

BACK, AHEAD = dt.timedelta(days=730), dt.timedelta(days=60)


def share_words(papers: Timeliness) -> str:
    """Give the share that came in time as a percentage, in words where nothing can be judged."""
    return f"{float(papers.share):.0%}" if papers.share is not None else "Nothing to judge yet"


class TimelinessPage(OfCommittee):
    """The timeliness of the papers of two years and of the meetings to come."""

    @cached_property
    def result(self) -> CommitteeTimeliness:
        """The timeliness as the rule judges it today."""
        return timeliness_of(
            self.committee, self.on - BACK, self.on + AHEAD, self.at.reader, on=self.on
        )

    @cached_property
    def known(self) -> set[int]:
        """The meetings that the reader may know of."""
        found = open_meetings(self.at.reader).filter(committee=self.committee)
        return set(found.values_list("pk", flat=True))

    @property
    def rows(self) -> list[tuple[MeetingTimeliness, str]]:
        """Each meeting with its share of papers in time, newest first."""
        return [
            (one, share_words(one.papers))
            for one in self.result.meetings
            if one.meeting_id in self.known
        ]

    @property
    def total(self) -> str:
        """The share of all of them."""
        return share_words(self.result.total)
