"""The draft of a chair's report: what it says, and what it leaves out in public."""

import datetime as dt
from dataclasses import replace

from goldenthread.assure.meetings.results import (
    DecisionResult,
    ItemResult,
    MeetingResult,
    RaisedAction,
    SubjectResult,
)
from goldenthread.assure.meetings.summary import draft_summary
from goldenthread.assure.meetings.timetable import Slot, timetable
from goldenthread.vocabulary.meetings import LogState, Part
from goldenthread.vocabulary.quorum import QuorumCheck
from goldenthread.vocabulary.redaction import HIDDEN


def item(number, **more):
    plain = {"section": "", "purpose": None, "presenter": "", "lead": "", "minutes": None,
             "is_verbal": False, "is_private": False, "note": "", "slot": Slot()}  # fmt: skip
    return ItemResult(
        id=number, reference=f"04-{number}", title=f"Item {number}", **{**plain, **more}
    )


def raised(text, state=LogState.OPEN, *, is_private=False):
    return RaisedAction(1, "04-1", text, ("Chief Nurse", "Medical Director"), "May 2023", state,
                        is_private)  # fmt: skip


def meeting(*items, part=Part.PUBLIC, place="by webconference"):
    return MeetingResult(
        id=1, code="fpc", committee_id=1, committee="Finance and Performance Committee",
        organisation_code="RWF", label="Meeting", date=dt.date(2023, 4, 25), part=part, place=place,
        starts=None, ends=None, notice="", papers_due=dt.date(2023, 4, 18), quorum_rule="",
        quorum_problem="", timetable=timetable(None, None, []), items=items, attendance=(),
        interests=(),
    )  # fmt: skip


def test_minutes_decisions_and_actions_become_matters():
    found = draft_summary(
        meeting(
            item(1, minute="The plan was delivered. Much of it was non-recurrent."),
            item(2, decisions=(DecisionResult(1, "The case is\napproved."),)),
            item(3, minute="Pay [[of a named post]] was seen.", log_actions=(raised("Count it"),)),
            item(4),
        )
    )
    assert found.opening == (
        "The Finance and Performance Committee met on 25 April 2023, by webconference."
    )
    assert found.key_matters.splitlines() == [
        "Item 1: The plan was delivered.", "Item 2: The case is approved.",
        f"Item 3: Pay {HIDDEN} was seen.",
    ]  # fmt: skip
    assert found.agreed.splitlines() == [
        "The case is approved.", "Count it (Chief Nurse and Medical Director, May 2023)",
    ]  # fmt: skip
    assert found.drawn_to_attention == ""


def test_what_the_parent_should_see_is_drawn_to_its_attention():
    subject = SubjectResult(1, "measure", 7, "ed", "Four hours", "failing for six months")
    bare = replace(subject, words="")
    short = {"quorum": QuorumCheck(False, "the chair"), "decisions": (DecisionResult(1, "Yes."),)}
    found = draft_summary(
        meeting(
            item(1, subjects=(subject, bare)),
            item(2, **short),
            item(3, log_actions=(raised("Count it", LogState.DELEGATED),)),
        )
    )
    assert found.drawn_to_attention.splitlines() == [
        "Item 1: Four hours (failing for six months)",
        "Item 1: Four hours",
        "Item 2: decided without a quorum, to be confirmed",
        "Item 3: passed on: Count it (Chief Nurse and Medical Director, May 2023)",
    ]


def secret_items():
    hidden = raised("SECRET action", LogState.DELEGATED, is_private=True)
    return (
        item(1, is_private=True, minute="SECRET words.", decisions=(DecisionResult(1, "SECRET"),)),
        item(2, minute="Seen [[SECRET]] and agreed.", log_actions=(hidden,),
             decisions=(DecisionResult(2, "Agreed [[SECRET]]."),)),
    )  # fmt: skip


def test_a_public_report_holds_nothing_private():
    found = draft_summary(meeting(*secret_items()))
    assert "SECRET" not in repr(found)
    assert found.key_matters == f"Item 2: Seen {HIDDEN} and agreed."


def test_a_private_meeting_is_reported_whole():
    found = draft_summary(meeting(*secret_items(), part=Part.PRIVATE, place=""))
    assert found.opening.endswith("on 25 April 2023.")
    assert found.key_matters.splitlines() == [
        "Item 1: SECRET words.", "Item 2: Seen SECRET and agreed.",
    ]  # fmt: skip
    assert "SECRET action" in found.agreed
    assert "SECRET action" in found.drawn_to_attention


def test_warnings_of_a_meeting_stand_in_its_order():
    short = QuorumCheck(False, "the chair")
    one = item(1, slot=Slot(warning="Too late."), quorum=short, decisions=(DecisionResult(1, "Y"),))
    whole = replace(
        meeting(one, item(2, quorum=short)), quorum_problem="The quorum is not counted: x."
    )
    assert whole.warnings == (
        "The quorum is not counted: x.", "04-1 Too late.",
        "04-1 Decided without a quorum: the chair missing.",
    )  # fmt: skip
    assert whole.is_quorate is False
    assert meeting(item(1, quorum=QuorumCheck(True))).is_quorate is True
    assert meeting(item(1)).is_quorate is None
