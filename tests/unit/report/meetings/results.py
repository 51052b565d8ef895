"""A meeting as it was assessed, made by hand, for tests of its documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from goldenthread.assure.meetings.log import LogRow, LogTables
from goldenthread.assure.meetings.results import (
    ApprovalResult,
    AttendanceResult,
    DecisionResult,
    InterestResult,
    ItemResult,
    MeetingResult,
    PaperResult,
    RaisedAction,
)
from goldenthread.assure.meetings.timetable import Slot, Timetable
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.meetings import (
    AttendanceState,
    LogState,
    LogStatus,
    PaperSource,
    PaperState,
    Part,
    Purpose,
    Seat,
    Standing,
)
from goldenthread.vocabulary.quorum import QuorumCheck

TRUST = Organisation(code="RWF", name="A Trust")
DAY = dt.date(2023, 4, 27)


def paper(number: int, title: str = "", **more: object) -> PaperResult:
    """Give a paper that was received in time."""
    given = {
        "id": number, "title": title or f"Item {number}", "sponsor": "", "author": "Author",
        "state": PaperState.APPROVED, "source": PaperSource.UPLOAD, "due": dt.date(2023, 4, 20),
        "received": dt.date(2023, 4, 19), "days_late": 0, "has_front_sheet": True,
        "is_private": False,
    }  # fmt: skip
    return PaperResult(**given | more)  # type: ignore[arg-type]


def item(number: int, **more: object) -> ItemResult:
    """Give an item of an agenda."""
    given = {
        "id": number, "reference": f"04-{number}", "title": f"Item {number}", "section": "",
        "purpose": None, "presenter": "", "lead": "Lead", "minutes": None, "is_verbal": False,
        "is_private": False, "note": "", "slot": Slot(),
    }  # fmt: skip
    return ItemResult(**given | more)  # type: ignore[arg-type]


def meeting(*items: ItemResult, **more: object) -> MeetingResult:
    """Give a meeting with items."""
    given = {
        "id": 1, "code": "board", "committee_id": 1, "committee": "Trust Board",
        "organisation_code": "RWF", "label": "Trust Board, 27 April 2023", "date": DAY,
        "part": Part.PUBLIC, "place": "The hall", "starts": dt.time(9, 45), "ends": dt.time(13),
        "notice": "Open to all.\nOn the internet.", "papers_due": dt.date(2023, 4, 20),
        "quorum_rule": "", "quorum_problem": "", "timetable": Timetable((), 0, 0, None),
        "items": items, "attendance": (), "interests": (), "approval": None,
    }  # fmt: skip
    return MeetingResult(**given | more)  # type: ignore[arg-type]


def attended(number: int, post: str, state: AttendanceState, **more: object) -> AttendanceResult:
    """Give how a post was at the meeting."""
    given = {"seat": Seat.MEMBER, "standing": Standing.NON_EXECUTIVE}
    return AttendanceResult(number, number, post, state, **given | more)  # type: ignore[arg-type]


def decided(*texts: str) -> tuple[DecisionResult, ...]:
    """Give decisions."""
    return tuple(DecisionResult(number, text) for number, text in enumerate(texts))


def raised(text: str = "Do it", **more: object) -> RaisedAction:
    """Give an action that was agreed."""
    given = {
        "id": 1, "reference": "04-1a", "text": text, "owners": ("Chief Nurse", "Secretary"),
        "due": "May 2023", "state": LogState.OPEN, "is_private": False,
    }  # fmt: skip
    return RaisedAction(**given | more)  # type: ignore[arg-type]


def interest(words: str = "Holds shares.", **more: object) -> InterestResult:
    """Give an interest that was declared."""
    given = {"handling": "Noted.", "withdrew": False, "is_private": False}
    return InterestResult(1, "Medical Director", words, **given | more)  # type: ignore[arg-type]


def log_row(number: int, **more: object) -> LogRow:
    """Give a row of an action log."""
    given = {
        "id": number, "code": f"a{number}", "reference": f"03-{number}", "text": f"Do {number}",
        "owners": ("Chief Nurse",), "original": "May 2023", "revised": (), "due": None,
        "progress": "Begun.", "told": None, "status": None, "state": LogState.OPEN,
        "closed_when": "", "outcome": "", "is_private": False, "meeting_id": None,
    }  # fmt: skip
    return LogRow(**given | more)  # type: ignore[arg-type]


NO_QUORUM = QuorumCheck(False, "one director")
APPROVED = ApprovalResult(dt.date(2023, 5, 25), 1, 2, "05-3", "")
FULL = meeting(
    item(1, section="", presenter="Chair", slot=Slot(dt.time(9, 45)), is_verbal=True),
    item(
        2, section="Strategy", purpose=Purpose.APPROVAL, papers=(paper(2),), note="Look at it.",
        minute="It was discussed.\n- One point\n- Another [[secret\npoint]]\nThe end.",
        decisions=decided("Approved."), log_actions=(raised(),), interests=(interest(),),
    ),
    item(
        3, section="Strategy", slot=Slot(dt.time(11), is_fixed=True), decisions=decided("Agreed."),
        quorum=NO_QUORUM,
        papers=(
            paper(31, "First paper", days_late=2),
            paper(32, "Second paper", received=None, state=PaperState.DUE),
        ),
    ),
    item(4, section="Close", is_private=True, minute="SECRET minute", title="SECRET item"),
    attendance=(
        attended(1, "Chair", AttendanceState.PRESENT, seat=Seat.CHAIR),
        attended(2, "Director", AttendanceState.PRESENT, from_reference="04-2", note="by phone"),
        attended(3, "Chief Nurse", AttendanceState.APOLOGIES, standing=Standing.EXECUTIVE),
        attended(4, "Public", AttendanceState.OBSERVING, seat=None, standing=None),
        attended(5, "Deputy", AttendanceState.IN_ATTENDANCE, deputy_for="Chief Nurse"),
    ),
    interests=(interest("SECRET shares", is_private=True), interest("A house.", withdrew=True)),
)  # fmt: skip
LOG = LogTables(
    DAY,
    due_open=(
        log_row(1, revised=("June 2023", "July 2023"), status=LogStatus.ISSUE),
        log_row(2, passed_from="Finance Committee", answered_by="Action of a plan"),
    ),
    due_closed=(
        log_row(3, state=LogState.CLOSED, closed_when="April 2023", outcome="Done [[for £5m]]."),
        log_row(4, state=LogState.PROPOSED, closed_when="1 May 2023", owners=()),
        log_row(5, state=LogState.DELEGATED, passed_to="People Committee"),
    ),
    not_due=(),
)
PUBLIC = replace(FULL, items=FULL.items[:3], interests=FULL.interests[1:])
