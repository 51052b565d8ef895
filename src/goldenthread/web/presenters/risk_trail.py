"""What became of a risk or an issue: each kept version in words, old and new, and refusals."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.vocabulary import score_of
from goldenthread.web.forms.risks import IssueForm, RiskForm
from goldenthread.web.presenters.audit import CHANGES, Trace, worded

MOST = 100
PARTS = {
    "Score before controls": ("inherent_likelihood", "inherent_impact"),
    "Score now": ("likelihood", "impact"),
    "Target score": ("target_likelihood", "target_impact"),
}
IN_SCORES = {name for pair in PARTS.values() for name in pair}
LINKS = {"requirements", "objectives"}


def trail_of(record: Risk | Issue, events: list[AuditEvent]) -> list[Trace]:
    """Give what was done to the record or refused, newest first; `events` are those about it.

    What a version changed is read from the kept versions, so that imports are told as well.
    """
    refused = [
        Trace(one.at, str(one.by or one.source or "The system"),
              f"{one.verb.capitalize()} (refused)", worded(one.details))
        for one in events
        if one.refused
    ]  # fmt: skip
    return sorted([*versions(record), *refused], key=lambda trace: trace.at, reverse=True)[:MOST]


def versions(record: Risk | Issue) -> list[Trace]:
    """Give the kept versions in words, newest first (one query)."""
    named = [name for name in ("owner", "workstream", "unit") if hasattr(record, name)]
    kept = list(record.history.select_related("history_user", *named)[: MOST + 1])
    found = [version_trace(new, changes_of(old, new)) for new, old in pairwise(kept)]
    if kept and len(kept) <= MOST:
        found.append(version_trace(kept[-1], []))
    return found


def version_trace(version: Any, changes: list[str]) -> Trace:
    """Give one version: who kept it, and what it changed or why."""
    what = CHANGES[version.history_type].capitalize()
    if version.history_type == "~" and not changes:
        changes = ["no field of its own"]
    reason = version.history_change_reason or ""
    return Trace(
        version.history_date,
        str(version.history_user or "Import or system"),
        what,
        "; ".join([*changes, *([reason] if reason else [])]),
    )


def changes_of(old: Any, new: Any) -> list[str]:
    """Say which fields differ between two versions, with the old and the new words."""
    is_risk = hasattr(new, "likelihood")
    found = []
    if is_risk:
        for label, parts in PARTS.items():
            before, after = score_words(old, *parts), score_words(new, *parts)
            if before != after:
                found.append(f"{label}: {before} → {after}")
    for name, field in (RiskForm if is_risk else IssueForm).base_fields.items():
        if name in IN_SCORES | LINKS:
            continue
        before, after = words_of(old, name), words_of(new, name)
        if before != after:
            found.append(f"{field.label}: {before} → {after}")
    return found


def score_words(version: Any, likelihood: str, impact: str) -> str:
    """Give a score with its parts, as of a version."""
    parts = getattr(version, likelihood), getattr(version, impact)
    if None in parts:
        return "not scored"
    return f"{score_of(*parts)} (likelihood {parts[0]}, impact {parts[1]})"


def words_of(version: Any, name: str) -> str:
    """Give the value of a field in words, as of a version."""
    shown = getattr(version, f"get_{name}_display", None)
    value = shown() if shown else getattr(version, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return f"{value:%-d %B %Y}"
    return str(value) if value not in (None, "") else "nothing"
