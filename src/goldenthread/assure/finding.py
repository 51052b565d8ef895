"""What the records contradict or lack: a finding says what, how grave, and about which record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ORDER = ("error", "warning", "note")


@dataclass(frozen=True)
class Finding:
    """Something that a reader should know: where, how grave, in words, about which record."""

    code: str
    severity: str  # 'error', 'warning' or 'note'
    words: str
    record: str  # the kind of record: 'action', 'milestone', 'measure', 'scheme', 'bridge' ...
    record_id: int
    workstream: str = ""  # code


def sorted_findings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings, errors first."""
    return tuple(sorted(found, key=lambda one: ORDER.index(one.severity)))
