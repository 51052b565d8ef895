"""The report of a committee's chair to the parent, under its fixed headings."""

from __future__ import annotations

from goldenthread.records.meetings.models import MeetingSummary
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.front_sheet import FrontSheet, front_section
from goldenthread.report.compositions.meetings.parts import day, matters, paper_of, prose
from goldenthread.report.model import Report, Section
from goldenthread.vocabulary.redaction import published, whole


def summary_document(
    organisation: Organisation,
    summary: MeetingSummary,
    *,
    is_public: bool,
    front: FrontSheet | None = None,
    **more: object,
) -> Report:
    """Give a chair's report as a document; what it is about is at hand."""
    shown = published if is_public else whole
    meeting = summary.meeting
    parent = meeting.committee.parent
    to = parent.name if parent else "parent committee"
    return paper_of(
        organisation,
        "summary",
        f"Summary report: {meeting.committee.name}, {meeting.date:%-d %B %Y}",
        front.label if front else day(meeting.date),
        [
            Section("opening", "", prose(shown(summary.opening))) if summary.opening else None,
            Section("matters", "1. Key matters that were considered",
                    matters(shown(summary.key_matters))),
            Section("agreed", "2. Agreed besides", matters(shown(summary.agreed))),
            Section("attention", f"3. To be drawn to the attention of the {to}",
                    matters(shown(summary.drawn_to_attention))),
            front_section(front) if front else None,
        ],
        **more,
    )  # fmt: skip
