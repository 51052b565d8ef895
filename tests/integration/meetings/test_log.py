"""The action log from its records: each meeting's own, by reader and part."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.meetings.log import log_of
from goldenthread.vocabulary.meetings import LogState, LogStatus, Part
from tests import factories
from tests.integration.meetings.boardroom import APRIL, MARCH, MAY, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JUNE = dt.date(2023, 6, 29)


def texts(tables):
    return {table.value: [row.text for row in rows] for table, rows in tables.tables}


def log(room, on=MAY, name="viewer", **more):
    return log_of(room.board, on, room[name] if name else None, **more)


def test_an_action_goes_from_table_to_table(room):
    action = room.log_action(text="Count it", due_words="June 2023", due=dt.date(2023, 6, 1))
    empty = {"due_open": [], "due_closed": [], "not_due": []}
    assert texts(log(room, APRIL)) == empty
    assert texts(log(room, APRIL, at_close=True)) == {**empty, "not_due": ["Count it"]}
    assert texts(log(room, MAY)) == {**empty, "not_due": ["Count it"]}
    assert texts(log(room, JUNE)) == {**empty, "due_open": ["Count it"]}
    factories.LogActionStepFactory(log_action=action, step="proposed", on=dt.date(2023, 5, 20),
                                   remark="It was counted.")  # fmt: skip
    factories.LogActionStepFactory(log_action=action, step="closed", on=MAY)
    action.state, action.closed, action.closed_words = "closed", MAY, "May 2023"
    action.save()
    assert texts(log(room, MAY)) == {**empty, "due_closed": ["Count it"]}
    row = log(room, MAY).due_closed[0]
    assert (row.closed_when, row.outcome, row.state) == (
        "May 2023", "It was counted.", LogState.PROPOSED,
    )  # fmt: skip
    assert texts(log(room, JUNE)) == empty


def test_a_row_prints_all_that_the_paper_does(room):
    item = room.item(room.april, reference="04-20")
    owners = [room.posts["owner"], room.posts["author"]]
    workstream = factories.WorkstreamFactory(
        programme=factories.ProgrammeFactory(organisation=room.trust)
    )
    answer = factories.ActionFactory(workstream=workstream, title="Answer")
    action = room.log_action(item, text="Count it", owners=owners, answered_by=answer)
    factories.LogActionDueFactory(
        log_action=action, due=action.due, words="May 2023", on=APRIL
    )  # repeats the original
    factories.LogActionDueFactory(log_action=action, words="", due=JUNE, on=dt.date(2023, 5, 2))
    factories.LogActionProgressFactory(log_action=action)
    factories.LogActionProgressFactory(log_action=action, on=JUNE, text="Later", status="")
    row = log(room).not_due[0]
    assert (row.reference, row.owners) == ("04-20", ("Post of the owner", "Post of the author"))
    assert (row.original, row.revised, row.due) == ("May 2023", ("29 June 2023",), JUNE)
    assert (row.progress, row.status) == ("It is being done.", LogStatus.ON_TRACK)
    assert (row.answered_by, row.answered_by_programme) == ("Answer", workstream.programme_id)
    assert (row.closed_when, row.outcome, row.passed_to, row.passed_from) == ("", "", "", "")
    later = log(room, JUNE).due_open[0]
    assert (later.progress, later.status) == ("Later", None)


def test_an_original_date_that_stands_in_its_rows_alone_is_read(room):
    action = room.log_action(due=None, due_words="")
    factories.LogActionDueFactory(log_action=action, words="May 2023", on=APRIL)
    row = log(room).due_open[0]
    assert (row.original, row.revised) == ("May 2023", ())


def test_one_passed_on_stays_open_and_names_where_it_went(room):
    action = room.log_action(state="delegated")
    factories.LogActionStepFactory(log_action=action, step="passed", on=APRIL)
    copy = factories.LogActionFactory(
        item=action.item, committee=room.committee, passed_from=action, text=action.text
    )
    row = log(room).due_open[0]
    assert (row.state, row.passed_to) == (LogState.DELEGATED, "Finance Committee")
    other = log_of(room.committee, MAY, room["viewer"]).due_open[0]
    assert (other.id, other.passed_from) == (copy.pk, "Trust Board")


@pytest.fixture
def secrets(room):
    """An action in public, and private ones by each way of being so."""
    room.log_action(text="Open")
    room.log_action(text=f"{SECRET} itself", is_private=True)
    room.log_action(room.secret_item(room.april), text=f"{SECRET} item")
    room.log_action(room.item(room.private), text=f"{SECRET} meeting")
    factories.LogActionFactory(
        item=None, meeting=room.private, committee=room.board, text=f"{SECRET} part"
    )
    factories.LogActionFactory(item=None, meeting=None, committee=room.board, text="Old")
    return room


def test_only_a_seat_that_reads_it_sees_private_actions(secrets):
    for name in ("viewer", "clerk", "administrator", "approver"):
        assert texts(log(secrets, name=name))["due_open"] == ["Open", "Old"]
    for name in ("secretary", "observer", "superuser", None):
        rows = log(secrets, name=name).due_open
        assert [row.text for row in rows if row.is_private] == [
            f"{SECRET} {way}" for way in ("itself", "item", "meeting", "part")
        ]


def test_a_part_reads_its_own_alone(secrets):
    for name in ("secretary", None):
        public = log(secrets, name=name, part=Part.PUBLIC)
        assert texts(public)["due_open"] == ["Open", "Old"]
        private = log(secrets, name=name, part=Part.PRIVATE)
        assert len(private.due_open) == 4
        assert all(row.is_private for row in private.due_open)


def test_those_of_another_organisation_see_nothing(secrets):
    assert texts(log(secrets, name="outsider"))["due_open"] == []


def test_the_number_of_queries_does_not_grow(room):
    def count():
        with CaptureQueriesContext(connection) as captured:
            log(room, JUNE)
        return len(captured)

    for _ in range(2):
        action = room.log_action()
        factories.LogActionDueFactory(log_action=action)
        factories.LogActionProgressFactory(log_action=action)
        factories.LogActionFactory(
            item=action.item, committee=room.committee, passed_from=action, text="Copy"
        )
    few = count()
    for _ in range(4):
        room.log_action(owners=[room.posts["owner"], room.posts["author"]])
    assert count() == few <= 8


def test_the_log_of_march_is_the_first(room):
    room.log_action(room.item(room.march))
    assert texts(log(room, MARCH)) == {"due_open": [], "due_closed": [], "not_due": []}
