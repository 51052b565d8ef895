"""A meeting with papers of every source, and its packs as they are built and read."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from typing import Any

from django.core.files.base import ContentFile

from goldenthread.records.meetings.models import (
    AgendaItem,
    FrontSheetRow,
    Pack,
    Paper,
    PaperFile,
    TermsOfReference,
    TermsSection,
)
from goldenthread.report.packs.build import build_pack
from goldenthread.report.packs.versions import next_version
from goldenthread.vocabulary.meetings import Part
from tests import factories
from tests.integration.meetings.boardroom import Boardroom
from tests.unit.report.packs import made


@cache
def sheets(*words: str) -> bytes:
    """Give an upload with a page for each of the words."""
    return made.sheets(*words)


class PackRoom:
    """The boardroom with the agenda of May and what its papers are made of."""

    def __init__(self, boardroom: Boardroom) -> None:
        self.boardroom = boardroom
        self.meeting = boardroom.may
        self.trust = boardroom.trust

    def item(self, title: str, **options: Any) -> AgendaItem:
        """Add an item to the agenda."""
        return self.boardroom.item(title=title, **options)

    def paper(self, item: AgendaItem, **options: Any) -> Paper:
        """Add a paper that its executive approved."""
        given = {"state": "approved", "received": dt.date(2023, 5, 16), **options}
        return self.boardroom.paper(item, **given)

    def upload(self, paper: Paper, *words: str, content: bytes = b"") -> PaperFile:
        """Add an upload to a paper in place of what it had."""
        body = content or sheets(*words)
        paper.files.update(removed_at=dt.datetime(2023, 5, 10, tzinfo=dt.UTC))
        return PaperFile.objects.create(
            paper=paper,
            file=ContentFile(body, "body.pdf"),
            name="Body.pdf",
            sha256=hashlib.sha256(body).hexdigest(),
            pages=len(words) or 1,
        )

    def uploaded(self, title: str, *words: str, **options: Any) -> Paper:
        """Add an item with an uploaded paper."""
        paper = self.paper(self.item(title), has_front_sheet=False, **options)
        self.upload(paper, *(words or (title,)))
        return paper

    def written(self, title: str, words: str, **options: Any) -> Paper:
        """Add an item with a paper that is written here."""
        return self.paper(self.item(title), source="words", words=words, **options)

    def full(self) -> dict[str, Paper]:
        """Add papers of every source that need no report."""
        room = self.boardroom
        minuted = room.item(room.april, title="The plan", section="Strategy")
        factories.MinuteFactory(item=minuted, text="It was discussed.\n- A point\n[[SECRET pay]]")
        factories.MeetingDecisionFactory(item=minuted, text="Approved.")
        room.log_action(minuted, text="Write it down")
        room.attend(room.april, room.posts["chair"], *room.neds)
        factories.MeetingSummaryFactory(meeting=room.finance, key_matters="Money: was spent.")
        papers = {
            "minutes": self.paper(
                self.item("Minutes"), source="minutes", about=room.april, has_front_sheet=False
            ),
            "log": self.paper(self.item("Actions"), source="action_log", has_front_sheet=False),
            "summary": self.paper(self.item("Finance"), source="summary", about=room.finance),
            "terms": self.paper(self.item("Terms"), source="terms", terms=self.terms()),
            "words": self.written("Chair's report", "Weather: it was fine.\nNothing else."),
            "upload": self.uploaded("Forward plan", "Plan one", "Plan two"),
            "missing": self.paper(self.item("Not here"), summary="What it would say"),
        }
        FrontSheetRow.objects.create(
            paper=papers["missing"], kind="implication", name="Legal", answer="Yes", comment="Some"
        )
        return papers

    def terms(self) -> TermsOfReference:
        """Make two versions of terms of reference; give the second."""
        for number, duty in enumerate(("Review the work of the team", "Review the work"), 1):
            version = TermsOfReference.objects.create(
                committee=self.boardroom.committee, number=number
            )
            TermsSection.objects.create(terms=version, order=1, heading="Duties", text=duty)
        return version

    def build(self, part: str = "1", meeting: Any = None) -> Pack:
        """Build the next version of a part."""
        return build_pack(next_version(meeting or self.meeting, Part(part)))


def content_of(pack: Pack) -> bytes:
    """Give the document of a pack."""
    with pack.file.open() as held:
        return held.read()


def kinds_of(pack: Pack) -> list[tuple[str, str]]:
    """Give the kind and reference of each piece of a pack."""
    return [(row["kind"], row["reference"]) for row in pack.manifest]
