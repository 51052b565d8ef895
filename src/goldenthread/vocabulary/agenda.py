"""References and order of agenda items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

Key = TypeVar("Key")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def reference_of(prefix: str, number: int) -> str:
    """Give the reference of an item, such as '04-11'; without a prefix the number alone."""
    if number < 1:
        raise ValueError(f"{number} is no number of an item")
    stem = prefix.strip()
    if not stem or not stem[-1].isalnum():
        return f"{stem}{number}"
    return f"{stem}-{number}"


def renumbered(prefix: str, start: int, count: int) -> tuple[str, ...]:
    """Give the references of so many items in order, from `start`."""
    return tuple(reference_of(prefix, number) for number in range(start, start + count))


def next_number(prefix: str, references: Sequence[str]) -> int:
    """Give the number after the highest that the references with the prefix have; 1 for none."""
    stem = reference_of(prefix, 1)[:-1]
    numbers = [one[len(stem) :] for one in references if one.startswith(stem)]
    return max((int(one) for one in numbers if one.isdecimal()), default=0) + 1


def prefix_of(date: dt.date) -> str:
    """Give what references of a meeting begin with where nothing else is said: its month."""
    return f"{date:%m}"


def moved(order: Sequence[Key], key: Key, before: Key | None) -> tuple[Key, ...]:
    """Give the order with `key` put before another, at the end for None.

    ValueError where one of them is not in the order, or an item should stand before itself.
    """
    if key == before:
        raise ValueError("an item cannot stand before itself")
    rest = list(order)
    rest.remove(key)
    rest.insert(len(rest) if before is None else rest.index(before), key)
    return tuple(rest)


def action_reference(item_reference: str, earlier: int) -> str:
    """Give the reference of a log action from its item: the second of an item gets the letter b."""
    if earlier == 0:
        return item_reference
    rounds, letter = divmod(earlier, len(LETTERS))
    return f"{item_reference}{LETTERS[letter]}{rounds + 1 if rounds else ''}"
