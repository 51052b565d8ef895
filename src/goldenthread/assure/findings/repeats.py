"""Records that repeat each other: references, texts, the words of the last period. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from goldenthread.assure.findings.wording import folded

HEADING = 3  # records, from which a reference that all of a part share is its heading

Item = TypeVar("Item")


def repeated(
    items: Iterable[Item], key: Callable[[Item], Hashable | None]
) -> Iterator[tuple[Hashable, list[Item]]]:
    """Give each key that several items share, with them; items whose key is None are left."""
    held: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        found = key(item)
        if found is not None:
            held[found].append(item)
    for found, same in held.items():
        if len(same) > 1:
            yield found, same


def is_heading(references: Iterable[str], count: int) -> bool:
    """Say whether one reference stands for every record of a part: a heading, not a slip.

    `count` is how many records carry it.
    """
    return count >= HEADING and len(set(references)) == 1


def text_key(text: str, *parts: Hashable) -> Hashable | None:
    """Give what two records with the same text share; None of an empty text."""
    return (folded(text), *parts) if text.strip() else None


def other_months(
    days: Iterable[tuple[Item, dt.date]], against: dt.date
) -> Iterator[tuple[Item, dt.date]]:
    """Give the items whose day lies in another month than the day that they are held against."""
    for item, day in days:
        if (day.year, day.month) != (against.year, against.month):
            yield item, day
