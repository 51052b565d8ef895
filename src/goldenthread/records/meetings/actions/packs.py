"""Packs: asked for, published, withdrawn; and readers' own remarks on them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.utils import timezone

from goldenthread.records.meetings.actions.access import (
    READ_PRIVATE,
    Attempt,
    RefusalError,
    is_part_2,
    lock,
)
from goldenthread.records.meetings.actions.withdrawal import published_packs, withdraw
from goldenthread.records.meetings.models import Meeting, Pack, PackRemark
from goldenthread.records.meetings.published import withheld
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part

State = Pack.State
PUBLISHED, WITHDRAWN = "published", "withdrawn"
LABELS = {**dict(State.choices), PUBLISHED: "Published", WITHDRAWN: "Withdrawn"}
# step: the standings that it starts from, the one that it leads to
TRANSITIONS: dict[str, tuple[frozenset[str], str]] = {
    "publish": (frozenset({State.READY}), PUBLISHED),
    "withdraw": (frozenset({PUBLISHED}), WITHDRAWN),
}
STUCK = dt.timedelta(hours=1)


def standing_of(pack: Pack) -> str:
    """Give where a pack stands: withdrawn, published, or how far its building is."""
    if pack.withdrawn_at is not None:
        return WITHDRAWN
    return PUBLISHED if pack.published_at is not None else pack.state


def check_standing(pack: Pack, step: str) -> None:
    """Refuse a step that is not open from where the pack stands now."""
    pack.refresh_from_db(fields=["state", "published_at", "withdrawn_at"])
    standing = standing_of(pack)
    if standing not in TRANSITIONS[step][0]:
        words = f"This pack is '{LABELS[standing].lower()}': that step is not open."
        raise RefusalError(words)


def ask_for_pack(*, meeting: Meeting, part: str, by: User) -> Pack:
    """Ask for the next version of the pack of a part; the background builds it."""
    attempt = Attempt("ask for pack", by, meeting, meeting.committee.organisation)
    wanted = Part(part)
    attempt.must_run(meeting.committee, is_private=is_part_2(wanted))
    with attempt.writing():
        lock(meeting)
        if meeting.is_private and wanted is Part.PUBLIC:
            raise RefusalError("This meeting has no public part.")
        own = Pack.objects.filter(meeting=meeting, part=wanted)
        running = own.filter(state__in=(State.WAITING, State.BUILDING))
        if running.filter(asked_at__gt=timezone.now() - STUCK).exists():
            raise RefusalError("A version of this pack is being built: wait for it.")
        running.update(state=State.FAILED, message="It was not finished in an hour.")
        number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
        pack = Pack.objects.create(meeting=meeting, part=wanted, number=number, asked_by=by)
        attempt.trace(pack, version=number, part=wanted)
    return pack


def publish_pack(*, pack: Pack, by: User, is_older: bool = False) -> Pack:
    """Let anybody read the pack of a public part; the version that was public is withdrawn.

    A version that is not the newest is published only where `is_older` says so. Nothing that is
    private now, or has become so since it was asked for, is ever published.
    """
    meeting = pack.meeting
    attempt = Attempt("publish pack", by, pack, meeting.committee.organisation)
    attempt.must_run(meeting.committee, is_private=is_part_2(pack.part) or meeting.is_private)
    with attempt.writing():
        lock(attempt.organisation)  # nothing becomes private while this is checked
        if is_part_2(pack.part) or meeting.is_private:
            raise RefusalError("The private part of a meeting is never published.")
        check_standing(pack, "publish")
        if barring := [one["words"] for one in pack.warnings if one.get("bars")]:
            raise RefusalError(f"This version cannot be published: {'; '.join(barring)}")
        if not is_older and meeting.packs.filter(part=pack.part, number__gt=pack.number).exists():
            raise RefusalError("There is a newer version: publish that one, or say that you mean "
                               "the older one.")  # fmt: skip
        if withheld([pack]):
            raise RefusalError("This version holds business that is private now: build it again.")
        withdraw(published_packs().filter(meeting=meeting), by, "another version is published")
        pack.published_at, pack.published_by = timezone.now(), by
        pack.save(update_fields=["published_at", "published_by"])
        attempt.trace(pack, version=pack.number, sha256=pack.sha256)
    return pack


def withdraw_pack(*, pack: Pack, by: User) -> Pack:
    """Take a published pack back: nobody reads it without signing in any more."""
    attempt = Attempt("withdraw pack", by, pack, pack.meeting.committee.organisation)
    attempt.must_run(pack.meeting.committee)
    with attempt.writing():
        lock(pack.meeting)
        check_standing(pack, "withdraw")
        withdraw([pack], by, "it was taken back")
    return pack


def write_remark(
    *,
    meeting: Meeting,
    part: str,
    kind: str,
    piece: str,
    page_of_piece: int,
    by: User,
    quote: str = "",
    before: str = "",
    text: str = "",
    remark: PackRemark | None = None,
) -> PackRemark:
    """Keep a reader's own note or highlight on a page, or change one; nobody else reads it."""
    attempt = Attempt("write remark", by, meeting, meeting.committee.organisation)
    must_read(attempt, meeting, Part(part))
    with attempt.writing():
        if remark is not None and (remark.reader_id, remark.meeting_id) != (by.pk, meeting.pk):
            raise RefusalError("This remark is not yours.")
        if not (text.strip() or quote.strip()):
            raise RefusalError("Write the note, or mark words.")
        kept = remark or PackRemark(reader=by, meeting=meeting)
        kept.part, kept.kind, kept.piece = Part(part), PackRemark.Kind(kind), piece
        kept.page_of_piece, kept.quote, kept.text = page_of_piece, quote.strip(), text.strip()
        kept.before = before.strip()
        kept.save()
        attempt.trace(meeting, part=kept.part, kind=kept.kind)
    return kept


def must_read(attempt: Attempt, meeting: Meeting, part: Part) -> None:
    """Let those alone go on who read that part of the meeting."""
    if not Meeting.objects.visible_to(attempt.by).filter(pk=meeting.pk).exists():
        attempt.leave("not allowed to")
        raise PermissionDenied(f"You may not {attempt.verb} here.")
    if is_part_2(part) or meeting.is_private:
        attempt.must(READ_PRIVATE, meeting.committee)


def remove_remark(*, remark: PackRemark, by: User) -> None:
    """Take away one's own remark."""
    meeting = remark.meeting
    attempt = Attempt("remove remark", by, meeting, meeting.committee.organisation)
    if remark.reader_id != by.pk:
        attempt.leave("not allowed to")
        raise PermissionDenied("You may not remove remarks of others.")
    with attempt.writing():
        attempt.trace(meeting, part=remark.part, kind=remark.kind)
        remark.delete()
