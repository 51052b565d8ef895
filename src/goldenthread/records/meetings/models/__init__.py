"""The models of meetings."""

from goldenthread.records.meetings.models.committee import (
    Committee,
    CommitteeSeat,
    PlannedItem,
    TermsApproval,
    TermsOfReference,
    TermsSection,
)
from goldenthread.records.meetings.models.log import (
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
)
from goldenthread.records.meetings.models.meeting import AgendaItem, AgendaSubject, Meeting
from goldenthread.records.meetings.models.pack import Pack, PackPage, PackPiece, PackRemark
from goldenthread.records.meetings.models.paper import FrontSheetRow, Paper, PaperFile, PaperStep
from goldenthread.records.meetings.models.record import (
    Attendance,
    Decision,
    Interest,
    MeetingSummary,
    Minute,
    MinutesApproval,
)

__all__ = [
    "AgendaItem",
    "AgendaSubject",
    "Attendance",
    "Committee",
    "CommitteeSeat",
    "Decision",
    "FrontSheetRow",
    "Interest",
    "LogAction",
    "LogActionDue",
    "LogActionOwner",
    "LogActionProgress",
    "LogActionStep",
    "Meeting",
    "MeetingSummary",
    "Minute",
    "MinutesApproval",
    "Pack",
    "PackPage",
    "PackPiece",
    "PackRemark",
    "Paper",
    "PaperFile",
    "PaperStep",
    "PlannedItem",
    "TermsApproval",
    "TermsOfReference",
    "TermsSection",
]
