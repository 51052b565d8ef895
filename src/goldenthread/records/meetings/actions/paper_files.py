"""The uploaded body of a paper: added, replaced, taken away."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils import timezone

from goldenthread.records.meetings.actions.access import (
    WRITE_PAPER,
    RefusalError,
    check,
    lock,
    must_be_open,
)
from goldenthread.records.meetings.actions.papers import TRANSITIONS, attempt_on
from goldenthread.records.meetings.models import Paper, PaperFile
from goldenthread.records.meetings.uploads import UploadRefusedError, checked_upload
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import PaperSource


def add_paper_file(*, paper: Paper, content: bytes, name: str, by: User) -> PaperFile:
    """Add the document of a paper; one that was added before is replaced, and its row stays.

    It is kept under its hash: the name of a file may tell private business.
    """
    attempt = attempt_on(paper, "add document", by)
    attempt.must(WRITE_PAPER, paper)
    try:
        upload = checked_upload(content, name)
    except UploadRefusedError as error:
        raise attempt.refuse(str(error)) from error
    with attempt.writing():
        must_be_open(lock(paper.item.meeting))
        ends = check(TRANSITIONS, "write", paper, "paper")
        take_away(paper, by)
        file = PaperFile(
            paper=paper, name=upload.name, sha256=upload.sha256, pages=upload.pages,
            converted=upload.converted, added_by=by,
        )  # fmt: skip
        file.file.save(f"{upload.sha256[:32]}.pdf", ContentFile(upload.content), save=False)
        file.save()
        attempt.save(paper, state=ends, source=PaperSource.UPLOAD)
        attempt.trace(paper, sha256=upload.sha256, pages=upload.pages)
    return file


def remove_paper_file(*, file: PaperFile, by: User) -> None:
    """Take the document of a paper away; its row and its bytes stay."""
    paper = file.paper
    attempt = attempt_on(paper, "remove document", by)
    attempt.must(WRITE_PAPER, paper)
    with attempt.writing():
        must_be_open(lock(paper.item.meeting))
        ends = check(TRANSITIONS, "write", paper, "paper")
        if not take_away(paper, by, pk=file.pk):
            raise RefusalError("This document was taken away already.")
        attempt.save(paper, state=ends)
        attempt.trace(paper, sha256=file.sha256)
    file.refresh_from_db()


def take_away(paper: Paper, by: User, **which: int) -> int:
    """Mark documents that stand as taken away; give how many."""
    standing = paper.files.filter(removed_at__isnull=True, **which)
    return standing.update(removed_at=timezone.now(), removed_by=by)
