"""Who was at a meeting, for which items, and whether they made a quorum."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldenthread.assure.meetings.assess import held, rule_of
from goldenthread.assure.meetings.attendance import There, quorum_at
from goldenthread.assure.meetings.loading import withdrawn_of
from goldenthread.assure.meetings.results import AttendanceResult, InterestResult, ItemResult
from goldenthread.records.meetings.models import AgendaItem, Attendance, CommitteeSeat
from goldenthread.records.organisations.models import Post
from goldenthread.vocabulary.meetings import AttendanceState
from goldenthread.vocabulary.quorum import QuorumCheck
from goldenthread.web.presenters.meetings.agenda import AssessedMeeting
from goldenthread.web.presenters.meetings.committees import holds

WITH = ("post", "deputy_for", "from_item", "until_item")


@dataclass(frozen=True)
class AttendanceRow:
    """A post with its seat, and how it is recorded so far; items and posts by their ids."""

    post: Post
    seat: CommitteeSeat | None
    state: str = ""
    from_item: int | None = None
    until_item: int | None = None
    deputy_for: int | None = None
    note: str = ""

    @property
    def seat_words(self) -> str:
        """Its seat and standing."""
        if self.seat is None:
            return "No seat on the committee"
        return f"{self.seat.get_seat_display()}, {self.seat.get_standing_display().lower()}"

    @property
    def values(self) -> tuple[str | int | None, ...]:
        """What its fields begin with: state, from, until, deputy and note."""
        return self.state, self.from_item, self.until_item, self.deputy_for, self.note

    @property
    def has_details(self) -> bool:
        """Whether more than the state is recorded."""
        return bool(self.from_item or self.until_item or self.deputy_for or self.note)


@dataclass(frozen=True)
class QuorumLine:
    """An item and whether it had its quorum."""

    item: ItemResult
    check: QuorumCheck


class AttendancePage(AssessedMeeting):
    """Attendance, interests and quorum."""

    @cached_property
    def recorded(self) -> dict[int, Attendance]:
        """What is recorded, by post (one query)."""
        visible = Attendance.objects.visible_to(self.at.reader).filter(meeting=self.meeting)
        return {one.post_id: one for one in visible.select_related(*WITH)}

    @cached_property
    def seats(self) -> list[CommitteeSeat]:
        """The seats of the committee on the day, one a post."""
        found: dict[int, CommitteeSeat] = {}
        for one in self.committee.seats.all():
            if holds(one, self.meeting.date):
                found.setdefault(one.post_id, one)
        return list(found.values())

    @cached_property
    def posts(self) -> list[AttendanceRow]:
        """Every post with a seat, then the others that are recorded."""
        seated = {one.post_id: one for one in self.seats}
        others = [one.post for key, one in self.recorded.items() if key not in seated]
        return [
            self.row(post, seated.get(post.pk))
            for post in [*(one.post for one in self.seats), *others]
        ]

    def row(self, post: Post, seat: CommitteeSeat | None) -> AttendanceRow:
        """Give a post's row."""
        one = self.recorded.get(post.pk)
        if one is None:
            return AttendanceRow(post, seat)
        return AttendanceRow(
            post, seat, one.state, one.from_item_id, one.until_item_id, one.deputy_for_id, one.note
        )

    def kept(self, post_id: int, written: dict[str, Any]) -> dict[str, Any]:
        """Give what was written with the items that the reader cannot see left as they are."""
        one, known = self.recorded.get(post_id), {item.pk for item in self.items}
        hidden = {
            name: getattr(one, name)
            for name in ("from_item", "until_item")
            if one is not None
            and getattr(one, f"{name}_id") not in {None, *known}
            and written[name] is None
        }
        return {**written, **hidden}

    def is_recorded(self, post_id: int, written: dict[str, Any]) -> bool:
        """Say whether what was written of a post is what is recorded."""
        one = self.recorded.get(post_id)
        if one is None:
            return not written["state"]
        sent = self.kept(post_id, written)
        return all(getattr(one, name) == value for name, value in sent.items())

    @cached_property
    def items(self) -> list[AgendaItem]:
        """The items of the agenda that the reader sees."""
        visible = AgendaItem.objects.visible_to(self.at.reader)
        return list(visible.filter(meeting=self.meeting))

    @property
    def classes(self) -> list[tuple[str, list[AttendanceResult]]]:
        """Who was there in which way, in the order of minutes."""
        order = (
            AttendanceState.PRESENT, AttendanceState.IN_ATTENDANCE, AttendanceState.OBSERVING,
            AttendanceState.APOLOGIES,
        )  # fmt: skip
        found: dict[AttendanceState, list[AttendanceResult]] = defaultdict(list)
        for one in self.result.attendance:
            found[one.state].append(one)
        return [(state.label, found[state]) for state in order if found[state]]

    @property
    def quorum(self) -> list[QuorumLine]:
        """The items whose quorum can be said."""
        return [QuorumLine(one, one.quorum) for one in self.result.items if one.quorum]

    def preview(self, sent: dict[int, dict[str, Any]]) -> list[QuorumLine]:
        """Give the quorum of each item as it follows from what is written but not kept yet.

        `sent` holds for each post the state and the items from and until which it was there.
        """
        rule, _ = rule_of(self.committee.quorum)
        seats = [held(one) for one in self.committee.seats.all() if holds(one, self.meeting.date)]
        there = {
            post: There(
                AttendanceState(one["state"]),
                one["from_item"].order if one["from_item"] else None,
                one["until_item"].order if one["until_item"] else None,
            )
            for post, one in sent.items()
            if one["state"]
        }
        left = withdrawn_of(self.meeting, {one.pk for one in self.items})
        orders = {one.pk: one.order for one in self.items}
        checks = [
            (item, quorum_at(rule, seats, there, orders[item.id], left[item.id]))
            for item in self.result.items
        ]
        return [QuorumLine(item, check) for item, check in checks if check is not None]

    @property
    def interests(self) -> list[tuple[InterestResult, ItemResult | None]]:
        """The interests that were declared, each with the item that it touches."""
        found: list[tuple[InterestResult, ItemResult | None]] = []
        found += [(one, None) for one in self.result.interests]
        found += [(one, item) for item in self.result.items for one in item.interests]
        return found


def quorum_words(lines: list[QuorumLine], rule: str, problem: str) -> str:
    """Say for which items there was a quorum, or why none is counted."""
    if problem:
        return problem
    if not rule:
        return "No quorum is counted: the committee has no quorum rule."
    if not lines:
        return "The quorum follows once attendance is recorded."
    missing = [one for one in lines if not one.check.met]
    if not missing:
        return "There is a quorum for every item."
    if len(missing) == len(lines):
        return "There is no quorum for any item."
    return f"There is no quorum for {len(missing)} of {len(lines)} items."
