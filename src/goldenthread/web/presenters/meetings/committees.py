"""The committees of an organisation as a tree, each with its chair and its next meeting."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from goldenthread.records.meetings.models import Committee, CommitteeSeat, LogAction, Meeting
from goldenthread.vocabulary.meetings import LogState, Seat
from goldenthread.web.presenters.meetings.visible import open_meetings
from goldenthread.web.scope import Scope


@dataclass(frozen=True)
class CommitteeRow:
    """A committee in the list; `depth` 0 is one without a parent."""

    committee: Committee
    depth: int
    chair: str
    next: Meeting | None
    last: Meeting | None
    open_actions: int
    on: dt.date

    @property
    def is_review_late(self) -> bool:
        """Whether its terms of reference should have been reviewed by now."""
        due = self.committee.review_due
        return due is not None and due < self.on


def holds(seat: CommitteeSeat, on: dt.date) -> bool:
    """Say whether a seat is held on a day."""
    begun = seat.held_from is None or seat.held_from <= on
    return begun and (seat.held_to is None or on <= seat.held_to)


class CommitteesPage:
    """The list of committees."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.on = dt.date.today()

    @property
    def may_keep(self) -> bool:
        """Whether the reader may add committees."""
        return self.scope.reader.has_perm("meetings.keep_committees", self.scope.organisation)

    @cached_property
    def rows(self) -> list[CommitteeRow]:
        """The committees, each below its parent."""
        visible = Committee.objects.visible_to(self.scope.reader)
        found = visible.filter(organisation=self.scope.organisation).prefetch_related("seats__post")
        below: dict[int | None, list[Committee]] = defaultdict(list)
        known = {one.pk for one in found}
        for one in found:
            below[one.parent_id if one.parent_id in known else None].append(one)
        return list(self.walk(below, None, 0))

    def walk(
        self, below: dict[int | None, list[Committee]], parent: int | None, depth: int
    ) -> Iterator[CommitteeRow]:
        """Give the committees below a parent, in their order."""
        for one in below[parent]:
            coming, held = self.meetings[one.pk]
            yield CommitteeRow(
                one, depth, self.chair_of(one), coming, held, self.open_actions[one.pk], self.on
            )
            yield from self.walk(below, one.pk, depth + 1)

    def chair_of(self, committee: Committee) -> str:
        """Give the title of the post in the chair."""
        seats = (one for one in committee.seats.all() if one.seat == Seat.CHAIR.value)
        return next((one.post.title for one in seats if holds(one, self.on)), "")

    @cached_property
    def open_actions(self) -> dict[int, int]:
        """How many actions of each committee's log are open, those that the reader sees."""
        visible = LogAction.objects.visible_to(self.scope.reader).filter(
            committee__organisation=self.scope.organisation,
            state__in=(LogState.OPEN.value, LogState.PROPOSED.value),
        )
        counts = visible.order_by().values_list("committee").annotate(number=Count("pk"))
        return defaultdict(int, dict(counts))

    @cached_property
    def meetings(self) -> dict[int, tuple[Meeting | None, Meeting | None]]:
        """The next and the last meeting of each committee (one query)."""
        found: dict[int, tuple[Meeting | None, Meeting | None]] = defaultdict(lambda: (None, None))
        ordered = open_meetings(self.scope.reader).filter(
            committee__organisation=self.scope.organisation
        )
        for one in ordered.select_related("committee").order_by("date", "part", "pk"):
            coming, held = found[one.committee_id]
            if one.date < self.on:
                if held is None or held.date < one.date:  # of a day the public part
                    found[one.committee_id] = (coming, one)
            elif coming is None:
                found[one.committee_id] = (one, held)
        return found
