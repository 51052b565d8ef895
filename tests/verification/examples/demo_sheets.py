"""Reads the committed sheets of the demo trust and runs the statistical engine on them."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from goldenthread.assure.business_rules import EscalationFacts, decide, escalations
from goldenthread.spc import analyse
from goldenthread.vocabulary import (
    Assurance,
    Better,
    Kind,
    Period,
    PeriodKind,
    Role,
    Tier,
    ValueSpec,
    Variation,
    is_chartable_as_xmr,
    parse_period,
    parse_value,
    to_number,
)

FOLDER = Path(__file__).parents[3] / "examples" / "demo-trust"
MARCH, FEBRUARY = Period.month(2026, 3), Period.month(2026, 2)
RANK = {"target": 2, "trajectory": 2, "national": 1, "system": 0}
DIRECTION = {"higher": "increase", "lower": "decrease", "neither": "neutral"}


@cache
def sheet(name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def measures() -> dict[str, dict[str, str]]:
    """Give the measures by code."""
    return {row["code"]: row for row in sheet("measures")}


def spec_of(measure: dict[str, str]) -> ValueSpec:
    """Give how the measure's values are written."""
    decimals = int(measure["decimals"]) if measure["decimals"] else None
    scale = tuple(measure["scale"].split("|")) if measure["scale"] else ()
    return ValueSpec(Kind(measure["kind"]), measure["unit"], decimals, scale)


@cache
def line(code: str, series: str = "") -> list[dict[str, str]]:
    """Give the current figures of a line in the order of their periods."""
    current: dict[str, dict[str, str]] = {}
    for row in sheet("observations"):
        if row["measure"] == code and row["series"] == series:
            older = current.get(row["period"])
            assert older is None or older["recorded"] < row["recorded"]
            current[row["period"]] = row
    return sorted(current.values(), key=lambda row: period_of(row).start)


def period_of(row: dict[str, str]) -> Period:
    """Give the period of an observation."""
    kind = PeriodKind(measures()[row["measure"]]["frequency"])
    return parse_period(row["period"], kind)


def number_of(code: str, written: str) -> float | None:
    """Give a written value as the number that a chart shows."""
    spec = spec_of(measures()[code])
    return to_number(parse_value(written, spec), spec)


def target_of(code: str, period: Period) -> float | None:
    """Give the target in force in a period, by the precedence of the product."""
    found = []
    for row in sheet("targets"):
        if row["measure"] != code:
            continue
        if row["period"]:
            own = parse_period(row["period"])
            if own.start <= period.start and period.end <= own.end:
                found.append((RANK[row["kind"]], 1, "", row["value"]))
        elif dt.date.fromisoformat(row["from"]) <= period.end:
            found.append((RANK[row["kind"]], 0, row["from"], row["value"]))
    return number_of(code, max(found)[3]) if found else None


def last_day(code: str, month: Period) -> dt.date:
    """Give the last day that the report of a month looks at."""
    return month.shift(-int(measures()[code]["lag_months"])).end


def marked(name: str, code: str) -> list[dict[str, str]]:
    """Give the rows of a sheet that belong to a measure."""
    return [row for row in sheet(name) if row["measure"] == code]


def spc_rows(code: str, month: Period) -> list[dict[str, object]]:
    """Give the engine's input rows of a measure as its report of `month` uses them."""
    rebases = {dt.date.fromisoformat(row["from"]) for row in marked("rebases", code)}
    ghosts = {row["period"] for row in marked("annotations", code) if row["kind"] == "ghost"}
    baseline = measures()[code]["baseline_points"]
    rows: list[dict[str, object]] = []
    for row in line(code):
        period = period_of(row)
        if period.end <= last_day(code, month):
            rows.append(
                {
                    "series_id": code,
                    "date": period.start,
                    "value": number_of(code, row["value"]),
                    "target": target_of(code, period),
                    "improvement": DIRECTION[measures()[code]["better"]],
                    "rebase": period.start in rebases,
                    "ghost": row["period"] in ghosts,
                    "fix_after_n_points": int(baseline) if baseline else None,
                }
            )
    return rows


@cache
def summaries(month: Period) -> dict[str, dict[str, object]]:
    """Give the engine's summary of every measure that has a chart, at the report of a month."""
    charted = [c for c, m in measures().items() if is_chartable_as_xmr(Kind(m["kind"]))]
    frame = pl.DataFrame(
        [row for code in charted for row in spc_rows(code, month)],
        schema_overrides={"fix_after_n_points": pl.Int64, "target": pl.Float64},
        infer_schema_length=None,
    )
    found = analyse(frame, profile="making_data_count").summary
    return {str(row["series_id"]): row for row in found.iter_rows(named=True)}


@dataclass(frozen=True)
class Standing:
    """How a measure stands by the rules of the product."""

    variation: Variation
    assurance: Assurance
    for_periods: int
    action: str
    reasons: tuple[str, ...]


@cache
def standing(code: str, month: Period) -> Standing:
    """Give icons, action and reasons of escalation of a measure at the report of a month."""
    measure, summary = measures()[code], summaries(month)[code]
    variation = Variation(summary["variation"])
    assurance = Assurance(summary["assurance"])
    periods = int(str(summary["for_periods"] or 0))
    action = decide(assurance, variation, Role(measure["role"]), better=Better(measure["better"]))
    facts = EscalationFacts(
        action.code,
        Tier(measure["tier"]),
        assurance,
        periods,
        measure["zero_tolerance"] == "yes",
        bool(summary["last_value"]),
    )
    reasons = tuple(reason.code for reason in escalations(facts))
    return Standing(variation, assurance, periods, action.words, reasons)


def escalated(month: Period) -> set[str]:
    """Give the codes of the measures that are escalated at the report of a month."""
    return {code for code in summaries(month) if standing(code, month).reasons}
