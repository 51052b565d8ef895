"""What anybody may read: published packs, as long as nothing in them has become private since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.records.meetings.models import AgendaItem, Meeting, Pack, Paper
from goldenthread.records.meetings.turned_private import Printed, turned_private
from goldenthread.vocabulary.meetings import PaperSource, Part

PAPER = re.compile(r"(?:paper|front)-(\d+)\b")
AT_ONCE = 10_000  # keys in one question to the database


@dataclass(frozen=True)
class Named:
    """A record that a pack holds words of: an item of an agenda, or a paper."""

    kind: str
    pk: int
    reference: str


def named_in(manifest: Iterable[Mapping[str, Any]]) -> Iterator[Named]:
    """Give the records that the rows of a manifest name.

    A row is about its `item` and, where its piece is a paper's or its front sheet, about that
    paper; the agenda's row lists the items whose titles stand on it.
    """
    for row in manifest:
        reference = row.get("reference") or ""
        if row.get("item"):
            yield Named("item", row["item"], reference)
        if match := PAPER.match(row.get("piece") or ""):
            yield Named("paper", int(match[1]), reference)
        for one in row.get("agenda") or ():
            yield Named("item", one["item"], one.get("reference") or "")


def withheld(packs: Iterable[Pack]) -> dict[int, tuple[str, ...]]:
    """Give, by pack, the references of what its public part holds and is not public any more.

    Private now, moved to a private meeting, or removed: what cannot be shown to be public is taken
    to be private. So is what was made private or redacted after the pack was asked for, of its own
    meeting and of those whose minutes, summaries or actions its papers print. Packs that hold
    nothing of the kind are left out, and so are those of part 2. The number of queries does not
    grow with the packs.
    """
    asked = {pack: list(named_in(pack.manifest)) for pack in packs if pack.part == Part.PUBLIC}
    if not asked:
        return {}
    pks = {kind: {one.pk for found in asked.values() for one in found if one.kind == kind}
           for kind in ("item", "paper")}  # fmt: skip
    papers = public_papers(pks["paper"])
    public: dict[str, Collection[int]] = {"item": public_items(pks["item"]), "paper": papers}
    of_committee = meetings_of({pack.meeting.committee_id for pack in asked})
    turned = turned_private([printed_in(pack, asked[pack], papers, of_committee) for pack in asked])
    found = {}
    for pack, named in asked.items():
        held = [one.reference for one in named if one.pk not in public[one.kind]]
        held += [row.get("reference") or "" for row in pack.manifest if row.get("private")]
        held += turned.get(pack.pk, ())
        if held or pack.meeting.is_private:
            found[pack.pk] = tuple(dict.fromkeys(held))
    return found


def printed_in(
    pack: Pack,
    named: Sequence[Named],
    papers: Mapping[int, Paper],
    of_committee: Mapping[int, Sequence[Meeting]],
) -> Printed:
    """Give what a pack prints: its own meeting, and what its papers tell of.

    An action log tells of the meetings of its committee up to the pack's own.
    """
    own = [papers[one.pk] for one in named if one.kind == "paper" and one.pk in papers]
    meetings = {pack.meeting_id, *(one.about_id for one in own if one.about_id)}
    logs = set()
    if any(paper.source == PaperSource.ACTION_LOG for paper in own):
        logs = {pack.meeting.committee_id}
        held = of_committee[pack.meeting.committee_id]
        meetings.update(one.pk for one in held if one.date <= pack.meeting.date)
    return Printed(pack.pk, pack.asked_at, frozenset(meetings), frozenset(logs))


def meetings_of(committees: Collection[int]) -> dict[int, list[Meeting]]:
    """Give the meetings of some committees, by committee (one query)."""
    found: dict[int, list[Meeting]] = defaultdict(list)
    for one in Meeting.objects.filter(committee__in=committees).only("committee", "date"):
        found[one.committee_id].append(one)
    return found


def public_items(pks: Collection[int]) -> set[int]:
    """Give those of the agenda items that are public."""
    found = (AgendaItem.objects.public().filter(pk__in=part) for part in parts(pks))
    return {pk for records in found for pk in records.values_list("pk", flat=True)}


def public_papers(pks: Collection[int]) -> dict[int, Paper]:
    """Give those of the papers that are public, by key; none that tells of a private meeting."""
    public = Paper.objects.public().exclude(about__part=Part.PRIVATE).only("source", "about")
    return {one.pk: one for part in parts(pks) for one in public.filter(pk__in=part)}


def parts(pks: Collection[int]) -> Iterator[list[int]]:
    """Give keys in parts that a database takes in one question."""
    asked = sorted(pks)
    for start in range(0, len(asked), AT_ONCE):
        yield asked[start : start + AT_ONCE]


def published_packs(meeting: int | None = None) -> list[Pack]:
    """Give the packs that anybody may read now, of the newest meeting first; of one where given."""
    packs = Pack.objects.public().filter(
        published_at__isnull=False, withdrawn_at__isnull=True, state=Pack.State.READY
    )
    if meeting is not None:
        packs = packs.filter(meeting=meeting)
    found = list(
        packs.select_related("meeting__committee__organisation", "meeting__approval")
        .defer("changes", "warnings", "message")
        .order_by("-meeting__date", "-pk")
    )
    held = withheld(found)
    return [pack for pack in found if pack.pk not in held]
