"""The fictional board: its committees, both parts of its meetings of spring 2026, its log."""

from __future__ import annotations

from collections.abc import Iterator

from examples.generator.organisation import TRUST

Row = tuple[str, ...]
MARCH, APRIL, PRIVATE = "board-2026-03-26", "board-2026-04-30", "board-2026-04-30-part-2"
CHAIR, SECRETARY = "Chair", "Director of Corporate Governance"
OPENING, PERFORMANCE, OTHER = "Opening", "Performance and money", "Other matters"

COMMITTEES: tuple[Row, ...] = (
    # code, name, parent, quorum, frequency
    ("board", "Board of Directors", "",
     "One third of the members including one executive director and one non-executive director",
     "Every month"),
    ("finance-committee", "Finance and Investment Committee", "board",
     "Three members including two non-executive directors", "Every month"),
)  # fmt: skip
SEATS: tuple[Row, ...] = (
    # committee, post, seat, standing, reads private business
    ("board", "chair", "chair", "non_executive", "yes"),
    ("board", "ned-1", "vice_chair", "non_executive", "yes"),
    ("board", "ned-2", "member", "non_executive", "yes"),
    ("board", "ned-3", "member", "non_executive", "yes"),
    ("board", "ceo", "member", "executive", "yes"),
    ("board", "cfo", "member", "executive", "yes"),
    ("board", "cno", "member", "executive", "yes"),
    ("board", "cmo", "member", "executive", "yes"),
    ("board", "coo", "invited", "other", "no"),
    ("board", "secretary", "secretary", "other", "yes"),
    ("finance-committee", "ned-1", "chair", "non_executive", "yes"),
    ("finance-committee", "ned-2", "member", "non_executive", "yes"),
    ("finance-committee", "cfo", "member", "executive", "yes"),
    ("finance-committee", "secretary", "secretary", "other", "yes"),
)
PLANNED: tuple[Row, ...] = (
    # code, title, section, purpose, presenter, lead, frequency, first, minutes, verbal, private,
    # source, report
    ("apologies", "Welcome and apologies", OPENING, "", CHAIR, "chair", "every_meeting", "", "5",
     "yes", "no", "", ""),
    ("minutes", "Minutes of the last meeting", OPENING, "approval", CHAIR, "chair",
     "every_meeting", "", "5", "no", "no", "minutes", ""),
    ("log", "Action log", OPENING, "discussion", SECRETARY, "secretary", "every_meeting", "", "10",
     "no", "no", "action_log", ""),
    ("ipr", "Integrated performance report", PERFORMANCE, "assurance", "Chief Executive", "ceo",
     "monthly", "2026-03-01", "45", "no", "no", "report", "ipr"),
    ("finance-summary", "Report of the Finance and Investment Committee", PERFORMANCE, "assurance",
     "Non-Executive Director 1", "ned-1", "monthly", "2026-03-01", "10", "no", "no", "summary",
     ""),
    ("speaking-up", "Report of the Freedom to Speak Up Guardian", OTHER, "discussion",
     "Freedom to Speak Up Guardian", "ftsu", "quarterly", "2026-04-01", "20", "no", "no", "upload",
     ""),
    ("pay", "Pay of the executive directors", OTHER, "approval", CHAIR, "chair", "annual",
     "2026-04-01", "15", "no", "yes", "words", ""),
)  # fmt: skip
MEETINGS: tuple[Row, ...] = (
    # code, committee, date, part, title, place, starts, ends, prefix
    (MARCH, "board", "2026-03-26", "1", "Board of Directors in public",
     "Lecture theatre, Castle Down Hospital", "13:00", "15:00", "26/03"),
    (APRIL, "board", "2026-04-30", "1", "Board of Directors in public",
     "Board room, Wealdshore Royal Hospital", "13:00", "15:00", "26/04"),
    (PRIVATE, "board", "2026-04-30", "2", "Board of Directors in private",
     "Board room, Wealdshore Royal Hospital", "15:15", "16:00", "26/04P"),
    ("finance-2026-04-23", "finance-committee", "2026-04-23", "1", "", "By video", "10:00",
     "12:00", ""),
)  # fmt: skip
AGENDA: tuple[Row, ...] = (
    # meeting, reference, title, section, purpose, presenter, lead, starts, minutes, verbal,
    # report, period, private, planned
    (MARCH, "26/03-1", "Welcome and apologies", OPENING, "", CHAIR, "chair", "", "5", "yes", "",
     "", "no", "apologies"),
    (MARCH, "26/03-2", "Integrated performance report for February 2026", PERFORMANCE, "assurance",
     "Chief Executive", "ceo", "", "45", "no", "ipr", "2026-02", "no", "ipr"),
    (MARCH, "26/03-3", "Any other business", OTHER, "", CHAIR, "chair", "", "5", "yes", "", "",
     "no", ""),
    (APRIL, "26/04-1", "Welcome and apologies", OPENING, "", CHAIR, "chair", "", "5", "yes", "",
     "", "no", "apologies"),
    (APRIL, "26/04-2", "Minutes of the meeting of 26 March 2026", OPENING, "approval", CHAIR,
     "chair", "", "5", "no", "", "", "no", "minutes"),
    (APRIL, "26/04-3", "Action log", OPENING, "discussion", SECRETARY, "secretary", "", "10", "no",
     "", "", "no", "log"),
    (APRIL, "26/04-4", "Report of the Finance and Investment Committee", PERFORMANCE, "assurance",
     "Non-Executive Director 1", "ned-1", "", "10", "no", "", "", "no", "finance-summary"),
    (APRIL, "26/04-5", "Integrated performance report for March 2026", PERFORMANCE, "assurance",
     "Chief Executive", "ceo", "13:45", "45", "no", "ipr", "2026-03", "no", "ipr"),
    (APRIL, "26/04-6", "Agency supplier: terms of a contract under negotiation", PERFORMANCE,
     "decision", "Chief Finance Officer", "cfo", "", "15", "no", "", "", "yes", ""),
    (APRIL, "26/04-7", "Questions from the public", OTHER, "", CHAIR, "chair", "14:50", "10",
     "yes", "", "", "no", ""),
    (PRIVATE, "26/04P-1", "Settlement of a claim", "", "decision", "Chief Medical Officer", "cmo",
     "", "20", "no", "", "", "no", ""),
    (PRIVATE, "26/04P-2", "Pay of the executive directors", "", "approval", CHAIR, "chair", "",
     "15", "no", "", "", "no", "pay"),
)  # fmt: skip
PAPERS: tuple[Row, ...] = (
    # meeting, item, sponsor, author, state, source, words, about, action required, summary
    (APRIL, "26/04-2", "chair", "secretary", "submitted", "minutes", "", MARCH,
     "To approve the minutes", ""),
    (APRIL, "26/04-3", "chair", "secretary", "submitted", "action_log", "", "",
     "To agree what is closed", ""),
    (APRIL, "26/04-4", "cfo", "ned-1", "submitted", "summary", "", "finance-2026-04-23",
     "To be assured", ""),
    (APRIL, "26/04-5", "ceo", "ceo", "draft", "", "", "", "To be assured",
     "Performance of March 2026, with a summary of what is escalated."),
    (APRIL, "26/04-6", "cfo", "hor", "draft", "words",
     "The supplier asks for a guaranteed volume. Three answers are weighed.", "",
     "To decide on an answer", "Kept private while terms are negotiated."),
    (PRIVATE, "26/04P-1", "cmo", "cmo", "draft", "words",
     "The facts of the claim, its likely cost, and what was learned.", "",
     "To agree the settlement", ""),
    (PRIVATE, "26/04P-2", "chair", "cpo", "due", "words", "A review of pay against the market.", "",
     "To approve", ""),
)  # fmt: skip
ATTENDANCE: tuple[Row, ...] = (
    # post, state, from item, until item, deputy for
    ("chair", "present", "", "", ""),
    ("ned-1", "present", "", "", ""),
    ("ned-2", "present", "", "26/03-2", ""),
    ("ceo", "present", "", "", ""),
    ("cfo", "present", "", "", ""),
    ("cmo", "apologies", "", "", ""),
    ("coo", "in_attendance", "26/03-2", "26/03-2", ""),
    ("secretary", "in_attendance", "", "", ""),
)
INTERESTS: tuple[Row, ...] = (
    # post, interest, item, what was done
    ("ned-2", "Trustee of a charity that runs a virtual ward", "26/03-2", "Noted; no decision"),
)
MINUTES: tuple[Row, ...] = (
    # item, text, decision
    ("26/03-1", "The Chair welcomed those who were there.", ""),
    ("26/03-2", "The report was discussed by theme. Turnover and ambulance handovers took most of "
     "the time. [[A member asked about one team by name.]]",
     "The report is received.\nTurnover comes back in depth in May."),
    ("26/03-3", "There was none.", ""),
)  # fmt: skip
LOG: tuple[Row, ...] = (
    # code, reference, meeting, action, owner, due, state, progress, status, told, closed, outcome
    ("26-03-2a", "26/03-2a", MARCH, "Bring a deep dive on turnover", "cpo", "May 2026", "open",
     "Interviews with leavers are under way.", "on_track", "2026-04-22", "", ""),
    ("26-03-2b", "26/03-2b", MARCH, "Agree handover times with the ambulance trust", "coo|dme",
     "April 2026", "open", "The other trust has not answered.", "issue", "2026-04-22", "", ""),
    ("26-03-2c", "26/03-2c", MARCH, "Say which wards are rated twice in the staffing table", "cno",
     "2026-04-17", "proposed", "", "", "", "", "Two wards shared a roster; the table is mended."),
    ("26-03-2d", "26/03-2d", MARCH, "Decide whether the discharge lounge stays open at weekends",
     "coo", "2026-04-30", "open", "The cost is known; a choice is needed.", "decision_required",
     "2026-04-22", "", ""),
)  # fmt: skip
SUMMARIES: tuple[Row, ...] = (
    # meeting, opening, key matters, agreed, to be drawn to attention
    ("finance-2026-04-23", "The committee met by video on 23 April 2026.",
     "Month 12: the year ended close to plan.\nSavings: the gap of next year was discussed.",
     "The capital plan goes ahead.", "The gap in next year's savings."),
)  # fmt: skip


def of_trust(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Give rows with the trust's code before them."""
    yield from ((TRUST, *row) for row in rows)


def of_march(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Give rows of the meeting of March."""
    yield from ((TRUST, MARCH, *row) for row in rows)


def planned_rows() -> Iterator[Row]:
    """Give the forward plan of the board."""
    yield from ((TRUST, "board", *row) for row in PLANNED)


SHEETS = {
    "committees": ("organisation,code,name,parent,quorum,frequency",
                   lambda: of_trust(COMMITTEES)),
    "committee_seats": ("organisation,committee,post,seat,standing,reads_private",
                        lambda: of_trust(SEATS)),
    "planned_items": ("organisation,committee,code,title,section,purpose,presenter,lead,frequency,"
                      "first,minutes,verbal,private,source,report", planned_rows),
    "meetings": ("organisation,code,committee,date,part,title,place,starts,ends,prefix",
                 lambda: of_trust(MEETINGS)),
    "agenda": ("organisation,meeting,reference,title,section,purpose,presenter,lead,starts,"
               "minutes,verbal,report,period,private,planned", lambda: of_trust(AGENDA)),
    "papers": ("organisation,meeting,item,sponsor,author,state,source,words,about,action_required,"
               "summary", lambda: of_trust(PAPERS)),
    "attendance": ("organisation,meeting,post,state,from_item,until_item,deputy_for",
                   lambda: of_march(ATTENDANCE)),
    "interests": ("organisation,meeting,post,interest,item,handling",
                  lambda: of_march(INTERESTS)),
    "minutes": ("organisation,meeting,item,text,decision", lambda: of_march(MINUTES)),
    "log_actions": ("organisation,code,reference,meeting,action,owner,due,state,progress,status,"
                    "told,closed,outcome", lambda: of_trust(LOG)),
    "summaries": ("organisation,meeting,opening,key_matters,agreed,drawn_to_attention",
                  lambda: of_trust(SUMMARIES)),
}  # fmt: skip
