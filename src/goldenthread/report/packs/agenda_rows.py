"""The agenda as a pack keeps it in its manifest: what anybody reads of it once it is published."""

from __future__ import annotations

from typing import Any

from goldenthread.assure.meetings.results import MeetingResult
from goldenthread.report.compositions.meetings.parts import clock


def agenda_rows(meeting: MeetingResult) -> list[dict[str, Any]]:
    """Give the items that an agenda prints, in order, as plain values.

    They are kept with the pack, so that its public page shows what was published and no later
    change, and so that every item that the agenda names can be checked.
    """
    return [
        {
            "item": item.id,
            "reference": item.reference,
            "title": item.title,
            "section": item.section,
            "purpose": item.purpose.value if item.purpose else "",
            "presenter": item.presenter or item.lead,
            "starts": clock(item.slot.starts),
            "is_verbal": item.is_verbal,
        }
        for item in meeting.items
    ]
