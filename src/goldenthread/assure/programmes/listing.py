"""A programme as plain values for `goldenthread export --json`: documented, stable keys."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.assure.foresight.listing import programme_outlook_row
from goldenthread.assure.foresight.programmes import foresee_programme
from goldenthread.assure.programmes.assess import Assessed
from goldenthread.assure.programmes.results import StatusView
from goldenthread.vocabulary import StatusStep


def programme_row(assessed: Assessed) -> dict[str, Any]:
    """Give everything computed of a programme: statuses proposed and stated, and totals."""
    result, completion = assessed.result, assessed.completion
    return {
        "organisation": result.organisation_code,
        "code": result.code,
        "name": result.name,
        "period": result.period.code,
        "as_of": result.on.isoformat(),
        "roll_up": result.roll_up,
        **status_row("delivery", result.status),
        **status_row("embedding", result.embedding),
        "movement": result.movement,
        "foresight": programme_outlook_row(foresee_programme(result)),
        "workstreams": [
            {
                "code": one.code,
                "name": one.name,
                **status_row("delivery", one.delivery),
                **status_row("embedding", one.embedding),
                "movement": one.movement,
            }
            for one in result.workstreams
        ],
        "requirements": [
            {
                "code": one.code,
                "kind": one.kind,
                "workstream": one.workstream,
                "actions": list(one.actions),
                "delivery": step_code(one.delivery),
                "embedding": step_code(one.embedding),
            }
            for one in result.requirements
        ],
        "actions": [
            {
                "code": one.code,
                "title": one.title,
                "workstream": one.workstream,
                "unit": one.unit,
                "kind": one.kind,
                "due": iso(one.baseline),
                "forecast": iso(one.forecast),
                "completed": iso(one.completed),
                "approved": iso(one.approved),
                "closure": one.closure,
                **status_row("delivery", one.delivery),
                **status_row("embedding", one.embedding),
            }
            for one in result.actions
        ],
        "milestones": [
            {
                "reference": one.reference,
                "description": one.description,
                "workstream": one.workstream,
                "due": iso(one.due),
                "measure": one.measure or None,
                "target": one.target or None,
                "actuals": [
                    {"period": a.period.code, "value": a.text, "comparison": a.comparison}
                    for a in one.actuals
                ],
                **status_row("status", one.status),
            }
            for one in result.milestones
        ],
        "completion": {
            "total": completion.total,
            "planned": completion.planned_now,
            "actual": completion.actual_now,
            "gap": completion.gap,
            "percent_planned": completion.percent(completion.planned_now),
            "percent_actual": completion.percent(completion.actual_now),
        },
        "scorecards": [
            {
                "workstream": code,
                "number": row.number,
                "measure": row.measure,
                "position": row.position,
                "comparison": row.comparison.value if row.comparison else None,
                "trend": row.trend,
            }
            for code, tables in assessed.scorecards.items()
            for table in tables
            for row in table.rows
        ],
        "findings": [
            {"code": one.code, "severity": one.severity, "words": one.words}
            for one in result.findings
        ],
    }


def status_row(name: str, view: StatusView) -> dict[str, Any]:
    """Give a status three ways: as proposed by which rule, as stated, and as it counts."""
    return {
        name: step_code(view.effective),
        f"{name}_proposed": step_code(view.proposed),
        f"{name}_stated": step_code(view.stated),
        f"{name}_rule": view.rule,
        f"{name}_why": view.why,
        f"{name}_reason": view.reason,
    }


def step_code(step: StatusStep | None) -> str | None:
    """Give the code of a step, None for none."""
    return step.code if step else None


def iso(day: dt.date | None) -> str | None:
    """Give a date as ISO text, None for none."""
    return day.isoformat() if day else None
