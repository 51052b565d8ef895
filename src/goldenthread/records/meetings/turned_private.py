"""What was public when a pack was asked for, and was made private, removed or redacted since."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.records.meetings.models import AgendaItem, Interest, LogAction, Minute, Paper

PASSAGE = re.compile(r"\[\[(.*?)(?:\]\]|$)", re.DOTALL)
PRIVATE = frozenset({"private"})
OPEN: frozenset[str] = frozenset()
OF_ITEMS = ("minute", "paper")  # kinds of record whose meeting is their item's
BESIDE_ITEMS = ("interest", "log")  # kinds that a private item makes private too


@dataclass(frozen=True)
class Printed:
    """What a pack prints besides the papers themselves, and since when it stands fast.

    The meetings whose agenda, minutes or summary are in it, and the committees whose log is.
    """

    pack: int
    since: dt.datetime
    meetings: frozenset[int]
    logs: frozenset[int]


@dataclass(frozen=True)
class Version:
    """A record as it was from a moment on: what of it is hidden, and where it is printed."""

    record: tuple[str, int]
    at: dt.datetime
    hidden: frozenset[str]
    meeting: int | None
    committee: int | None = None
    reference: str = ""

    def is_printed_in(self, printed: Printed) -> bool:
        """Say whether the pack prints records of this meeting or of this log."""
        return self.meeting in printed.meetings or self.committee in printed.logs


def turned_private(printed: Sequence[Printed]) -> dict[int, tuple[str, ...]]:
    """Give, by pack, the references of what is hidden now and was not when it was asked for.

    Five queries, however many packs there are; packs without any are left out.
    """
    meetings = frozenset().union(*(one.meetings for one in printed))
    logs = frozenset().union(*(one.logs for one in printed))
    by_record: dict[tuple[str, int], list[Version]] = defaultdict(list)
    for version in versions(meetings, logs):
        by_record[version.record].append(version)
    found = {}
    for pack in printed:
        told = [turned(held, pack) for held in by_record.values()]
        if references := tuple(dict.fromkeys(one for one in told if one is not None)):
            found[pack.pack] = references
    return found


def turned(held: Sequence[Version], printed: Printed) -> str | None:
    """Give the reference of a record of which more is hidden than when the pack was asked for.

    None where that is not so, or the record was not there yet; `held` are its versions in order.
    """
    before = [one for one in held if one.at < printed.since]
    if not before or not before[-1].is_printed_in(printed):
        return None
    later = (one for one in held if one.at >= printed.since)
    is_turned = any(one.hidden - before[-1].hidden for one in later)
    return before[-1].reference if is_turned else None


def versions(meetings: Iterable[int], logs: Iterable[int]) -> list[Version]:
    """Give the kept versions of what meetings and logs print and is hidden at some time."""
    meetings = list(meetings)
    marked = Q(is_private=True)
    gone = marked | Q(history_type="-")
    aside = marked | Q(item__is_private=True)
    log_of = Q(committee__in=list(logs)) | Q(meeting__in=meetings)
    return [
        *of_kind("item", AgendaItem.history, Q(meeting__in=meetings), gone),
        *of_kind("paper", Paper.history, Q(item__meeting__in=meetings), marked),
        *of_kind("interest", Interest.history, Q(meeting__in=meetings), aside),
        *of_kind("log", LogAction.history, log_of, aside),
        *of_kind("minute", Minute.history, Q(item__meeting__in=meetings), Q(text__contains="[[")),
    ]


def of_kind(kind: str, history: Any, where: Q, hidden: Q) -> list[Version]:
    """Give the versions of one kind of record, in order (one query).

    Only records are looked at that have a version which is `hidden`.
    """
    ever = history.filter(where & hidden).values("id")
    kept: QuerySet = history.filter(id__in=ever).order_by("history_date", "history_id")
    if kind in (*OF_ITEMS, *BESIDE_ITEMS):
        kept = kept.select_related("item")
    return [version_of(kind, one) for one in kept]


def version_of(kind: str, row: Any) -> Version:
    """Give a kept version of a record."""
    about = row.item if kind in OF_ITEMS else row
    if kind == "minute":
        hidden = frozenset(PASSAGE.findall(row.text))
    else:
        is_gone = kind == "item" and row.history_type == "-"
        is_beside = kind in BESIDE_ITEMS and row.item is not None and row.item.is_private
        hidden = PRIVATE if row.is_private or is_gone or is_beside else OPEN
    return Version(
        record=(kind, row.id),
        at=row.history_date,
        hidden=hidden,
        meeting=about.meeting_id,
        committee=row.committee_id if kind == "log" else None,
        reference=getattr(about, "reference", ""),
    )
