"""The forward plan and the timeliness of papers, from their records and by reader."""

import datetime as dt
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.meetings.forward_plan import forward_plan, planned_for
from goldenthread.assure.meetings.timeliness import Timeliness, timeliness_of
from goldenthread.vocabulary.meetings import Part
from tests import factories
from tests.integration.meetings.boardroom import APRIL, MARCH, MAY, SECRET, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JULY = dt.date(2023, 7, 27)


def planned(room, title, **options):
    return factories.PlannedItemFactory(committee=room.board, title=title, **options)


def titles(items):
    return [one.title for one in items]


def test_what_was_taken_comes_when_it_is_due_again(room):
    planned(room, "Always")
    quarterly = planned(room, "Quarterly", frequency="quarterly", first=dt.date(2023, 4, 1))
    planned(room, "Later", frequency="annual", first=dt.date(2023, 7, 1))
    room.item(room.april, planned=quarterly)
    viewer = room["viewer"]
    assert titles(planned_for(room.board, MAY, viewer)) == ["Always"]
    assert titles(planned_for(room.board, JULY, viewer)) == ["Always", "Quarterly", "Later"]
    # What the agenda of a meeting holds itself is no reason against it, but is not planned twice.
    assert titles(planned_for(room.board, APRIL, viewer)) == ["Always", "Quarterly"]
    assert titles(planned_for(room.board, APRIL, viewer, meeting=room.april)) == ["Always"]


def test_another_committee_takes_nothing_away(room):
    item = planned(room, "Quarterly", frequency="quarterly", first=dt.date(2023, 4, 1))
    room.item(room.finance, planned=item)
    assert titles(planned_for(room.board, MAY, None)) == ["Quarterly"]


def test_private_items_are_planned_for_those_who_read_them(room):
    planned(room, f"{SECRET} item", is_private=True)
    planned(room, "Open")
    assert titles(planned_for(room.board, MAY, room["clerk"])) == ["Open"]
    assert len(planned_for(room.board, MAY, room["secretary"])) == 2
    assert titles(planned_for(room.board, MAY, None, part=Part.PUBLIC)) == ["Open"]
    assert titles(planned_for(room.board, MAY, None, part=Part.PRIVATE)) == [f"{SECRET} item"]
    assert titles(planned_for(room.board, MAY, room["outsider"])) == []


def test_the_plan_over_the_coming_meetings(room):
    planned(room, "Quarterly", frequency="quarterly", first=dt.date(2023, 4, 1))
    planned(room, "Once", frequency="once", first=dt.date(2023, 6, 1))
    found = forward_plan(room.board, [JULY, MAY, APRIL], room["viewer"])
    assert [(row.item.title, row.dates) for row in found] == [
        ("Quarterly", (APRIL, JULY)), ("Once", (JULY,)),
    ]  # fmt: skip
    assert [row.dates for row in forward_plan(room.board, [], None)] == [(), ()]


def test_timeliness_counts_what_came_in_time_late_or_not_at_all(room):
    due = dt.date(2023, 4, 20)
    for received in (due, due - dt.timedelta(days=3), due + dt.timedelta(days=1), None):
        room.paper(room.item(room.april), received=received)
    room.paper(room.item(room.may))  # due on the 18th: nobody can say yet
    room.paper(room.item(room.march), due=MARCH, received=MARCH)
    found = timeliness_of(room.board, MARCH, MAY, room["viewer"], on=TODAY)
    assert [row.date for row in found.meetings] == [MAY, APRIL, APRIL, MARCH]
    assert [row.papers for row in found.meetings] == [
        Timeliness(), Timeliness(4, 2, 1, 1), Timeliness(), Timeliness(1, 1),
    ]  # fmt: skip
    assert found.total == Timeliness(5, 3, 1, 1)
    assert found.total.share == Fraction(3, 5)
    assert found.meetings[0].papers.share is None
    assert found.meetings[1].due == due
    later = timeliness_of(room.board, MAY, MAY, None, on=JULY)
    assert later.total == Timeliness(1, 0, 0, 1)
    assert timeliness_of(room.board, MARCH, MAY, None).total == found.total


def test_private_papers_are_counted_for_those_who_read_them(room):
    room.paper(room.secret_item(room.april), received=MARCH)
    for name, count in (("viewer", 0), ("administrator", 0), ("secretary", 1)):
        found = timeliness_of(room.board, MARCH, MAY, room[name])
        assert found.total.expected == count
    assert timeliness_of(room.board, MARCH, MAY, None, part=Part.PUBLIC).total.expected == 0


def test_the_number_of_queries_does_not_grow(room):
    def count():
        with CaptureQueriesContext(connection) as captured:
            timeliness_of(room.board, MARCH, MAY, room["viewer"])
            planned_for(room.board, MAY, room["viewer"], meeting=room.may)
        return len(captured)

    few = count()
    for _ in range(3):
        room.paper(room.item(room.april, planned=planned(room, "More")))
        room.meeting(JULY, part="1", title="More") if not room.board.meetings.filter(
            date=JULY
        ) else None
    assert count() == few <= 5
