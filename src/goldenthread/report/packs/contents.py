"""What stands in the pack of a part of a meeting, in order, with what should be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch

from goldenthread.assure.meetings.results import ItemResult, MeetingResult, PaperResult
from goldenthread.assure.meetings.scope import scoped
from goldenthread.records.meetings.models import Meeting, Paper, PaperFile
from goldenthread.report.compositions.meetings.cover import missing_document
from goldenthread.report.compositions.meetings.documents import NothingToPrintError, paper_document
from goldenthread.report.compositions.meetings.front_sheet import (
    front_sheet_document,
    front_sheet_of,
)
from goldenthread.report.packs.pieces import Recipe, document_recipe, upload_recipe
from goldenthread.report.packs.reports import ReportMissingError, report_piece
from goldenthread.vocabulary.meetings import PaperSource, PaperState, Part

NOT_RECEIVED = "It had not been received when this pack was made."
FRONT_SHEET, MISSING = "front_sheet", "missing"


@dataclass(frozen=True)
class Entry:
    """A piece in its place: of which item and paper it is, and how it is made."""

    recipe: Recipe
    item: int
    reference: str
    item_title: str
    title: str
    kind: str
    paper: Paper

    @property
    def name(self) -> str:
        """What lists of a pack call it."""
        return f"{self.reference} {self.title}".strip()


@dataclass
class Contents:
    """The entries of a pack in order, and its warnings: `key`, `words`, `piece`, `bars`."""

    entries: list[Entry] = field(default_factory=list)
    warnings: list[dict[str, object]] = field(default_factory=list)

    def warn(self, key: str, entry: Entry | None, words: str, *, bars: bool = False) -> None:
        """Add a warning; one that `bars` keeps the pack from being published."""
        self.warnings.append(
            {
                "key": key,
                "piece": entry.recipe.piece if entry else "",
                "words": f"{entry.name}: {words}" if entry else words,
                "bars": bars,
            }
        )


def contents_of(meeting: Meeting, assessed: MeetingResult, part: Part) -> Contents:
    """Give what stands in the pack of a part; of the public part nothing private is read."""
    papers = papers_of(meeting, part)
    found = Contents()
    for item in assessed.items:
        for result in item.papers:
            paper = papers.get(result.id)
            if paper is not None:
                add_paper(found, paper, item, result, part)
    return found


def papers_of(meeting: Meeting, part: Part) -> dict[int, Paper]:
    """Give the papers of a part by their ids, with all that their documents need."""
    standing = PaperFile.objects.filter(removed_at__isnull=True).order_by("-added_at", "-pk")
    found = scoped(Paper.objects.all(), None, part).filter(item__meeting=meeting)
    found = found.select_related(
        "item__meeting__committee__organisation", "sponsor", "author", "risk", "about__committee",
        "terms__committee",
    ).prefetch_related("front_rows", Prefetch("files", standing, "standing"))  # fmt: skip
    return {one.pk: one for one in found}


def add_paper(
    found: Contents, paper: Paper, item: ItemResult, result: PaperResult, part: Part
) -> None:
    """Add the pieces of a paper: its front sheet where it has its own, then its document."""
    added = list(pieces_of(found, paper, item, part))
    found.entries += added
    if paper.state != PaperState.APPROVED and added[-1].kind != MISSING:
        state = paper.get_state_display().lower()
        found.warn("not_approved", added[-1], f"it is not approved by its executive ({state}).")


def pieces_of(found: Contents, paper: Paper, item: ItemResult, part: Part) -> Iterator[Entry]:
    """Give the entries of a paper."""
    body = f"paper-{paper.pk}"
    try:
        written = paper_document(paper, part)
        if written is not None:
            yield entry(paper, item, document_recipe(body, written), paper.source)
            return
        if paper.source == PaperSource.REPORT:
            report = report_piece(body, paper)
            made = entry(paper, item, report.recipe, paper.source)
            if report.is_draft:
                words = "draft: not frozen. Freeze its edition before this pack is published."
                found.warn("draft_report", made, words, bars=True)
        else:
            made = uploaded(paper, item, body)
    except (NothingToPrintError, ReportMissingError) as error:
        yield missing(found, paper, item, part, str(error))
        return
    if paper.has_front_sheet:
        organisation = paper.item.meeting.committee.organisation
        sheet = front_sheet_document(organisation, front_sheet_of(paper, part), in_pack=True)
        yield entry(paper, item, document_recipe(f"front-{paper.pk}", sheet), FRONT_SHEET)
    yield made


def entry(paper: Paper, item: ItemResult, recipe: Recipe, kind: str) -> Entry:
    """Give an entry of a paper."""
    return Entry(
        recipe=recipe,
        item=item.id,
        reference=item.reference,
        item_title=item.title,
        title=str(paper) if kind != FRONT_SHEET else f"Front sheet: {paper}",
        kind=kind,
        paper=paper,
    )


def uploaded(paper: Paper, item: ItemResult, piece: str) -> Entry:
    """Give the entry of an uploaded document; NothingToPrintError where there is none."""
    file = next(iter(paper.standing), None)
    if file is None:
        raise NothingToPrintError(NOT_RECEIVED)
    if not file.file.storage.exists(file.file.name):
        raise NothingToPrintError("Its file is lost: add it again.")
    return entry(paper, item, upload_recipe(piece, str(paper), file), "upload")


def missing(
    found: Contents,
    paper: Paper,
    item: ItemResult,
    part: Part,
    why: str,
    key: str = "missing_paper",
) -> Entry:
    """Give the entry that stands for a document that is not there, and warn of it."""
    due = next(one.due for one in item.papers if one.id == paper.pk)
    report = missing_document(
        paper.item.meeting.committee.organisation,
        front_sheet_of(paper, part),
        due=due,
        why=why,
        is_filled=paper.has_front_sheet,
    )
    made = entry(paper, item, document_recipe(f"paper-{paper.pk}", report), MISSING)
    found.warn(key, made, why)
    return made
