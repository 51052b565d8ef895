"""An assessment as plain values for `goldenthread export --json`: documented, stable keys."""

from __future__ import annotations

from typing import Any

from goldenthread.assure.foresight.listing import outlook_row
from goldenthread.assure.results import Assessment, MeasureResult, Position
from goldenthread.vocabulary import Comparison, Value, ValueSpec, to_number


def listing(assessment: Assessment, organisations: dict[str, str]) -> dict[str, Any]:
    """Give the whole assessment; `organisations` holds the names by ODS code."""
    return {
        "period": assessment.period.code,
        "organisations": [{"code": c, "name": n} for c, n in sorted(organisations.items())],
        "measures": [
            {**measure_row(result), "foresight": outlook_row(assessment.outlook_of(result))}
            for result in assessment.measures
        ],
    }


def measure_row(result: MeasureResult) -> dict[str, Any]:
    """Give one measure; numbers and limits are in the measure's unit (minutes for durations)."""
    return {
        "organisation": result.organisation_code,
        "code": result.code,
        "name": result.name,
        "theme": result.theme,
        "tier": result.tier.value,
        "role": result.role.value,
        "kind": result.kind.value,
        "unit": result.unit,
        "better": result.better.value,
        **position_row(result.latest, result.spec),
        "previous": position_row(result.previous, result.spec) if result.previous else None,
        "variation": result.variation.value,
        "assurance": result.assurance.value,
        "assurance_limits": result.assurance_limits,
        "for_periods": result.for_periods,
        "rule": result.action.rule,
        "action": result.action.words,
        "action_code": result.action.code.value,
        "escalated": result.escalated,
        "reasons": [{"code": r.code, "words": r.words} for r in result.reasons],
        "change": result.change.value,
        "change_words": result.change_words,
        "mean": result.limits.mean,
        "lower_limit": result.limits.lower,
        "upper_limit": result.limits.upper,
        "warnings": [warning.value for warning in result.warnings],
        "quality": [{"code": note.code, "words": note.words} for note in result.quality],
        "method": result.method,
    }


def position_row(position: Position | None, spec: ValueSpec) -> dict[str, Any]:
    """Give a figure and its target as printed and as numbers; nulls where there is no figure."""
    if position is None:
        position_keys = ("period", "value", "number", "target", "target_number", "status")
        return {**dict.fromkeys(position_keys), "comparison": Comparison.NOT_COMPARABLE.value}
    return {
        "period": position.period.code,
        "value": position.text,
        "number": to_number(position.value, spec),
        "target": position.target_text or None,
        "target_number": number_of(position.target, spec),
        "status": position.status,
        "comparison": position.comparison.value,
    }


def number_of(value: Value | None, spec: ValueSpec) -> float | None:
    """Give a value's number in the measure's unit; None where there is none."""
    return None if value is None else to_number(value, spec)
