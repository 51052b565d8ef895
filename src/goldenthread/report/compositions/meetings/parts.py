"""Small parts that the documents of meetings share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from goldenthread.assure.meetings.results import MeetingResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.model import Block, Paragraph, Passage, Points, Report, Run, Section

NOTHING = "None."
POINT = re.compile(r"^[-•*]\s+")
SAYS_NOTHING = re.compile(r"^(?:n/?a|none|nil|-)?\.?$", re.IGNORECASE)
LONGEST_LEAD = 70  # letters before a colon that stand for what a line is about


def paper_of(
    organisation: Organisation,
    code: str,
    title: str,
    label: str,
    sections: Iterable[Section | None],
    **more: object,
) -> Report:
    """Give a paper of a meeting as a document; sections without anything to say are left out."""
    return Report(
        code=code,
        title=title,
        organisation=organisation.name,
        organisation_code=organisation.code,
        period="",
        period_label=label,
        sections=tuple(section for section in sections if section is not None),
        form="paper",
        **more,  # type: ignore[arg-type]
    )


def day(date: dt.date) -> str:
    """Give a date as headings print it."""
    return f"{date:%A %-d %B %Y}"


def short_day(date: dt.date | None) -> str:
    """Give a date as tables print it."""
    return f"{date:%-d %b %Y}" if date else ""


def clock(time: dt.time | None) -> str:
    """Give a time as agendas print it."""
    return f"{time:%H:%M}" if time else ""


def when(meeting: MeetingResult) -> str:
    """Give the day of a meeting with its times."""
    times = " to ".join(clock(one) for one in (meeting.starts, meeting.ends) if one)
    return f"{day(meeting.date)}, {times}" if times else day(meeting.date)


def name_of(meeting: MeetingResult) -> str:
    """Give what a meeting is called, without its day."""
    named = meeting.label.rpartition(",")[0]
    return named if named != meeting.committee else f"{meeting.committee} meeting"


def prose(text: str, *, is_led: bool = False) -> tuple[Block, ...]:
    """Give written text as paragraphs, lines that begin with a dash as a list.

    Where lines are `is_led`, what each is about, before its first colon, is in bold.
    """
    made = led if is_led else plain
    found: list[Block] = []
    for line in text.splitlines():
        words = line.strip()
        if not words:
            continue
        if not POINT.match(words):
            found.append(Passage(made(words)))
            continue
        item = made(POINT.sub("", words))
        before = found.pop().items if found and isinstance(found[-1], Points) else ()
        found.append(Points((*before, item)))
    return tuple(found)


def matters(text: str) -> tuple[Block, ...]:
    """Give text of one matter a line as a list, what each is about in bold; or that it is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(SAYS_NOTHING.match(line) for line in lines):
        return (Paragraph(NOTHING),)
    return (Points(tuple(led(POINT.sub("", line)) for line in lines)),)


def plain(line: str) -> tuple[Run, ...]:
    """Give a line as it is."""
    return (Run(line),)


def led(line: str) -> tuple[Run, ...]:
    """Give a line with what it is about, before its first colon, in bold."""
    about, colon, rest = line.partition(": ")
    if not colon or len(about) > LONGEST_LEAD or "." in about:
        return plain(line)
    return (Run(f"{about}: ", "strong"), Run(rest))
