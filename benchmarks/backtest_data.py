"""The series that forecasts are tried on: real ones, and those of the generated trust."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from goldenthread.assure.control import Chart, Settings, slots_of
from goldenthread.assure.lines import Line, Reading, of_one_kind
from goldenthread.assure.targets import Aim
from goldenthread.vocabulary import (
    Better,
    Comparator,
    Kind,
    Period,
    PeriodKind,
    ValueSpec,
    is_chartable_as_xmr,
    parse_period,
    parse_value,
    value_from_number,
)

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("GOLDENTHREAD_SHARED", ROOT.parent / "shared"))
REAL = SHARED / "data" / "ae_four_hour_by_trust.csv"
DEMO = ROOT / "examples" / "demo-trust"
STANDARD = 95  # percent within four hours
LEAST_MONTHS = 24
PROFILE = "making_data_count"


@dataclass(frozen=True)
class Tried:
    """A line to be foretold at every month of its past, as its chart and targets are known."""

    chart: Chart
    aims: tuple[Aim, ...]

    def up_to(self, count: int) -> Tried:
        """Give the line as it stood after so many periods: nothing later is known of."""
        slots = self.chart.slots[:count]
        settings = self.chart.settings
        seen = replace(
            settings,
            rebases=tuple(day for day in settings.rebases if day <= slots[-1].period.end),
            ghosts=frozenset(p for p in settings.ghosts if p <= slots[-1].period),
        )
        key = f"{self.chart.key}:{count:04d}"
        return Tried(Chart(key, slots, seen, self.chart.spec), self.aims)


def real_series(part: int) -> list[Tried]:
    """Give every second trust with two years of months: part 0 to choose by, 1 to measure by.

    FileNotFoundError where the file of real figures is not there.
    """
    spec = ValueSpec(Kind.PERCENT)
    aim = Aim(1, value_from_number(Decimal(STANDARD), spec))
    readings: dict[str, list[Reading]] = defaultdict(list)
    with REAL.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            share = 1 - Decimal(row["breaches"]) / Decimal(row["attendances"])
            period = Period(PeriodKind.MONTH, dt.date.fromisoformat(row["month"]))
            value = value_from_number(round(100 * share, 8), spec)
            readings[row["org_code"]].append(Reading(period, value))
    held = {code: found for code, found in readings.items() if len(found) >= LEAST_MONTHS}
    return [
        tried(f"real:{code}", held[code], (aim,), Settings(PROFILE, Better.HIGHER), spec)
        for code in sorted(held)[part::2]
    ]


def demo_series() -> list[Tried]:
    """Give the charted measures of the generated trust, newest revisions, with their targets."""
    figures, aims = rows_by("observations"), rows_by("targets")
    rebases, notes = rows_by("rebases"), rows_by("annotations")
    found = []
    for row in read("measures"):
        spec = ValueSpec(Kind(row["kind"]), row["unit"], whole(row["decimals"]))
        if not is_chartable_as_xmr(spec.kind):
            continue
        code, better = row["code"], Better(row["better"] or "neither")
        newest = {one["period"]: one for one in figures[code] if not one["series"]}
        readings = [
            Reading(parse_period(period), parse_value(one["value"], spec), one["status"])
            for period, one in newest.items()
        ]
        settings = Settings(
            PROFILE,
            better,
            baseline_points=whole(row["baseline_points"]),
            rebases=tuple(dt.date.fromisoformat(one["from"]) for one in rebases[code]),
            ghosts=frozenset(
                parse_period(one["period"]) for one in notes[code] if one["kind"] == "ghost"
            ),
        )
        targets = tuple(aim_of(at, one, spec) for at, one in enumerate(aims[code]))
        found.append(tried(f"demo:{code}", readings, targets, settings, spec))
    return found


def tried(
    key: str, readings: list[Reading], aims: tuple[Aim, ...], settings: Settings, spec: ValueSpec
) -> Tried:
    """Give a line of readings as a chart."""
    line = Line(None, "", "", of_one_kind(readings, PeriodKind.MONTH))
    return Tried(Chart(key, slots_of(line, aims), settings, spec), aims)


def aim_of(number: int, row: dict[str, str], spec: ValueSpec) -> Aim:
    """Give the target of a row of the sheet."""
    return Aim(
        number,
        parse_value(row["value"], spec),
        kind=row["kind"] or "target",
        comparator=Comparator(row["comparator"]) if row["comparator"] else None,
        valid_from=dt.date.fromisoformat(row["from"]) if row["from"] else None,
        valid_to=dt.date.fromisoformat(row["to"]) if row.get("to") else None,
        period=parse_period(row["period"]) if row["period"] else None,
    )


def read(sheet: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of the generated trust."""
    with (DEMO / f"{sheet}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def rows_by(sheet: str) -> dict[str, list[dict[str, str]]]:
    """Give the rows of a sheet by measure."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read(sheet):
        found[row["measure"]].append(row)
    return found


def whole(written: str) -> int | None:
    """Give a whole number, None for an empty cell."""
    return int(written) if written else None
