"""The cover of a pack, and the page that stands for a paper that is not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.assure.meetings.results import MeetingResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.front_sheet import FrontSheet, front_blocks
from goldenthread.report.compositions.meetings.parts import day, name_of, paper_of, when
from goldenthread.report.model import Block, Bullets, Link, Paragraph, Report, Section
from goldenthread.vocabulary.meetings import Part

PRIVATE = "Private and confidential: for members of the meeting and those invited to it alone."


def cover_document(
    organisation: Organisation,
    meeting: MeetingResult,
    part: Part,
    *,
    version: int,
    since: int | None = None,
    changes: Sequence[str] = (),
    drafts: Sequence[str] = (),
) -> Report:
    """Give the cover of a version of a pack, with what changed `since` the version before."""
    blocks: list[Block] = []
    if part is Part.PRIVATE:
        blocks.append(Paragraph(PRIVATE))
    if meeting.place:
        blocks.append(Paragraph(meeting.place, lead="Place:"))
    blocks += [Paragraph(line) for line in meeting.notice.splitlines() if line.strip()]
    for words in drafts:
        blocks.append(Paragraph(words, lead="Draft:"))
    sections = [Section("about", "", tuple(blocks))]
    if since is not None:
        listed = Bullets(tuple(Link(words, "") for words in changes))
        title = f"What changed since version {since}"
        sections.append(Section("changes", title, (listed,)))
    made = paper_of(
        organisation,
        "cover",
        name_of(meeting),
        when(meeting),
        sections,
        prepared=f"{part.label}, papers of the meeting",
        edition=f"Version {version}",
        in_pack=True,
    )
    return replace(made, form="cover")


def missing_document(
    organisation: Organisation, front: FrontSheet, *, due: dt.date, why: str, is_filled: bool
) -> Report:
    """Give the page of a paper whose document is not there, under its front sheet if it has one."""
    blocks: list[Block] = [Paragraph(f"{why} It was due on {day(due)}.", lead="Document:")]
    if is_filled:
        blocks += front_blocks(front)
    return paper_of(
        organisation,
        "missing",
        front.title,
        front.label,
        [Section("missing", "", tuple(blocks))],
        in_pack=True,
    )
