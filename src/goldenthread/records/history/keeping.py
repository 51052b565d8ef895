"""Keeping many records of one model at once: recognised by natural keys, compared, written.

A row is a mapping in natural form: parents are named by their codes, never by ids, so that rows can
be compared before the parents of new records exist. Every query is one for a model, never one for
a row, and each record added or changed gets its line of history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from goldenthread.records.people.models import User

Row = Mapping[str, Any]
Key = tuple[Any, ...]
BATCH = 2_000


@dataclass(frozen=True)
class Parent:
    """A foreign key: the subject it points to and the row fields that make up its key.

    Where the field `named` (the last one when empty) is None, there is no parent.
    """

    subject: str
    fields: tuple[str, ...]
    named: str = ""

    @property
    def name_field(self) -> str:
        """The field that says whether there is a parent."""
        return self.named or self.fields[-1]


@dataclass(frozen=True)
class Subject:
    """How the records of one model are recognised and compared.

    `key` and `fields` are row fields; `lookups` says where the stored record holds a row field that
    is not a column of its own; `parents` says how foreign keys follow from row fields. Records that
    link an owner to others name the owner's key in `owned_by`: what an owner no longer names goes.
    `added_by` is the column of new records that keeps who added them.
    """

    name: str
    model: type[Model]
    key: tuple[str, ...]
    fields: tuple[str, ...]
    scope: str  # lookup of the organisation's code; empty: all records are looked at
    lookups: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, Parent] = field(default_factory=dict)
    owned_by: tuple[str, ...] = ()
    added_by: str = ""

    def lookup(self, name: str) -> str:
        """Give the lookup of a row field on the stored record."""
        return self.lookups.get(name, name)

    def key_of(self, row: Row) -> Key:
        """Give the natural key of a row."""
        return tuple(row.get(name) for name in self.key)

    def owner_of(self, row: Row) -> Key:
        """Give the key of the record that a link belongs to."""
        return tuple(row.get(name) for name in self.owned_by)

    @property
    def self_parents(self) -> tuple[str, ...]:
        """Foreign keys to the same model."""
        return tuple(name for name, parent in self.parents.items() if parent.subject == self.name)


@dataclass(frozen=True)
class Stored:
    """A stored record in natural form."""

    pk: int
    values: dict[str, Any]


Change = dict[str, tuple[Any, Any]]  # row field -> old, new


@dataclass
class Differences:
    """What rows would do: indexes of rows to add, and of rows that change with what changes.

    `removed` are links that their owners no longer name.
    """

    added: list[int] = field(default_factory=list)
    changed: list[tuple[int, Stored, Change]] = field(default_factory=list)
    unchanged: int = 0
    removed: list[Stored] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many records would be written."""
        return len(self.added) + len(self.changed) + len(self.removed)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Directory:
    """Ids of records by their natural keys, for the organisations that are being written to."""

    def __init__(self, subjects: Iterable[Subject], organisations: Iterable[str]) -> None:
        self.subjects = {subject.name: subject for subject in subjects}
        self.organisations = sorted(set(organisations))
        self.stored: dict[str, dict[Key, Stored]] = {}
        self.ids: dict[str, dict[Key, int]] = {}

    def records(self, name: str) -> dict[Key, Stored]:
        """Give the stored records of a subject, read once."""
        if name not in self.stored:
            self.stored[name] = read(self.subjects[name], self.organisations)
            self.ids[name] = {key: found.pk for key, found in self.stored[name].items()}
        return self.stored[name]

    def id_of(self, name: str, key: Key) -> int:
        """Give the id of the record with the key, which is stored or was just added."""
        self.records(name)
        return self.ids[name][key]


def read(subject: Subject, organisations: Sequence[str]) -> dict[Key, Stored]:
    """Give the stored records of the organisations by natural key; where a key is held twice, the
    newest."""
    names = (*subject.key, *subject.fields)
    found = subject.model._default_manager.all()
    if subject.scope:
        found = found.filter(**{f"{subject.scope}__in": organisations})
    rows = found.order_by("pk").values_list("pk", *(subject.lookup(name) for name in names))
    records: dict[Key, Stored] = {}
    for pk, *values in rows:
        named = dict(zip(names, values, strict=True))
        records[subject.key_of(named)] = Stored(pk, named)
    return records


def differences(subject: Subject, rows: Sequence[Row], stored: Mapping[Key, Stored]) -> Differences:
    """Give what `rows` would add and change; a field that a row does not hold changes nothing."""
    found = Differences()
    for index, row in enumerate(rows):
        before = stored.get(subject.key_of(row))
        if before is None:
            found.added.append(index)
        elif change := change_of(subject, row, before):
            found.changed.append((index, before, change))
        else:
            found.unchanged += 1
    return found


def link_differences(
    subject: Subject,
    rows: Sequence[Row],
    owners: set[Key],
    stored: Mapping[Key, Stored],
    constants: Row,
) -> Differences:
    """Give what `rows`, all the links of `owners`, would add and remove.

    Only links that have the `constants` are compared: one with dates of its own stays.
    """
    found = differences(subject, rows, stored)
    named = {subject.key_of(row) for row in rows}
    found.removed = [
        link
        for key, link in stored.items()
        if key not in named
        and subject.owner_of(link.values) in owners
        and all(link.values[name] == value for name, value in constants.items())
    ]
    return found


def change_of(subject: Subject, row: Row, before: Stored) -> Change:
    """Give the fields that the row changes; the same number written otherwise is no change."""
    change = {
        name: (before.values[name], row[name])
        for name in subject.fields
        if name in row and row[name] != before.values[name]
    }
    if set(change) == {"written"} and row.get("number") is not None:
        return {}
    return change


def write(
    subject: Subject,
    rows: Sequence[Row],
    found: Differences,
    *,
    directory: Directory,
    by: User | None,
    reason: str,
) -> None:
    """Write the differences with their history."""
    if found.added:
        add(subject, [rows[index] for index in found.added], directory, by, reason)
    if found.changed:
        change(subject, rows, found, directory, by, reason)
    if found.removed:
        remove(subject, found.removed, by, reason)


def add(
    subject: Subject,
    rows: Sequence[Row],
    directory: Directory,
    by: User | None,
    reason: str,
) -> None:
    """Create records; foreign keys to the same model are set once all of them exist."""
    directory.records(subject.name)
    extra = {subject.added_by: by} if subject.added_by else {}
    made = [subject.model(**columns(subject, row, directory), **extra) for row in rows]
    subject.model._default_manager.bulk_create(made, batch_size=BATCH)
    ids = directory.ids[subject.name]
    for row, record in zip(rows, made, strict=True):
        ids[subject.key_of(row)] = record.pk
    if linked := subject.self_parents:
        for row, record in zip(rows, made, strict=True):
            for name in linked:
                setattr(record, f"{name}_id", parent_id(subject, name, row, directory))
        subject.model._default_manager.bulk_update(made, linked, batch_size=BATCH)
    keep_history(subject, made, by, reason, is_update=False)


def change(
    subject: Subject,
    rows: Sequence[Row],
    found: Differences,
    directory: Directory,
    by: User | None,
    reason: str,
) -> None:
    """Update records that are stored."""
    records = subject.model._default_manager.in_bulk([before.pk for _, before, _ in found.changed])
    touched: set[str] = set()
    for index, before, _ in found.changed:
        record = records[before.pk]
        for name, value in columns(subject, rows[index], directory).items():
            setattr(record, name, value)
            touched.add(name)
        for name in subject.self_parents:
            if subject.parents[name].name_field in rows[index]:
                setattr(record, f"{name}_id", parent_id(subject, name, rows[index], directory))
                touched.add(name)
    names = sorted(name.removesuffix("_id") for name in touched)
    subject.model._default_manager.bulk_update(records.values(), names, batch_size=BATCH)
    keep_history(subject, list(records.values()), by, reason, is_update=True)


def remove(subject: Subject, links: Sequence[Stored], by: User | None, reason: str) -> None:
    """Delete links, each with its line of history."""
    for record in subject.model._default_manager.filter(pk__in=[link.pk for link in links]):
        record._history_user = by  # type: ignore[attr-defined]
        record._change_reason = reason[:100]  # type: ignore[attr-defined]
        record.delete()


def columns(subject: Subject, row: Row, directory: Directory) -> dict[str, Any]:
    """Give the columns of a record: plain fields and the ids of its parents."""
    natural = {part for parent in subject.parents.values() for part in parent.fields}
    names = {field.name for field in subject.model._meta.concrete_fields}
    plain = {
        name: row[name]
        for name in (*subject.key, *subject.fields)
        if name in row and name in names and not (name in natural and name in subject.lookups)
    }
    for name, parent in subject.parents.items():
        if name not in subject.self_parents and parent.name_field in row:
            plain[f"{name}_id"] = parent_id(subject, name, row, directory)
    return plain


def parent_id(subject: Subject, name: str, row: Row, directory: Directory) -> int | None:
    """Give the id of the row's parent."""
    parent = subject.parents[name]
    if row.get(parent.name_field) is None:
        return None
    return directory.id_of(parent.subject, tuple(row.get(part) for part in parent.fields))


def keep_history(
    subject: Subject, records: list[Model], by: User | None, reason: str, *, is_update: bool
) -> None:
    """Add a line of history for each record; one whose rows are only ever added has none."""
    if not hasattr(subject.model, "history"):
        return
    subject.model.history.bulk_history_create(
        records,
        batch_size=BATCH,
        update=is_update,
        default_user=by,
        default_change_reason=reason[:100],
    )


def keep(
    subject: Subject, rows: Sequence[Row], *, directory: Directory, by: User | None, reason: str
) -> Differences:
    """Compare rows with what is stored and write what differs; give what that was."""
    found = differences(subject, rows, directory.records(subject.name))
    write(subject, rows, found, directory=directory, by=by, reason=reason)
    return found
