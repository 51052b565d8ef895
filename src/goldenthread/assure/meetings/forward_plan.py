"""Which items of a committee's forward plan come to which of its meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max

from goldenthread.assure.meetings.scope import scoped
from goldenthread.records.meetings.models import AgendaItem, Committee, Meeting, PlannedItem
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Frequency, Part


@dataclass(frozen=True)
class Plan:
    """How often an item comes back, from which month, until which day, and when it last came."""

    frequency: Frequency
    first: dt.date | None = None
    until: dt.date | None = None
    taken: dt.date | None = None  # day of the last meeting that had it


def month_of(day: dt.date) -> int:
    """Give a month as a number that grows by one a month."""
    return day.year * 12 + day.month


def is_due(plan: Plan, on: dt.date) -> bool:
    """Say whether an item comes to the meeting of a day.

    It does where a month in which it is due has begun since it was last taken: what no meeting took
    in its own month comes to the next one. Without a first month, months count from the last time.
    """
    if plan.until is not None and on > plan.until:
        return False
    if plan.first is not None and month_of(on) < month_of(plan.first):
        return False
    if plan.frequency is Frequency.EVERY_MEETING or plan.taken is None:
        return True
    months = plan.frequency.months
    if months == 0:  # once
        return False
    since = month_of(on) - month_of(plan.first or plan.taken)
    newest = month_of(on) - since % months
    return month_of(plan.taken) < newest


def dates_of(plan: Plan, dates: Sequence[dt.date]) -> tuple[dt.date, ...]:
    """Give the dates, earliest first, of the meetings to which an item comes if each takes it."""
    found: list[dt.date] = []
    taken = plan.taken
    for date in sorted(dates):
        if is_due(Plan(plan.frequency, plan.first, plan.until, taken), date):
            found.append(date)
            taken = date
    return tuple(found)


def plans_of(
    committee: Committee, before: dt.date, reader: User | None, part: Part | None
) -> list[tuple[PlannedItem, Plan]]:
    """Give the items of the forward plan, each with when a meeting before the day last took it."""
    items = scoped(PlannedItem.objects.all(), reader, part).filter(committee=committee)
    took = AgendaItem.objects.filter(
        planned__committee=committee, meeting__committee=committee, meeting__date__lt=before
    )
    newest = dict(took.values_list("planned").annotate(day=Max("meeting__date")).order_by())
    return [
        (one, Plan(Frequency(one.frequency), one.first, one.until, newest.get(one.pk)))
        for one in items.select_related("lead")
    ]


def planned_for(
    committee: Committee,
    date: dt.date,
    reader: User | None,
    *,
    part: Part | None = None,
    meeting: Meeting | None = None,
) -> tuple[PlannedItem, ...]:
    """Give the items of the forward plan that come to the meeting of a day, in their order.

    With `meeting` those that its agenda has already are left out. Two queries, or three.
    """
    on_it = AgendaItem.objects.filter(meeting=meeting, planned__isnull=False) if meeting else None
    taken = set(on_it.values_list("planned", flat=True)) if on_it is not None else set()
    return tuple(
        item
        for item, plan in plans_of(committee, date, reader, part)
        if item.pk not in taken and is_due(plan, date)
    )


@dataclass(frozen=True)
class PlanRow:
    """An item of the forward plan, and the coming meetings to which it comes."""

    item: PlannedItem
    dates: tuple[dt.date, ...]


def forward_plan(
    committee: Committee,
    dates: Iterable[dt.date],
    reader: User | None,
    *,
    part: Part | None = None,
) -> tuple[PlanRow, ...]:
    """Give the forward plan over some dates of meetings: for each item those that it comes to."""
    days = sorted(set(dates))
    before = days[0] if days else dt.date.today()
    return tuple(
        PlanRow(item, dates_of(plan, days))
        for item, plan in plans_of(committee, before, reader, part)
    )
