"""Imports as their list and their page show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.collect.actions import OPEN
from goldenthread.collect.progress import progress_of
from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.models import Observation
from goldenthread.web.scope import Scope

State = ImportBatch.State
COLOURS = {
    State.READY: "blue",
    State.APPLIED: "green",
    State.REFUSED: "red",
    State.FAILED: "red",
    State.WITHDRAWN: "grey",
}
AT_WORK = (State.UPLOADED, State.READING, State.APPLYING)


def visible_batches(scope: Scope) -> QuerySet[ImportBatch]:
    """Give the reader's own imports and those that brought figures of the organisation."""
    batches = ImportBatch.objects.select_related("by")
    if scope.reader.is_superuser:
        return batches
    figures = Observation.objects.visible_to(scope.reader)
    brought = figures.filter(series__measure__organisation=scope.organisation).order_by()
    return batches.filter(Q(by=scope.reader) | Q(pk__in=brought.values("batch")))


@dataclass(frozen=True)
class ImportPage:
    """One import: how far it is, what it would change, what it found."""

    batch: ImportBatch
    scope: Scope

    @property
    def is_at_work(self) -> bool:
        """Whether the page should look again in a while."""
        return self.batch.state in AT_WORK

    @property
    def is_own(self) -> bool:
        """Whether the reader may see every cell: the uploader's file can hold other bodies."""
        return self.scope.reader.is_superuser or self.batch.by_id == self.scope.reader.pk

    @property
    def can_confirm(self) -> bool:
        return self.is_own and self.batch.state == State.READY

    @property
    def can_withdraw(self) -> bool:
        return self.is_own and self.batch.state in OPEN

    @property
    def summary(self) -> str:
        """What it does, in a few words; '' where nothing is known yet."""
        sheets = self.sheets.values()
        kinds = ("added", "changed", "errors")
        totals = {kind: sum(counts.get(kind, 0) for counts in sheets) for kind in kinds}
        return ", ".join(f"{count:,} {kind}" for kind, count in totals.items() if count)

    @property
    def sheets(self) -> dict[str, dict[str, int]]:
        """The counts of each sheet."""
        return self.batch.plan.get("sheets", {})

    @property
    def lists(self) -> dict[str, list[dict[str, str]]]:
        """Errors, warnings, changes and additions one by one; nothing for other readers."""
        if not self.is_own:
            return {}
        names = ("errors", "warnings", "changes", "additions")
        return {name: self.batch.plan.get(name) or [] for name in names}

    def count(self, name: str) -> int:
        """Give how many there are in all; the lists hold the first ones."""
        return self.batch.plan.get("counts", {}).get(name, 0)

    @property
    def progress(self) -> tuple[int, int]:
        """Rows done and rows in all."""
        return progress_of(self.batch)

    @property
    def tag(self) -> dict[str, str]:
        return {
            "text": self.batch.get_state_display(),
            "colour": COLOURS.get(State(self.batch.state), "yellow"),
        }
