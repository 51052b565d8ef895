"""What anybody may read: published packs, as long as nothing in them has become private since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.records.meetings.models import AgendaItem, Pack, Paper
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.vocabulary.meetings import Part

PAPER = re.compile(r"paper-(\d+)\b")
AT_ONCE = 10_000  # keys in one question to the database


@dataclass(frozen=True)
class Named:
    """A record that a pack holds words of: an item of an agenda, or a paper."""

    kind: str
    pk: int
    reference: str


def named_in(manifest: Iterable[Mapping[str, Any]]) -> Iterator[Named]:
    """Give the records that the rows of a manifest name.

    A row is about its `item` and, where its piece is a paper's, about that paper; `items` are those
    whose words stand in it as well, as on an agenda or in minutes.
    """
    for row in manifest:
        reference = row.get("reference") or ""
        if row.get("item"):
            yield Named("item", row["item"], reference)
        if match := PAPER.match(row.get("piece") or ""):
            yield Named("paper", int(match[1]), reference)
        for one in row.get("items") or ():
            yield Named("item", one["item"], one.get("reference") or "")


def withheld(packs: Sequence[Pack]) -> dict[int, tuple[str, ...]]:
    """Give, by pack, the references of what its public part holds and is not public any more.

    Private now, moved to a private meeting, or removed: what cannot be shown to be public is taken
    to be private. Packs that hold nothing of the kind are left out, and so are those of part 2. Two
    queries, however many packs there are.
    """
    named = {pack: list(named_in(pack.manifest)) for pack in packs if pack.part == Part.PUBLIC}
    if not named:
        return {}
    asked = {kind: {one.pk for found in named.values() for one in found if one.kind == kind}
             for kind in ("item", "paper")}  # fmt: skip
    papers = Paper.objects.public().exclude(about__part=Part.PRIVATE)
    public = {
        "item": still_there(AgendaItem.objects.public(), asked["item"]),
        "paper": still_there(papers, asked["paper"]),
    }
    found = {}
    for pack, records in named.items():
        held = [one.reference for one in records if one.pk not in public[one.kind]]
        held += [row.get("reference") or "" for row in pack.manifest if row.get("private")]
        if held or pack.meeting.is_private:
            found[pack.pk] = tuple(dict.fromkeys(held))
    return found


def still_there(records: Confidential, pks: set[int]) -> set[int]:
    """Give those of the keys that the records hold."""
    asked = sorted(pks)
    parts = [asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE)]
    return {pk for part in parts for pk in records.filter(pk__in=part).values_list("pk", flat=True)}


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
