"""What rows of programmes must fulfil together, beyond what each cell must."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.problems import CellError
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key
from goldenthread.vocabulary import (
    STATUS_SCALES,
    Period,
    PeriodKind,
    Standing,
    StatusScale,
    StatusStep,
)

Rows = list[TypedRow]
Typed = dict[str, list[dict[str, Any]]]
Check = Callable[[Rows, Catalogue, Problems, Typed], Rows]
DEFAULT = "four_steps"
LONGEST_KEY = 400


def known_rows(name: str, catalogue: Catalogue, typed: Typed) -> dict[Key, dict[str, Any]]:
    """Give the records of a sheet by organisation and code, the file's laid over the stored."""
    found = {key: dict(one.values) for key, one in catalogue.directory.records(name).items()}
    for row in typed.get(name, []):
        key = (row["organisation"], row["code"])
        found[key] = {**found.get(key, {}), **row}
    return found


def scales_of(catalogue: Catalogue, typed: Typed) -> dict[Key, StatusScale]:
    """Give every scale by organisation and code; shipped ones stand under the organisation ''."""
    steps: dict[Key, dict[str, Any]] = {
        (one.values["organisation"], one.values["scale"], one.values["code"]): one.values
        for one in catalogue.directory.records("status_scales").values()
    }
    for row in typed.get("status_scales", []):
        steps[row["organisation"], row["scale"], row["code"]] = row
    found: dict[Key, StatusScale] = {("", code): scale for code, scale in STATUS_SCALES.items()}
    for organisation, scale in dict.fromkeys(key[:2] for key in steps):
        own = [row for key, row in steps.items() if key[:2] == (organisation, scale)]
        found[organisation, scale] = StatusScale(scale, scale, ordered(own))
    return found


def ordered(rows: Iterable[dict[str, Any]]) -> tuple[StatusStep, ...]:
    """Give the steps of a scale, worst first."""
    made = [
        StatusStep(
            row["code"], row["words"], row["colour"], row["symbol"], row["rank"],
            Standing(row["standing"]),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda step: step.rank))


class Scales:
    """Finds the scale that a row's statuses are steps of."""

    def __init__(self, catalogue: Catalogue, typed: Typed) -> None:
        self.scales = scales_of(catalogue, typed)
        self.programmes = known_rows("programmes", catalogue, typed)
        self.workstreams = known_rows("workstreams", catalogue, typed)

    def find(self, organisation: str, code: str) -> StatusScale | None:
        """Give the organisation's scale of the code, or the shipped one."""
        return self.scales.get((organisation, code)) or self.scales.get(("", code))

    def of(self, row: dict[str, Any], *, is_milestone: bool = False) -> StatusScale:
        """Give the scale of a row's programme; four steps where it belongs to none."""
        organisation = row["organisation"]
        workstream = self.workstreams.get((organisation, row.get("workstream")), {})
        code = row.get("programme") or workstream.get("programme")
        programme = self.programmes.get((organisation, code), {})
        name = programme.get("scale") or DEFAULT
        if is_milestone:
            name = programme.get("milestone_scale") or name
        return self.find(organisation, name) or STATUS_SCALES[DEFAULT]


def steps_of_scale(*columns: str, is_milestone: bool = False) -> Check:
    """Give the check that the columns hold steps of the programme's scale, by code or words."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        scales = Scales(catalogue, typed)
        for row in rows:
            for column in columns:
                written = row.fields.get(column)
                if not written:
                    continue
                scale = scales.of(row.fields, is_milestone=is_milestone)
                step = scale.read(written)
                if step is None:
                    allowed = ", ".join(one.code for one in scale.steps)
                    error = CellError(f"is no step of the scale {scale.code}", allowed)
                    problems.error(row.number, column, written, error)
                else:
                    row.fields[column] = step.code
        return rows

    return check


def check_programmes(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Scales must exist; the stated status is one of their steps."""
    scales = Scales(catalogue, typed)
    for row in rows:
        fields = row.fields
        for column in ("scale", "milestone_scale"):
            code = fields.get(column)
            if code and scales.find(fields["organisation"], code) is None:
                owners = ("", fields["organisation"])
                own = sorted(key[1] for key in scales.scales if key[0] in owners)
                error = CellError("is no scale", ", ".join(own))
                problems.error(row.number, column, code, error)
        stored = scales.programmes.get((fields["organisation"], fields["code"]), {})
        name = fields.get("scale") or stored.get("scale") or DEFAULT
        scale = scales.find(fields["organisation"], name)
        if fields.get("stated") and scale and (step := scale.read(fields["stated"])):
            fields["stated"] = step.code
        elif fields.get("stated") and scale:
            allowed = ", ".join(one.code for one in scale.steps)
            error = CellError(f"is no step of the scale {scale.code}", allowed)
            problems.error(row.number, "stated", fields["stated"], error)
    return dates_in_order("starts", "ends")(rows, catalogue, problems, typed)


def dates_in_order(first: str, last: str) -> Check:
    """Give the check that a last day is not before its first."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        for row in rows:
            starts, ends = row.fields.get(first), row.fields.get(last)
            if starts and ends and ends < starts:
                error = CellError(f"lies before {first} {starts}", "that day or later")
                problems.error(row.number, last, str(ends), error)
        return rows

    return check


def number_plans(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Items without an order keep that of the rows; periods are kept without one too."""
    taken: dict[Any, set[int]] = defaultdict(set)
    for row in rows:
        if row.fields.get("period_start") is None:
            row.fields["period_kind"] = ""
        taken[plan_place(row)].add(row.fields.get("order") or 0)
    for row in rows:
        if not row.fields.get("order"):
            used = taken[plan_place(row)]
            row.fields["order"] = next(n for n in count(1) if n not in used)
            used.add(row.fields["order"])
    return rows


def plan_place(row: TypedRow) -> tuple[Any, ...]:
    """Give the part of a plan that an item stands in."""
    return tuple(row.fields[name] for name in ("workstream", "section", "period_start"))


def key_milestones(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A milestone is known by its code, else by reference and description."""
    for row in rows:
        fields = row.fields
        words = f"{fields['reference']} {fields.get('description', '')}".strip()
        fields["key"] = (fields.pop("code", "") or words)[:LONGEST_KEY]
    return steps_of_scale("status", is_milestone=True)(rows, catalogue, problems, typed)


def check_highlights(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Statuses are steps of the scale; a report that was signed off is not overwritten."""
    rows = steps_of_scale("delivery", "embedding")(rows, catalogue, problems, typed)
    stored = catalogue.directory.records("highlights")
    for row in rows:
        key = ("organisation", "workstream", "period_kind", "period_start")
        before = stored.get(tuple(row.fields[name] for name in key))
        if before and before.values["state"] == "signed_off" and differs(row.fields, before.values):
            period = Period(PeriodKind(row.fields["period_kind"]), row.fields["period_start"])
            error = CellError("this highlight report is signed off", "reopen it first")
            problems.error(row.number, "period", period.code, error)
    return rows


def differs(row: dict[str, Any], stored: dict[str, Any]) -> bool:
    """Say whether a row would change what is stored."""
    return any(name in stored and stored[name] != value for name, value in row.items())


def check_risks(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Likelihood and impact come in pairs."""
    for row in rows:
        for prefix in ("", "inherent_", "target_"):
            pair = row.fields.get(f"{prefix}likelihood"), row.fields.get(f"{prefix}impact")
            if (pair[0] is None) != (pair[1] is None):
                missing = "likelihood" if pair[0] is None else "impact"
                error = CellError("is missing: a score needs likelihood and impact", "1 to 5")
                problems.error(row.number, f"{prefix}{missing}", "", error)
    return dates_in_order("raised", "closed")(rows, catalogue, problems, typed)


PROGRAMME_CHECKS: dict[str, Check] = {
    "programmes": check_programmes,
    "workstreams": steps_of_scale("status", "embedding"),
    "plans": number_plans,
    "actions": steps_of_scale("delivery", "embedding"),
    "milestones": key_milestones,
    "highlights": check_highlights,
    "risks": check_risks,
    "issues": dates_in_order("raised", "closed"),
}
