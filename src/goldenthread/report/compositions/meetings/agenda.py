"""The agenda of a meeting: items by section, with purpose, presenter, time and their papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.assure.meetings.results import ItemResult, MeetingResult, PaperResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.parts import clock, name_of, paper_of, when
from goldenthread.report.model import Block, Cell, Paragraph, Report, Section, Table
from goldenthread.vocabulary.meetings import PaperState

OTHERS = "Other items"
COLUMNS = (("Ref.", 1.0), ("Item", 5.2), ("Purpose", 1.8), ("Presenter", 2.9), ("Time", 1.0))
PAGE = ("Page", 0.85)
NOT_RECEIVED = "document not received"


@dataclass(frozen=True)
class Place:
    """Where a paper begins in a pack: the name of the place, and its page.

    Of one that `is_missing` the document itself is not in the pack.
    """

    anchor: str
    page: int
    is_missing: bool = False


def agenda_document(
    organisation: Organisation, meeting: MeetingResult, places: Mapping[int, Place] | None = None
) -> Report:
    """Give the agenda as a document; in a pack `places` says where each paper (by id) begins."""
    rows = tuple(rows_of(meeting, places))
    columns = (*COLUMNS, PAGE) if places is not None else COLUMNS
    times = any(item.slot.starts for item in meeting.items)
    shown = [column for column in columns if times or column[0] != "Time"]
    if not times:
        at = [name for name, _ in columns].index("Time")
        rows = tuple(row if len(row) == 1 else (*row[:at], *row[at + 1 :]) for row in rows)
    table = Table(
        "Items", tuple(name for name, _ in shown), rows, widths=tuple(width for _, width in shown)
    )
    blocks: list[Block] = [Paragraph(meeting.place, lead="Place:")] if meeting.place else []
    blocks += [Paragraph(line) for line in meeting.notice.splitlines() if line.strip()]
    blocks.append(table if rows else Paragraph("There are no items yet."))
    return paper_of(
        organisation,
        "agenda",
        f"Agenda: {name_of(meeting)}",
        when(meeting),
        [Section("agenda", "", tuple(blocks))],
        in_pack=places is not None,
        places=tuple(one.anchor for one in (places or {}).values()),
    )


def rows_of(
    meeting: MeetingResult, places: Mapping[int, Place] | None
) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each item and paper, and one for each section above its items."""
    section = ""
    for item in meeting.items:
        if item.section != section:
            section = item.section
            yield (Cell(section or OTHERS),)
        only = item.papers[0] if len(item.papers) == 1 else None
        place = (places or {}).get(only.id) if only else None
        yield (
            Cell(item.reference, is_header=True),
            Cell(words_of(item, only, place), anchor=place.anchor if place else ""),
            Cell(item.purpose.label if item.purpose else ""),
            Cell(item.presenter or item.lead),
            Cell(clock(item.slot.starts) + ("\nfixed" if item.slot.is_fixed else "")),
            *page_cell(place, places),
        )
        if only is None:
            for paper in item.papers:
                yield paper_row(paper, places)


def paper_row(paper: PaperResult, places: Mapping[int, Place] | None) -> tuple[Cell, ...]:
    """Give the row of one of several papers of an item."""
    place = (places or {}).get(paper.id)
    words = f"Paper: {paper.title}{state_words(paper, place)}"
    linked = Cell(words, anchor=place.anchor if place else "")
    return (Cell(), linked, Cell(), Cell(paper.author), Cell(), *page_cell(place, places))


def page_cell(place: Place | None, places: Mapping[int, Place] | None) -> tuple[Cell, ...]:
    """Give the cell of the page where a paper begins; none outside a pack."""
    if places is None:
        return ()
    if place is None:
        return (Cell(),)
    return (Cell(str(place.page), anchor=place.anchor, align="end"),)


def words_of(item: ItemResult, paper: PaperResult | None, place: Place | None) -> str:
    """Give an item's title with what should be known of it."""
    notes = [line.strip() for line in item.note.splitlines() if line.strip()]
    if item.is_verbal and not any("verbal" in note.lower() for note in notes):
        notes.insert(0, "Verbal item")
    if paper and paper.title != item.title:
        notes.append(f"Paper: {paper.title}{state_words(paper, place)}")
    elif paper and (words := state_words(paper, place)):
        notes.append(words.strip(" ()").capitalize())
    return "\n".join([item.title, *notes])


def state_words(paper: PaperResult, place: Place | None) -> str:
    """Say in brackets that a paper is to follow, came late, or is not there; else nothing."""
    if place and place.is_missing:
        return f" ({NOT_RECEIVED})"
    if paper.received is None and paper.state == PaperState.DUE:
        return " (paper to follow)"
    return " (late paper)" if paper.received is not None and paper.days_late else ""
