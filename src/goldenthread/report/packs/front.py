"""The first pieces of a pack: its cover, and its agenda with the page of every paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.assure.meetings.results import MeetingResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.agenda import Place, agenda_document
from goldenthread.report.model import Report
from goldenthread.report.packs.pieces import Made, document_recipe, prepared
from goldenthread.report.serialise import content_hash, to_json

COVER, AGENDA = "cover", "agenda"
MOST_TRIES = 4  # page numbers change no page: the second try is the last


@dataclass(frozen=True)
class Stretch:
    """The pages of a paper in a pack: its first piece, and how many pages all of it has."""

    paper: int
    anchor: str
    pages: int
    is_missing: bool


@dataclass(frozen=True)
class AgendaHashes:
    """Hashes of an agenda: of all that it prints but the pages, and of its items alone."""

    source: str
    items: str


def agenda_hashes(
    organisation: Organisation, meeting: MeetingResult, stretches: Sequence[Stretch]
) -> AgendaHashes:
    """Give what tells an agenda from another, whatever pages its papers are on."""
    places = {one.paper: Place(one.anchor, 0, one.is_missing) for one in stretches}
    bare = replace(meeting, items=tuple(replace(item, papers=()) for item in meeting.items))
    return AgendaHashes(
        hash_of(agenda_document(organisation, meeting, places)),
        hash_of(agenda_document(organisation, bare)),
    )


def hash_of(report: Report) -> str:
    """Give the hash of a document's content."""
    return content_hash(to_json(report))


def front_pieces(
    organisation: Organisation,
    meeting: MeetingResult,
    cover: Report,
    stretches: Sequence[Stretch],
) -> tuple[Made, Made]:
    """Give cover and agenda; the agenda says on which page each paper begins."""
    first = prepared(document_recipe(COVER, cover))
    pages = 1
    for _ in range(MOST_TRIES):
        places = places_after(first.pages + pages, stretches)
        report = agenda_document(organisation, meeting, places)
        agenda = prepared(document_recipe(AGENDA, report))
        if agenda.pages == pages:
            break
        pages = agenda.pages
    return first, agenda


def places_after(pages: int, stretches: Sequence[Stretch]) -> dict[int, Place]:
    """Give where each paper begins, behind so many pages."""
    found = {}
    for one in stretches:
        found[one.paper] = Place(one.anchor, pages + 1, one.is_missing)
        pages += one.pages
    return found
