"""The forward plan of a committee: what comes to which of its coming meetings, as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from goldenthread.assure.meetings.forward_plan import PlanRow, forward_plan, planned_for
from goldenthread.records.meetings.models import Meeting, PlannedItem
from goldenthread.vocabulary.meetings import Frequency, Purpose
from goldenthread.web.presenters.meetings.committee import OfCommittee
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.presenters.meetings.visible import open_meetings

MONTHS, MIDDLE = 12, 15


class Mark(StrEnum):
    """What a month of the plan says of an item."""

    COMES = "comes"
    DUE = "due"

    @property
    def words(self) -> str:
        """The mark in words."""
        return "Comes" if self is Mark.COMES else "Due, but no meeting is planned"

    @property
    def symbol(self) -> str:
        """The mark as one sign."""
        return "●" if self is Mark.COMES else "○"


@dataclass(frozen=True)
class Column:
    """A month of the plan with the meetings in it; none where no meeting is planned."""

    month: dt.date
    meetings: list[Meeting]

    @property
    def label(self) -> str:
        """The month's short name."""
        return f"{self.month:%b-%y}"


def why(item: PlannedItem) -> str:
    """Say how often an item comes back and since when."""
    words = Frequency(item.frequency).label
    return f"{words}, from {item.first:%B %Y}" if item.first else words


def marks(row: PlanRow, as_if: Iterable[dt.date], held: Collection[dt.date]) -> dict[dt.date, Mark]:
    """Give the months to whose meetings an item comes, and those without one in which it is due.

    `as_if` are the days to which it came if there were a meeting every month.
    """
    comes = {month_of(day): Mark.COMES for day in row.dates}
    if row.item.frequency == Frequency.EVERY_MEETING:
        return comes
    due = {month_of(day) for day in as_if} - set(held)
    return {**dict.fromkeys(due, Mark.DUE), **comes}


class ForwardPlanPage(OfCommittee):
    """The forward plan over twelve months."""

    @cached_property
    def months(self) -> list[dt.date]:
        """The first days of this month and the eleven after it."""
        start = self.on.year * 12 + self.on.month - 1
        return [dt.date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(MONTHS)]

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The meetings of these months that the reader may know of."""
        last = self.months[-1]
        after = dt.date(last.year + last.month // 12, last.month % 12 + 1, 1)
        found = open_meetings(self.at.reader).filter(committee=self.committee)
        return list(
            found.filter(date__gte=self.on, date__lt=after)
            .select_related("committee")
            .order_by("date", "part")
        )

    @property
    def columns(self) -> list[Column]:
        """The months with their meetings."""
        return [
            Column(month, [one for one in self.meetings if month_of(one.date) == month])
            for month in self.months
        ]

    @cached_property
    def rows(self) -> list[tuple[PlannedItem, str, dict[dt.date, Mark]]]:
        """(item, how often it comes, what stands in which month)."""
        dates = [one.date for one in self.meetings]
        held = {month_of(day) for day in dates}
        empty = [month.replace(day=MIDDLE) for month in self.months if month not in held]
        comes, due = (
            forward_plan(self.committee, days, self.at.reader) for days in (dates, dates + empty)
        )
        return [
            (row.item, why(row.item), marks(row, as_if.dates, held))
            for row, as_if in zip(comes, due, strict=True)
        ]

    def may_change(self, item: PlannedItem) -> bool:
        """Say whether the reader keeps an item of the plan."""
        return self.at.may_run and (not item.is_private or self.at.reads_private)


def month_of(day: dt.date) -> dt.date:
    """Give the first day of a month."""
    return day.replace(day=1)


@dataclass(frozen=True)
class DraftLine:
    """An item of the forward plan that would come on the agenda, and why."""

    item: PlannedItem

    @property
    def why(self) -> str:
        """How often it comes back."""
        return why(self.item)

    @property
    def purpose(self) -> str:
        """What it asks of the meeting."""
        return Purpose(self.item.purpose).label if self.item.purpose else ""

    @property
    def paper(self) -> str:
        """What paper it would bring."""
        if self.item.is_verbal:
            return "Verbal"
        return self.item.get_source_display() if self.item.source else "A paper, due by the rule"


class DraftPage(OfMeeting):
    """What the forward plan would put on an agenda."""

    @cached_property
    def lines(self) -> list[DraftLine]:
        """The items that come to this meeting and are not on its agenda."""
        found = planned_for(self.committee, self.meeting.date, self.at.reader, meeting=self.meeting)
        return [DraftLine(one) for one in found]
