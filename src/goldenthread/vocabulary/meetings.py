"""The words of the boardroom: committees, agenda items, papers, attendance, the action log."""

from __future__ import annotations

from enum import StrEnum


class Labelled(StrEnum):
    """A word of the records with the words that are printed."""

    @property
    def label(self) -> str:
        """The word as papers print it."""
        return self.value.replace("_", " ").capitalize()


class Seat(Labelled):
    """What somebody is on a committee."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    INVITED = "invited"
    SECRETARY = "secretary"

    @property
    def label(self) -> str:
        """The seat as papers print it."""
        return {"vice_chair": "Vice chair", "invited": "Invited to attend"}.get(
            self.value, self.value.capitalize()
        )

    @property
    def is_member(self) -> bool:
        """Whether it counts towards the quorum."""
        return self in (Seat.CHAIR, Seat.VICE_CHAIR, Seat.MEMBER)


class Standing(Labelled):
    """What kind of member somebody is: quorum rules count these."""

    NON_EXECUTIVE = "non_executive"
    EXECUTIVE = "executive"
    ASSOCIATE = "associate"
    GOVERNOR = "governor"
    PARTNER = "partner"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The standing as papers print it."""
        return {
            "non_executive": "Non-executive director",
            "executive": "Executive director",
            "associate": "Associate non-executive director",
        }.get(self.value, self.value.capitalize())


class Part(StrEnum):
    """The public and the private part of a meeting."""

    PUBLIC = "1"
    PRIVATE = "2"

    @property
    def label(self) -> str:
        """The part as agendas print it."""
        return "Part 1 (public)" if self is Part.PUBLIC else "Part 2 (private)"


class Purpose(Labelled):
    """What an item asks of the meeting."""

    APPROVAL = "approval"
    DECISION = "decision"
    DISCUSSION = "discussion"
    ASSURANCE = "assurance"
    INFORMATION = "information"


class Frequency(Labelled):
    """How often an item of a forward plan comes back."""

    EVERY_MEETING = "every_meeting"
    MONTHLY = "monthly"
    EVERY_TWO_MONTHS = "every_two_months"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six_monthly"
    ANNUAL = "annual"
    ONCE = "once"

    @property
    def months(self) -> int:
        """How many months lie between two of them; 0 where it does not go by months."""
        return {
            "monthly": 1, "every_two_months": 2, "quarterly": 3, "six_monthly": 6, "annual": 12,
        }.get(self.value, 0)  # fmt: skip


class AttendanceState(Labelled):
    """How somebody was at a meeting."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    IN_ATTENDANCE = "in_attendance"
    OBSERVING = "observing"

    @property
    def is_there(self) -> bool:
        """Whether the person was in the room."""
        return self is not AttendanceState.APOLOGIES


class PaperState(Labelled):
    """How far a paper is."""

    DUE = "due"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        """The state in words."""
        return {
            "submitted": "Waiting for its executive", "approved": "Approved by its executive",
        }.get(self.value, self.value.capitalize())  # fmt: skip


class PaperSource(StrEnum):
    """Where the body of a paper comes from; '' is an uploaded document, or none yet."""

    UPLOAD = ""
    WORDS = "words"
    REPORT = "report"
    MINUTES = "minutes"
    ACTION_LOG = "action_log"
    SUMMARY = "summary"
    TERMS = "terms"

    @property
    def label(self) -> str:
        """The source in words."""
        return {
            "": "An uploaded document",
            "words": "Words written here",
            "report": "A report of the product",
            "minutes": "Minutes of a meeting",
            "action_log": "The action log",
            "summary": "Summary report of a committee's meeting",
            "terms": "Terms of reference",
        }[self.value]


class FrontRow(StrEnum):
    """What a row of a front sheet is about."""

    IMPLICATION = "implication"
    OBJECTIVE = "objective"
    SEEN_BY = "seen_by"
    ASSESSMENT = "assessment"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        """The heading of its table."""
        return {
            "implication": "Implications",
            "objective": "Strategic objectives",
            "seen_by": "Where it has been discussed",
            "assessment": "Impact assessments",
            "conflict": "Conflicts of interest",
        }[self.value]


class LogState(Labelled):
    """Where an action of the log stands."""

    OPEN = "open"
    PROPOSED = "proposed"
    CLOSED = "closed"
    DELEGATED = "delegated"

    @property
    def label(self) -> str:
        """The state in words."""
        return {
            "proposed": "Proposed for closure", "delegated": "Passed to another committee",
        }.get(self.value, self.value.capitalize())  # fmt: skip


class LogStatus(Labelled):
    """The progress of an action as its owner states it; colour is never the only sign."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    ISSUE = "issue"
    DECISION_REQUIRED = "decision_required"

    @property
    def label(self) -> str:
        """The status as the action log prints it."""
        return {"issue": "Issue or delay"}.get(
            self.value, self.value.replace("_", " ").capitalize()
        )

    @property
    def symbol(self) -> str:
        """One sign that every font draws."""
        return {"not_started": "○", "on_track": "●", "issue": "▲", "decision_required": "◆"}[
            self.value
        ]

    @property
    def colour(self) -> str:
        """The ground that its words are printed on."""
        return {
            "not_started": "#768692", "on_track": "#007f3b", "issue": "#d5281b",
            "decision_required": "#330072",
        }[self.value]  # fmt: skip
