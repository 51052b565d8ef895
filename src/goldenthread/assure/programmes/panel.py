"""The evidence assurance panel's month: presented, approved, declined, by division and kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = {
    "condition_29a": "29A",
    "condition_31": "S31",
    "must": "Must",
    "should": "Should",
    "other": "Other",
}


@dataclass(frozen=True)
class Presented:
    """An action before the panel on a day, with what was decided."""

    panel_date: dt.date
    division: str
    kind: str  # one of KINDS
    outcome: str  # 'approved', 'declined' or 'more_evidence'


@dataclass(frozen=True)
class PanelRow:
    """The counts of a division, or the total; breakdowns in the order of `kinds`."""

    division: str
    presented: int
    approved: int
    declined: int
    more_evidence: int
    approved_by_kind: tuple[int, ...]
    declined_by_kind: tuple[int, ...]


@dataclass(frozen=True)
class PanelTable:
    """The panel's table; kinds that nobody presented are left out but for the four of the field."""

    kinds: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    total: PanelRow
    dates: tuple[dt.date, ...]


def panel_table(items: Iterable[Presented], start: dt.date, end: dt.date) -> PanelTable:
    """Give the table of the panels from `start` to `end`; divisions in order of first appearance.

    Each presentation counts once: an action that comes again counts again.
    """
    held = [item for item in items if start <= item.panel_date <= end]
    kinds = tuple(
        kind for kind in KINDS if kind != "other" or any(item.kind == "other" for item in held)
    )
    divisions = dict.fromkeys(item.division for item in held)
    return PanelTable(
        kinds=kinds,
        rows=tuple(
            panel_row(name or "No division", [i for i in held if i.division == name], kinds)
            for name in divisions
        ),
        total=panel_row("Total", held, kinds),
        dates=tuple(sorted({item.panel_date for item in held})),
    )


def panel_row(name: str, items: list[Presented], kinds: tuple[str, ...]) -> PanelRow:
    """Count the items of a row."""

    def by_kind(outcome: str) -> tuple[int, ...]:
        chosen = [item.kind for item in items if item.outcome == outcome]
        return tuple(chosen.count(kind) for kind in kinds)

    outcomes = [item.outcome for item in items]
    return PanelRow(
        division=name,
        presented=len(items),
        approved=outcomes.count("approved"),
        declined=outcomes.count("declined"),
        more_evidence=outcomes.count("more_evidence"),
        approved_by_kind=by_kind("approved"),
        declined_by_kind=by_kind("declined"),
    )
