"""The sheets of the boardroom; their rows are about the committees of the file's organisation."""

from __future__ import annotations

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import (
    CHOICE,
    CODE,
    DATE,
    ORDER,
    ORGANISATION,
    TEXT,
    THE_ORGANISATION,
    WHOLE,
    YES_NO,
    Column,
    Link,
    Sheet,
    may,
    must,
    one_of,
)
from goldenthread.collect.programme_sheets import LINES, codes, day, record
from goldenthread.records.meetings import subjects as meetings
from goldenthread.records.meetings.models import TermsApproval
from goldenthread.records.meetings.models.committee import WORKING_DAYS_BEFORE
from goldenthread.vocabulary.meetings import (
    AttendanceState,
    Frequency,
    FrontRow,
    LogState,
    LogStatus,
    PaperSource,
    PaperState,
    Part,
    Purpose,
    Seat,
    Standing,
)

UPLOAD = "upload"  # the word in a cell for a body that is an uploaded document
SOURCES = (UPLOAD, *(one.value for one in PaperSource if one.value))
LONGEST_MEETING = 1_440  # minutes


def post(name: str, says: str) -> Column:
    """Declare an optional column with the code of a post."""
    return may(name, Cell.POST, says, empty=None)


def private(says: str) -> Column:
    """Declare the mark of private business."""
    return may("private", YES_NO, says, row_field="is_private", empty=False)


COMMITTEE = record("committee", "committees", "Code of the committee", is_required=True)
MEETING = must(
    "meeting", Cell.MEETING, "Code of the meeting; COMMITTEE:code where two committees have it"
)
ITEM = must("item", TEXT, "Reference of the item on the meeting's agenda, such as 04-11")
OF_ITEM = may("item", TEXT, "Reference of the item on the meeting's agenda", empty=None)
PAPER = may("paper", WHOLE, "Which paper of the item; empty: its first", empty=0, most=1_000)
SECTION = may("section", TEXT, "Heading that it stands under")
PURPOSE = may("purpose", CHOICE, "What it asks of the meeting", choices=one_of(Purpose))
PRESENTER = may("presenter", TEXT, "Who presents it: posts, as printed")
LEAD = post("lead", "Code of the post that leads it")
STARTS = may("starts", Cell.TIME, "When it begins, only where the time is fixed", empty=None)
MINUTES_LONG = may("minutes", WHOLE, "How many minutes it is given", empty=None, least=1,
                   most=LONGEST_MEETING)  # fmt: skip
VERBAL = may("verbal", YES_NO, "There is no paper", row_field="is_verbal", empty=False)
PRIVATE_ITEM = private("Private, although the meeting is public")
REPORT = may("report", CODE, "Report of the product that is its paper, such as ipr")
PERIOD_OF_REPORT = may("period", Cell.PERIOD, "Period of the report")
FILE = may("file", TEXT, "Name of a PDF or Word file beside the sheets that is its paper")

COMMITTEES = Sheet(
    "committees",
    "A board or committee",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("name", TEXT, "Name"),
        record("parent", "committees", "Code of the committee that it reports to"),
        may("quorum", TEXT, "Rule of its quorum in words, such as "
            "'the chair and two non-executive directors'"),
        day("review_due", "When its terms of reference are reviewed next"),
        may("purpose", TEXT, "What it is for"),
        may("frequency", TEXT, "How often it meets"),
        may("papers_due", WHOLE, "Working days before a meeting by which papers are due",
            empty=WORKING_DAYS_BEFORE, most=60),
        ORDER,
    ),
    meetings.COMMITTEES,
)  # fmt: skip
COMMITTEE_SEATS = Sheet(
    "committee_seats",
    "A post that sits on a committee or is invited to it",
    (
        COMMITTEE,
        must("post", Cell.POST, "Code of the post"),
        may("seat", CHOICE, "What it is there", choices=one_of(Seat), empty=Seat.MEMBER.value),
        may("standing", CHOICE, "What kind of member: quorum rules count these",
            choices=one_of(Standing), empty=Standing.OTHER.value),
        may("reads_private", YES_NO, "Whoever holds the post reads private business", empty=False),
        may("from", DATE, "First day", row_field="held_from", empty=None),
        may("to", DATE, "Last day", row_field="held_to", empty=None),
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.COMMITTEE_SEATS,
    is_about_one=True,
)  # fmt: skip
TERMS = Sheet(
    "terms",
    "A section of a version of a committee's terms of reference",
    (
        COMMITTEE,
        must("version", WHOLE, "Number of the version; a change is a new one", row_field="number",
             least=1),
        must("order", WHOLE, "Place of the section", least=1),
        must("heading", TEXT, "Heading"),
        may("text", TEXT, "Its clauses, one a line"),
        day("review_due", "When this version is reviewed next"),
        THE_ORGANISATION,
    ),
    meetings.TERMS_SECTIONS,
    is_about_one=True,
)  # fmt: skip
TERMS_APPROVALS = Sheet(
    "terms_approvals",
    "Terms of reference were agreed by a committee or approved by its parent",
    (
        COMMITTEE,
        must("step", CHOICE, "Which of the two", choices=one_of(TermsApproval.Step)),
        must("body", TEXT, "Which committee or board"),
        must("on", DATE, "The day"),
        may("version", WHOLE, "Version that was agreed, where it is stored", row_field="number",
            empty=None, least=1),
        may("remark", TEXT, "Remark"),
        THE_ORGANISATION,
    ),
    meetings.TERMS_APPROVALS,
    is_about_one=True,
)  # fmt: skip
PLANNED_ITEMS = Sheet(
    "planned_items",
    "An item of a committee's forward plan",
    (
        COMMITTEE,
        must("code", CODE, "Code, unique in the committee"),
        must("title", TEXT, "Title"),
        SECTION,
        PURPOSE,
        PRESENTER,
        LEAD,
        may("frequency", CHOICE, "How often it comes back", choices=one_of(Frequency),
            empty=Frequency.EVERY_MEETING.value),
        day("first", "A day in the first month in which it is due"),
        day("until", "Last day"),
        MINUTES_LONG,
        VERBAL,
        private("Private business"),
        may("source", CHOICE, "Where its paper comes from", choices=SOURCES),
        REPORT,
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.PLANNED_ITEMS,
    is_about_one=True,
)  # fmt: skip
MEETINGS = Sheet(
    "meetings",
    "A meeting of a committee on a day",
    (
        must("code", CODE, "Code, unique in the committee"),
        COMMITTEE,
        must("date", DATE, "The day"),
        may("part", CHOICE, "1 is public, 2 is private", choices=one_of(Part),
            empty=Part.PUBLIC.value),
        may("title", TEXT, "Title, where not the committee's name"),
        may("place", TEXT, "Place"),
        may("starts", Cell.TIME, "When it begins", empty=None),
        may("ends", Cell.TIME, "When it ends", empty=None),
        may("notice", TEXT, "What members of the public should know"),
        may("prefix", TEXT, "What its references begin with, such as 04"),
        THE_ORGANISATION,
    ),
    meetings.MEETINGS,
    is_about_one=True,
)  # fmt: skip
AGENDA = Sheet(
    "agenda",
    "An item of a meeting's agenda, in the order of the rows",
    (
        MEETING,
        must("reference", TEXT, "Reference as printed, unique in the meeting"),
        must("title", TEXT, "Title"),
        PURPOSE,
        PRESENTER,
        STARTS,
        MINUTES_LONG,
        VERBAL,
        FILE,
        REPORT,
        PERIOD_OF_REPORT,
        SECTION,
        PRIVATE_ITEM,
        LEAD,
        may("note", TEXT, "Note beside it"),
        may("planned", CODE, "Code of the item of the forward plan", empty=None),
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.AGENDA,
    is_about_one=True,
)
PAPERS = Sheet(
    "papers",
    "A paper of an agenda item with its front sheet",
    (
        MEETING,
        ITEM,
        may("paper", WHOLE, "Number of the paper where an item has several; empty: its first",
            row_field="order", empty=0, most=1_000),
        may("title", TEXT, "Title, where not the item's"),
        post("sponsor", "Code of the post of the executive who sponsors it"),
        post("author", "Code of the post that writes it"),
        may("front_sheet", YES_NO, "A front sheet is printed", row_field="has_front_sheet",
            empty=True),
        may("purpose", TEXT, "Purpose"),
        may("action_required", TEXT, "What is asked of the meeting"),
        may("summary", TEXT, "Summary"),
        may("recommendation", TEXT, "Recommendation"),
        may("assurance_route", TEXT, "Assurance route"),
        may("appendices", TEXT, "Appendices"),
        record("risk", "risks", "Code of the risk that it is about"),
        may("risk_words", TEXT, "Risk register, in words"),
        may("confidentiality", TEXT, "Confidentiality"),
        private("The paper is private, although its item is not"),
        day("due", "When it is due, where not by the committee's rule"),
        may("state", CHOICE, "How far it is; empty: a new one is a draft where it has a body, "
            "else due", choices=one_of(PaperState)),
        day("received", "When it was first submitted"),
        may("source", CHOICE, "Where its body comes from; empty: from what the row names",
            choices=SOURCES),
        may("words", TEXT, "Words that are its body"),
        may("tables", TEXT, "Codes of the tables that it shows, separated by |"),
        FILE,
        REPORT,
        PERIOD_OF_REPORT,
        record("programme", "programmes", "Code of the programme that the report is about"),
        may("about", Cell.MEETING, "Meeting whose minutes, summary or log it is", empty=None),
        record("terms", "committees", "Code of the committee whose terms of reference it is"),
        may("version", WHOLE, "Version of the terms of reference", empty=None, least=1),
        THE_ORGANISATION,
    ),
    meetings.PAPERS,
    is_about_one=True,
)  # fmt: skip
FRONT_SHEET_ROWS = Sheet(
    "front_sheet_rows",
    "A row of a front sheet: where it was discussed, an implication, an objective …",
    (
        MEETING,
        ITEM,
        must("kind", CHOICE, "Which table of the front sheet", choices=one_of(FrontRow)),
        must("name", TEXT, "What the row is about: a committee, an implication, an objective"),
        PAPER,
        may("answer", TEXT, "Yes, no, not applicable"),
        day("on", "The day"),
        may("comment", TEXT, "Comment"),
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.FRONT_SHEET_ROWS,
    is_about_one=True,
)
ATTENDANCE = Sheet(
    "attendance",
    "How a post was at a meeting",
    (
        MEETING,
        must("post", Cell.POST, "Code of the post"),
        must("state", CHOICE, "How it was there", choices=one_of(AttendanceState)),
        post("deputy_for", "Code of the post that it stood in for"),
        may("from_item", TEXT, "Reference of the item from which on, where for a part", empty=None),
        may("until_item", TEXT, "Reference of the item until which, where for a part", empty=None),
        may("note", TEXT, "Note"),
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.ATTENDANCE,
    is_about_one=True,
)
INTERESTS = Sheet(
    "interests",
    "An interest that was declared",
    (
        MEETING,
        must("post", Cell.POST, "Code of the post"),
        must("interest", TEXT, "The interest"),
        may("item", TEXT, "Reference of the item that it touches", empty=None),
        may("handling", TEXT, "What was done about it"),
        may("withdrew", YES_NO, "Left the meeting for the item", empty=False),
        private("Private"),
        THE_ORGANISATION,
    ),
    meetings.INTERESTS,
    is_about_one=True,
)
MINUTES = Sheet(
    "minutes",
    "The minute of an item; what stands in [[double brackets]] is left out when published",
    (
        MEETING,
        ITEM,
        must("text", TEXT, "The minute"),
        may("decision", TEXT, "What was decided, one decision a line"),
        THE_ORGANISATION,
    ),
    meetings.MINUTES,
    is_about_one=True,
)
SUMMARIES = Sheet(
    "summaries",
    "The report of a committee's chair on a meeting to the parent",
    (
        MEETING,
        may("opening", TEXT, "Opening words"),
        may("key_matters", TEXT, f"Key matters, {LINES}"),
        may("agreed", TEXT, f"Agreed beside what stands above, {LINES}"),
        may("drawn_to_attention", TEXT, f"To be drawn to the parent's attention, {LINES}"),
        THE_ORGANISATION,
    ),
    meetings.SUMMARIES,
    is_about_one=True,
)
LOG_ACTIONS = Sheet(
    "log_actions",
    "An action of a committee's log; a printed reference is a label and may repeat",
    (
        must("reference", TEXT, "Reference as printed"),
        MEETING,
        must("action", TEXT, "What is to be done", row_field="text"),
        codes("owner", "posts", "Codes of the posts that do it", is_required=True),
        may("due", Cell.DUE, "When it is due: a day, a month, 'March 2023 onwards'", empty=None),
        may("state", CHOICE, "Where it stands; empty: closed where it has a day of closing",
            choices=(LogState.OPEN.value, LogState.PROPOSED.value, LogState.CLOSED.value)),
        may("progress", TEXT, "What its owner tells"),
        may("status", CHOICE, "Its progress as its owner states it", choices=one_of(LogStatus)),
        may("closed", Cell.DUE, "When it was completed", empty=None),
        may("outcome", TEXT, "What was done to close it"),
        may("told", DATE, "Day of the progress; empty: today", empty=None),
        may("code", CODE, "Key, where meeting, reference and action repeat"),
        may("item", TEXT, "Reference of the item; empty: the one that the reference begins with",
            empty=None),
        private("Private"),
        ORDER,
        THE_ORGANISATION,
    ),
    meetings.LOG_ACTIONS,
    links=(Link("owner", meetings.LOG_OWNERS, "log_action", "post"),),
    is_about_one=True,
)  # fmt: skip
LOG_PROGRESS = Sheet(
    "log_progress",
    "What the owner of a logged action told on an earlier day",
    (
        COMMITTEE,
        must("action", CODE, "Code of the action of the log", row_field="log_action"),
        must("on", DATE, "The day"),
        must("text", TEXT, "What was told"),
        may("status", CHOICE, "Progress as stated", choices=one_of(LogStatus)),
        THE_ORGANISATION,
    ),
    meetings.LOG_PROGRESS,
    is_about_one=True,
)
MEETING_SHEETS = (
    COMMITTEES, COMMITTEE_SEATS, TERMS, TERMS_APPROVALS, PLANNED_ITEMS, MEETINGS, AGENDA, PAPERS,
    FRONT_SHEET_ROWS, ATTENDANCE, INTERESTS, MINUTES, SUMMARIES, LOG_ACTIONS, LOG_PROGRESS,
)  # fmt: skip
