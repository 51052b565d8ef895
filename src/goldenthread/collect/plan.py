"""What an import would do, before and after it is done; the same for people and for programs."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any

from goldenthread.collect.problems import Problem, shown
from goldenthread.collect.reading import Source
from goldenthread.records.history.keeping import Differences, Directory, Row, Subject
from goldenthread.records.measures.actions.revisions import Revisions

SHOWN = 500  # changes, additions and problems that are kept one by one


@dataclass
class SheetCounts:
    """How many rows of a sheet do what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Change:
    """A stored value that changes: where it stands in the file, what it was, what it becomes."""

    sheet: str
    row: int
    key: str
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Addition:
    """A record that is added."""

    sheet: str
    row: int
    key: str


@dataclass
class Work:
    """Rows of one subject and what they would do."""

    subject: Subject
    rows: list[Row]
    found: Differences


@dataclass
class ImportPlan:
    """What a source would do: counts by sheet, changes with old and new values, problems.

    `state` is `ready`, `refused` (there are errors) or `applied`. `work` and `revisions` are what
    is written; they are left out of the JSON form.
    """

    source: Source
    state: str = "ready"
    sheets: dict[str, SheetCounts] = field(default_factory=dict)
    additions: list[Addition] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    total: int = 0
    organisations: list[str] = field(default_factory=list)
    batch_id: int | None = None
    work: list[Work] = field(default_factory=list, repr=False)
    revisions: Revisions = field(default_factory=Revisions, repr=False)
    directory: Directory | None = field(default=None, repr=False)

    @property
    def has_work(self) -> bool:
        """True where something would be written."""
        return bool(self.revisions) or any(work.found for work in self.work)

    def fingerprint(self) -> str:
        """Give a digest of all that the plan would write, to see whether it is still the same."""
        total = hashlib.sha256()
        for name, one in sorted(self.sheets.items()):
            total.update(f"{name} {one.added} {one.changed}\n".encode())
        for change in self.changes:
            total.update(f"{change}\n".encode())
        return total.hexdigest()

    def as_json(self, most: int | None = None) -> dict[str, Any]:
        """Give the plan as plain data, with at most `most` of each list and how many there are."""
        lists = {
            "additions": self.additions,
            "changes": self.changes,
            "errors": self.errors,
            "warnings": self.warnings,
        }
        return {
            "state": self.state,
            "source": self.source.name,
            "sha256": self.source.sha256,
            "sheets": {name: asdict(counts) for name, counts in self.sheets.items()},
            **{name: [asdict(one) for one in found[:most]] for name, found in lists.items()},
            "counts": {name: len(found) for name, found in lists.items()},
        }


def printed(value: object) -> str:
    """Give a stored or new value as the preview prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "|".join(str(part) for part in value)
    return shown(value)
