"""Who was there for an item, and whether they made a quorum."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from goldenthread.vocabulary.meetings import AttendanceState, Seat, Standing
from goldenthread.vocabulary.quorum import Quorum, QuorumCheck, Sitting, quorum_met


@dataclass(frozen=True)
class Held:
    """A seat of the committee on the day of the meeting."""

    post_id: int
    post: str
    seat: Seat
    standing: Standing


@dataclass(frozen=True)
class There:
    """How a post was there: from and until the place of an item in the order, None for all."""

    state: AttendanceState
    first: int | None = None
    last: int | None = None

    def covers(self, place: int) -> bool:
        """Say whether the post sat with the meeting for the item at a place of the order."""
        begun = self.first is None or self.first <= place
        return self.state is AttendanceState.PRESENT and begun and (
            self.last is None or place <= self.last
        )  # fmt: skip


def one_seat_each(seats: Iterable[Held]) -> list[Held]:
    """Give one seat for each post: the one that counts, where a post holds several."""
    found: dict[int, Held] = {}
    for one in seats:
        if one.post_id not in found or not found[one.post_id].seat.is_member:
            found[one.post_id] = one
    return list(found.values())


def sitting_at(
    seats: Iterable[Held], there: Mapping[int, There], place: int, withdrawn: Collection[int]
) -> tuple[Sitting, ...]:
    """Give the seats as they are at an item.

    Who stands in for somebody counts by a seat of their own or not at all; who left for an item
    because of an interest does not count to it.
    """
    return tuple(
        Sitting(
            one.post,
            one.seat,
            one.standing,
            one.post_id in there
            and there[one.post_id].covers(place)
            and one.post_id not in withdrawn,
        )
        for one in one_seat_each(seats)
    )


def quorum_at(
    quorum: Quorum | None,
    seats: Iterable[Held],
    there: Mapping[int, There],
    place: int,
    withdrawn: Collection[int] = (),
) -> QuorumCheck | None:
    """Say whether an item had its quorum; None without a rule or without any attendance."""
    if quorum is None or not there:
        return None
    return quorum_met(quorum, sitting_at(seats, there, place, withdrawn))
