"""What an import of the boardroom refuses, with its place and what is allowed."""

import datetime as dt

import pytest

from goldenthread.collect import importer
from goldenthread.records.meetings.models import (
    AgendaItem,
    Committee,
    LogAction,
    Meeting,
    Minute,
    MinutesApproval,
    Paper,
)
from tests.integration.collect.boardroom_folder import EVERYTHING, added, changed, everything

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
APRIL = "board:2023-04"

ERRORS = [
    (changed("committees", 1, quorum="enough people"), "quorum", "the chair and two"),
    (changed("committees", 1, parent="audit"), "parent", "a code above it"),
    (changed("committees", 1, parent="none"), "parent", "committees"),
    (changed("committees", 1, papers_due="61"), "papers_due", "0 to 60"),
    (changed("committee_seats", seat="guest"), "seat", "vice_chair"),
    (changed("committee_seats", post="nobody"), "post", "posts"),
    (changed("committee_seats", to="2019-01-01"), "held_to", "or later"),
    (changed("terms", version="0"), "version", "1 to"),
    (changed("terms", 1, review_due="2025-01-01"), "review_due", "one day for a version"),
    (changed("terms_approvals", 1, version="9"), "version", "terms"),
    (changed("terms_approvals", 1, step="read"), "step", "agreed, approved"),
    (changed("planned_items", frequency="often"), "frequency", "quarterly"),
    (changed("planned_items", until="2020-01-01"), "until", "or later"),
    (changed("planned_items", minutes="0"), "minutes", "1 to 1440"),
    (changed("meetings", part="3"), "part", "1, 2"),
    (changed("meetings", 1, ends="9.30am"), "ends", "a later time"),
    (changed("meetings", 1, starts="25:00"), "starts", "09:45"),
    (changed("meetings", 1, starts="13pm"), "starts", "09:45"),
    (changed("meetings", 1, starts="9"), "starts", "09:45"),
    (changed("agenda", meeting="2023-99"), "meeting", "meetings"),
    (changed("agenda", purpose="noting"), "purpose", "approval, decision"),
    (changed("agenda", 2, planned="none"), "planned", "planned_items"),
    (changed("agenda", 2, file="a.pdf"), "file", "one of the two"),
    (changed("agenda", 2, period=""), "period", "2023-03"),
    (changed("agenda", starts="noonish"), "starts", "12:10pm"),
    (changed("papers", item="04-99"), "item", "agenda"),
    (changed("papers", about=""), "about", "about"),
    (changed("papers", about="2023-99"), "about", "meetings"),
    (changed("papers", 1, version=""), "version", "version"),
    (changed("papers", 1, state="late"), "state", "due, draft"),
    (changed("papers", 2, tables="hours|minutes"), "tables", "tables"),
    (changed("papers", 2, report="finance", period="Mar-23"), "report", "the same"),
    (changed("papers", 3, file="a.pdf"), "words", "one of file, report, words"),
    (changed("papers", 3, words="", source="report"), "report", "report"),
    (changed("front_sheet_rows", paper="7"), "paper", "papers"),
    (changed("front_sheet_rows", item="04-9"), "item", "agenda"),
    (changed("front_sheet_rows", kind="opinion"), "kind", "seen_by"),
    (changed("attendance", state="late"), "state", "present, apologies"),
    (changed("attendance", 2, from_item="04-1"), "from_item", "agenda"),
    (changed("interests", item="04-1"), "item", "agenda"),
    (changed("minutes", item="04-1"), "item", "agenda"),
    (changed("log_actions", owner=""), "owner", "Codes of the posts"),
    (changed("log_actions", owner="ceo|nobody"), "owner", "posts"),
    (changed("log_actions", due="31/13/2023"), "due", "March 2023"),
    (changed("log_actions", state="delegated"), "state", "open, proposed, closed"),
    (changed("log_actions", 1, state="open"), "closed", "state closed"),
    (changed("log_actions", progress=""), "status", "progress beside it"),
    (changed("log_actions", item="04-1"), "item", "agenda"),
    (changed("log_progress", action="none"), "action", "log_actions"),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "column", "allowed"), ERRORS)
def test_what_is_wrong_is_told_with_its_place_and_what_is_allowed(
    tmp_path, sheets, column, allowed
):
    plan = importer.run(everything(tmp_path / "f", **sheets), by=None)
    found = [one for one in plan.errors if (one.sheet, one.column) == (next(iter(sheets)), column)]
    assert any(allowed in one.allowed for one in found), [str(one) for one in plan.errors]
    assert all(one.row > 1 and one.file for one in plan.errors)
    assert not Committee.objects.exists()


def test_the_same_action_twice_needs_a_code_of_its_own(tmp_path):
    twice = EVERYTHING["log_actions"][0]
    (error,) = importer.preview(
        everything(tmp_path / "f", **added("log_actions", **twice)), by=None
    ).errors
    assert (error.sheet, error.row, error.column) == ("log_actions", 5, "action")
    assert "row 2" in error.message
    path = everything(tmp_path / "f", **added("log_actions", **twice, code="again"))
    assert importer.run(path, by=None).errors == []
    assert LogAction.objects.filter(reference="03-1a").count() == 3


def problems(path, sheets):
    return [
        (one.sheet, one.row, one.column, one.message)
        for one in importer.run(everything(path, **sheets), by=None).errors
    ]


@pytest.fixture
def stored(tmp_path):
    path = everything(tmp_path / "f")
    assert importer.run(path, by=None).errors == []
    return path


APPROVED = "the minutes of this meeting are approved"


def test_approved_minutes_are_not_overwritten(stored):
    march = Meeting.objects.get(code="2023-03")
    MinutesApproval.objects.create(meeting=march, on=dt.date(2023, 4, 27))
    assert not importer.run(stored, by=None).has_work
    for sheets in (
        changed("minutes", text="Otherwise"),
        changed("minutes", decision="One was taken."),
        changed("attendance", state="apologies"),
        added("attendance", meeting="2023-03", post="ned-2", state="present"),
        changed("interests", handling="None"),
        changed("agenda", title="Regrets"),
        changed("agenda", report="ipr", period="Mar-23"),
        added("agenda", meeting="2023-03", reference="03-2", title="More"),
        added("papers", meeting="2023-03", item="03-1", words="More"),
        changed("log_actions", 1, action="Look away"),
        added("log_actions", meeting="2023-03", reference="03-1", action="More", owner="ceo"),
    ):
        ((_, _, column, message),) = problems(stored, sheets)
        assert (column, message) == ("meeting", APPROVED)
    ((_, _, column, message),) = problems(stored, changed("meetings", title="Another"))
    assert (column, message) == ("code", APPROVED)
    assert problems(stored, changed("log_actions", progress="Done", due="2023-12-31")) == []
    assert Minute.objects.get().text == "There were some. [[Hush.]]"


def test_terms_and_their_approvals_are_not_rewritten(stored):
    for sheets in (
        changed("terms", text="To look away."),
        changed("terms", review_due="2025-01-01"),
        added("terms", committee="audit", version="1", order="3", heading="More"),
    ):
        assert {one[3] for one in problems(stored, sheets)} == {
            "version 1 is stored and does not change"
        }
    more = added("terms", committee="audit", version="3", order="1", heading="More")
    assert problems(stored, more) == []
    ((_, row, column, message),) = problems(stored, changed("terms_approvals", 1, remark="x"))
    assert (row, column, message) == (3, "on", "this approval is stored and does not change")


def test_an_approved_paper_is_not_changed(stored):
    papers = Paper.objects.filter(item__reference__in=("04-1", "04-2"))
    papers.update(state="approved")
    assert not importer.run(stored, by=None).has_work
    ((sheet, row, column, message),) = problems(stored, changed("papers", 1, summary="x"))
    assert (sheet, row, column, message) == ("papers", 3, "item", "this paper is approved")
    found = problems(stored, changed("agenda", 2, period="Apr-23"))
    assert ("agenda", 4, "reference", "this paper is approved") in found


def test_what_was_told_is_not_told_again_with_another_status(stored):
    ((_, _, column, message),) = problems(stored, changed("log_progress", status="on_track"))
    assert (column, message) == ("status", "was told with another status")


def test_an_action_that_was_passed_on_keeps_its_state(stored):
    LogAction.objects.filter(text="Tell").update(state="delegated")
    assert not importer.run(stored, by=None).has_work
    assert problems(stored, changed("log_actions", 2, state="open")) == []
    assert LogAction.objects.get(text="Tell").state == "delegated"
    ((_, _, column, message),) = problems(stored, changed("log_actions", 2, state="closed"))
    assert column == "state"
    assert "passed to another committee" in message


def test_an_action_that_a_minute_closed_stays_closed(stored):
    action = LogAction.objects.get(text="Tell")
    LogAction.objects.filter(pk=action.pk).update(state="closed", closed=dt.date(2023, 4, 27))
    item = AgendaItem.objects.get(reference="04-1")
    action.steps.create(step="closed", on=dt.date(2023, 4, 27), item=item)
    assert problems(stored, changed("log_actions", 2, state="open")) == []
    action.refresh_from_db()
    assert (action.state, action.closed) == ("closed", dt.date(2023, 4, 27))


@pytest.mark.parametrize(
    ("sheet", "place"), [("agenda", 1), ("papers", 1), ("interests", 0), ("log_actions", 1)]
)
def test_what_is_stored_is_not_moved_to_the_other_part(stored, sheet, place):
    ((_, _, column, message),) = problems(stored, changed(sheet, place, private="yes"))
    assert (column, message) == ("private", "is moved to the other part in the product")


def test_the_part_of_a_meeting_with_an_agenda_does_not_change(stored):
    for place, part in ((1, "2"), (2, "1")):
        ((_, _, column, message),) = problems(stored, changed("meetings", place, part=part))
        assert (column, message) == ("part", "cannot change: the meeting has an agenda")
    assert problems(stored, changed("meetings", 3, part="2")) == []


def test_a_public_paper_prints_no_private_meeting(stored):
    row = {"meeting": APRIL, "item": "04-2", "paper": "1", "source": "minutes"}
    ((_, _, column, message),) = problems(stored, added("papers", **row, about="2023-04-2"))
    assert (column, message) == ("about", "is a private meeting, and this paper is public")
    assert problems(stored, added("papers", **row, about="2023-04-2", private="yes")) == []


def test_one_error_anywhere_and_nothing_is_written(stored):
    sheets = {**changed("agenda", title="Another"), **changed("minutes", item="none")}
    assert len(problems(stored, sheets)) == 1
    assert AgendaItem.objects.get(reference="03-1").title == "Apologies"
