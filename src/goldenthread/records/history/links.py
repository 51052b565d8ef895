"""The links of a record to others, each with its line of history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.records.people.models import User


def link(
    record: Any, links: Mapping[str, Sequence[Any]], columns: Mapping[str, str], by: User
) -> dict[str, str]:
    """Make a record's links these; give the words of each change.

    `links` are the wanted records by the name of the relation, `columns` the name of the linked
    record in its through model.
    """
    words = {}
    for name, wanted in links.items():
        through, one = type(record)._meta.get_field(name).remote_field.through, columns[name]
        own = record._meta.model_name
        held = {
            getattr(kept, f"{one}_id"): kept for kept in through.objects.filter(**{own: record})
        }
        gone, added = held.keys() - {kept.pk for kept in wanted}, []
        for pk in gone:
            held[pk]._history_user = by
            held[pk].delete()
        for kept in wanted:
            if kept.pk not in held:
                new = through(**{own: record, one: kept})
                new._history_user = by
                new.save()
                added.append(kept)
        if gone or added:
            words[name] = "; ".join(str(kept) for kept in wanted) or "none"
    return words


def organisation_of(record: Any) -> Any:
    """Give the organisation that a record belongs to."""
    for part in getattr(record, "in_organisation", "organisation").split("__"):
        record = getattr(record, part)
    return record
