"""Small parts that the sections of a programme's reports share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from goldenthread.assure.programmes.results import StatusView
from goldenthread.report.model import Block, Bullets, Cell, Link, Paragraph, Status
from goldenthread.vocabulary import StatusStep

NO_STATUS = "No status"
MOVEMENTS = {"improved": "Improved", "worsened": "Worsened", "unchanged": "Unchanged", "": ""}


def status_of(step: StatusStep | None) -> Status | None:
    """Give a step as printed."""
    return Status(step.words, step.symbol, step.colour, step.ink) if step else None


def step_cell(step: StatusStep | None, words: str = "") -> Cell:
    """Give a cell with a step; words where there is none."""
    return Cell("" if step else words or NO_STATUS, status=status_of(step))


def view_cell(view: StatusView) -> Cell:
    """Give a cell with the effective status; where owner and rule differ, all three."""
    if view.effective is None:
        return Cell(NO_STATUS)
    return Cell(difference(view), status=status_of(view.effective))


def difference(view: StatusView) -> str:
    """Word what the rule proposes and the owner's reason, '' where they agree."""
    if not view.differs or view.proposed is None:
        return ""
    reason = f" Reason: {view.reason}" if view.reason else " No reason is given."
    return f"The rule proposes: {view.proposed.words} ({view.why}).{reason}"


def bullets(items: Iterable[str], empty: str = "None recorded.") -> Block:
    """Give items as a list, or one line that says that there are none."""
    links = tuple(Link(item, "") for item in items)
    return Bullets(links) if links else Paragraph(empty)


def paragraphs(items: Iterable[str]) -> list[Block]:
    """Give each item as a paragraph."""
    return [Paragraph(item) for item in items]


def day(date: dt.date | None) -> str:
    """Give a date as tables print it."""
    return f"{date:%-d %b %Y}" if date else ""


def joined(names: Sequence[str]) -> str:
    """Give posts in one line."""
    return "; ".join(names) or "Not recorded"


def share(count: int, total: int) -> str:
    """Give a count with its share in whole percent."""
    return f"{count} of {total} ({round(100 * count / total)}%)" if total else "none"
