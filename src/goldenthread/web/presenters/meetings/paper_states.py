"""The tags and words of how far papers are, and how they stand to their day."""

from __future__ import annotations

import datetime as dt

from goldenthread.vocabulary.meetings import PaperState

COLOURS = {
    PaperState.DUE: "grey",
    PaperState.DRAFT: "yellow",
    PaperState.SUBMITTED: "blue",
    PaperState.APPROVED: "green",
}


def state_tag(state: str) -> dict[str, str]:
    """Give the tag of a paper's state."""
    found = PaperState(state)
    return {"text": found.label, "colour": COLOURS[found], "classes": "app-tag"}


def lateness(days: int, received: dt.date | None) -> str:
    """Say how late a paper is or came, '' where it is in time."""
    if days <= 0:
        return ""
    count = f"{days} day{'' if days == 1 else 's'}"
    return f"Came {count} late" if received else f"{count} late"
