"""Whether a record of a meeting is private: by itself, its item, its paper or its meeting."""

from __future__ import annotations

from typing import Any

from goldenthread.vocabulary.meetings import Part


def is_private(record: Any) -> bool:
    """Say whether a record belongs to private business.

    It follows the same lookups (`private_where`) by which querysets leave it out.
    """
    return any(value_of(record, lookup) in (True, Part.PRIVATE) for lookup in record.private_where)


def value_of(record: Any, lookup: str) -> Any:
    """Give the value that a lookup leads to; None where a step of it is empty."""
    for name in lookup.split("__"):
        if record is None:
            return None
        record = getattr(record, name)
    return record
