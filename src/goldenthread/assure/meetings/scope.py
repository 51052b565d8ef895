"""Which records of meetings are read: by whom, and of which part."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part


def scoped(records: Any, reader: User | None, part: Part | None) -> QuerySet[Any]:
    """Give the records that the reader may see; the command line (None) sees all of them.

    With a part only what belongs to it is read from the database at all.
    """
    found = records if reader is None else records.visible_to(reader)
    if part is None:
        return found
    return found.public() if part is Part.PUBLIC else found.private()
