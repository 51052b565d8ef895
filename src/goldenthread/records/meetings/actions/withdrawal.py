"""Published packs that hold what has become private: found, and taken back at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.records.meetings.actions.access import Attempt
from goldenthread.records.meetings.models import Meeting, Pack, Paper
from goldenthread.records.meetings.published import named_in
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import PaperSource

VERB = "withdraw pack"


def published_packs() -> QuerySet[Pack]:
    """Give the packs that anybody can read now."""
    return Pack.objects.filter(published_at__isnull=False, withdrawn_at__isnull=True)


def papers_telling_of(meeting: Meeting) -> QuerySet[Paper]:
    """Give the papers that print what a meeting did: minutes, summaries, later action logs."""
    logs = Q(
        source=PaperSource.ACTION_LOG, item__meeting__committee=meeting.committee_id,
        item__meeting__date__gte=meeting.date,
    )  # fmt: skip
    return Paper.objects.filter(Q(about=meeting) | logs)


def withdraw_packs_telling_of(meeting: Meeting, by: User, *, is_own: bool = True) -> None:
    """Withdraw the published packs that may hold what a meeting's agenda or minutes say.

    `is_own` counts the meeting's own pack, whose agenda lists every item.
    """
    papers = set(papers_telling_of(meeting).values_list("pk", flat=True))
    organisation = meeting.committee.organisation
    packs = published_packs().filter(meeting__committee__organisation=organisation)
    held = [
        one
        for one in packs.select_related("meeting__committee__organisation")
        if (is_own and one.meeting_id == meeting.pk)
        or any(named.kind == "paper" and named.pk in papers for named in named_in(one.manifest))
    ]
    withdraw(held, by)


def withdraw(packs: Iterable[Pack], by: User, reason: str = "it holds private business") -> None:
    """Take published packs back, each with its trace; inside the caller's transaction."""
    for pack in packs:
        pack.withdrawn_at, pack.withdrawn_by = timezone.now(), by
        pack.save(update_fields=["withdrawn_at", "withdrawn_by"])
        attempt = Attempt(VERB, by, pack, pack.meeting.committee.organisation)
        attempt.trace(pack, version=pack.number, because=reason)
