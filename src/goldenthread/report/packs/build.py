"""Building a version of a pack that was asked for, and keeping it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.meetings.models import Meeting, Pack, PackPage
from goldenthread.report.packs.assembly import Assembled, Version, assemble
from goldenthread.report.packs.pieces import forget_unused
from goldenthread.vocabulary.meetings import Part

State = Pack.State
OPEN = (State.WAITING, State.BUILDING)
Progress = Callable[[int, int], None]


class PackBarredError(Exception):
    """The pack cannot be built; the message is for the person who asked for it."""


def build_pack(pack: Pack, progress: Progress | None = None) -> Pack:
    """Build a version that was asked for, and give it: file, hash, pages, manifest, changes.

    Pieces that were made before are taken as they are. Where nothing has changed since the version
    before and its file is there, no new one is made: the row that was asked for goes, and the
    version before, which now says so, is given. PackBarredError where it is not waiting, or there
    is no such part.
    """
    meeting = Meeting.objects.select_related("committee__organisation").get(pk=pack.meeting_id)
    part = Part(pack.part)
    if meeting.is_private and part is Part.PUBLIC:
        raise PackBarredError("This meeting has no public part.")
    if not Pack.objects.filter(pk=pack.pk, state__in=OPEN).update(state=State.BUILDING):
        raise PackBarredError("This version is not waiting to be built.")
    before = version_before(pack)
    known = None
    if before:
        is_kept = before.file.storage.exists(before.file.name)
        known = Version(before.number, before.manifest, is_kept)
    found = assemble(meeting, part, pack.number, known, progress)
    if found.is_unchanged and before:
        return keep_version_before(pack, before, found)
    return keep(pack, meeting, found)


def version_before(pack: Pack) -> Pack | None:
    """Give the newest version of the same part that was built before."""
    same = Pack.objects.filter(meeting=pack.meeting_id, part=pack.part, state=State.READY)
    return same.filter(number__lt=pack.number).order_by("-number").first()


def keep_version_before(pack: Pack, before: Pack, found: Assembled) -> Pack:
    """Let the version before stand for the one that was asked for, and say so in it."""
    asked = timezone.localtime(pack.asked_at)
    with transaction.atomic():
        if not Pack.objects.filter(pk=pack.pk, state=State.BUILDING).delete()[0]:
            raise PackBarredError("This version was given up while it was built.")
        before.message = (
            f"Nothing has changed since this version: no new one was made on "
            f"{asked:%-d %B %Y} at {asked:%H:%M}."
        )
        before.warnings = found.warnings
        before.save(update_fields=["message", "warnings"])
        trace(pack, before, unchanged_since=before.number)
    return before


def keep(pack: Pack, meeting: Meeting, found: Assembled) -> Pack:
    """Keep a version that was built with its pages; nothing of it where it was given up."""
    organisation = meeting.committee.organisation
    stem = slugify(f"{organisation.code}-{meeting.committee.code}-{meeting.date}")
    name = f"{stem}-part-{pack.part}-version-{pack.number}.pdf"
    pack.file.save(name, ContentFile(found.content), save=False)
    try:
        with transaction.atomic():
            write(pack, found)
    except BaseException:
        pack.file.delete(save=False)
        raise
    forget_unused()
    return pack


def write(pack: Pack, found: Assembled) -> None:
    """Write what was built into the row of a version, unless it was given up meanwhile."""
    building = Pack.objects.select_for_update().filter(pk=pack.pk, state=State.BUILDING)
    if not building.exists():
        raise PackBarredError("This version was given up while it was built.")
    pack.state, pack.built_at, pack.message = State.READY, timezone.now(), ""
    pack.sha256 = hashlib.sha256(found.content).hexdigest()
    pack.manifest, pack.changes = list(found.manifest), list(found.changes)
    pack.warnings = found.warnings
    pack.page_count = sum(len(texts) for texts in found.texts)
    pack.done = pack.total = len(found.manifest)
    pack.save()
    PackPage.objects.bulk_create(pages_of(pack, found), batch_size=500)
    trace(pack, pack, sha256=pack.sha256, pages=pack.page_count)


def pages_of(pack: Pack, found: Assembled) -> list[PackPage]:
    """Give the pages of a pack with their texts."""
    pages = []
    for row, texts in zip(found.manifest, found.texts, strict=True):
        for place, text in enumerate(texts):
            number = int(row["first_page"]) + place
            pages.append(
                PackPage(
                    pack=pack, number=number, piece=row["piece"], page_of_piece=place + 1, text=text
                )
            )
    return pages


def trace(asked: Pack, record: Pack, **facts: object) -> None:
    """Write what came of a version that was asked for into the audit trail."""
    write_audit_event(
        by=asked.asked_by,
        verb="build pack",
        record=record,
        organisation_code=asked.meeting.committee.organisation.code,
        details={"version": asked.number, "part": asked.part, **facts},
    )
