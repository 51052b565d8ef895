"""What rows of statements and bridges must fulfil together, beyond what each cell must."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.collect.savings_checks import MONTH, of_length
from goldenthread.records.finance.models import BridgeStep
from goldenthread.vocabulary.money import Nature

SHOWN_IN = {"": "£m", "£000": "£k"}
OPENING, CLOSING = BridgeStep.Kind.OPENING, BridgeStep.Kind.CLOSING


def set_unit(rows: Rows) -> None:
    """Give each row the unit in which its amounts are shown."""
    for row in rows:
        unit = row.fields.get("money_unit", "")
        row.fields["unit"] = SHOWN_IN.get(unit, unit)


def check_lines(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Lines are of a month; a cost has that nature; totals add up other lines of the statement."""
    of_length("month", MONTH)(rows, catalogue, problems, typed)
    set_unit(rows)
    for row in rows:
        cost, nature = row.fields.pop("cost", None), row.fields.get("nature")
        if cost and nature not in (None, Nature.COST.value):
            problems.error(row.number, "nature", nature, CellError("is no cost", "cost, or empty"))
        if cost is False and nature == Nature.COST.value:
            problems.error(row.number, "cost", "no", CellError("is a cost by its nature", "yes"))
        row.fields["nature"] = nature or (Nature.COST if cost else Nature.BALANCE).value
    names = lines_by_statement(rows, catalogue)
    parts: dict[Any, dict[str, set[str]]] = defaultdict(dict)
    for row in rows:
        place = (row.fields["organisation"], row.fields["statement"])
        wanted = [one.strip() for one in row.fields.get("total_of", "").split("|") if one.strip()]
        if unknown := [one for one in wanted if one not in names[place]]:
            allowed = ", ".join(sorted(names[place])[:12])
            error = CellError(f"names the unknown line {unknown[0]!r}", allowed)
            problems.error(row.number, "total_of", row.fields["total_of"], error)
        parts[place].setdefault(row.fields["line"], set()).update(wanted)
    for row in rows:
        place = (row.fields["organisation"], row.fields["statement"])
        if is_circle(row.fields["line"], parts[place]):
            error = CellError("adds up itself", "other lines, which do not lead back to it")
            problems.error(row.number, "total_of", row.fields.get("total_of", ""), error)
    return rows


def lines_by_statement(rows: Rows, catalogue: Catalogue) -> dict[Any, set[str]]:
    """Give the lines of each statement, in the file or stored."""
    found: dict[Any, set[str]] = defaultdict(set)
    for organisation, statement, line, *_ in catalogue.directory.records("finance_lines"):
        found[organisation, statement].add(line)
    for row in rows:
        found[row.fields["organisation"], row.fields["statement"]].add(row.fields["line"])
    return found


def is_circle(line: str, parts: dict[str, set[str]]) -> bool:
    """Say whether the parts of a line lead back to it."""
    seen: set[str] = set()
    waiting = list(parts.get(line, ()))
    while waiting:
        one = waiting.pop()
        if one == line:
            return True
        if one not in seen:
            seen.add(one)
            waiting += parts.get(one, ())
    return False


def check_bridges(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A bridge begins with one opening step and ends with one closing step."""
    set_unit(rows)
    bridges: dict[Any, dict[int, tuple[str, TypedRow | None]]] = defaultdict(dict)
    for (organisation, bridge, order), one in catalogue.directory.records("bridges").items():
        bridges[organisation, bridge][order] = one.values["kind"], None
    for row in rows:
        place = (row.fields["organisation"], row.fields["bridge"])
        kind = row.fields.get("kind", BridgeStep.Kind.CHANGE.value)
        bridges[place][row.fields["order"]] = kind, row
    for held in bridges.values():
        if any(row for _, row in held.values()):
            check_bridge([held[order] for order in sorted(held)], problems)
    return rows


def check_bridge(steps: list[tuple[str, TypedRow | None]], problems: Problems) -> None:
    """Tell where the steps of a bridge do not begin or end as they must."""
    last = len(steps) - 1
    rows = [row for _, row in steps if row]
    for at, (kind, row) in enumerate(steps):
        if row and kind == OPENING and at:
            error = CellError("is no first step", "opening for the first step alone")
            problems.error(row.number, "kind", kind, error)
        if row and kind == CLOSING and at != last:
            error = CellError("is not the last step", "closing for the last step alone")
            problems.error(row.number, "kind", kind, error)
    if steps[0][0] != OPENING:
        error = CellError("the bridge has no opening step", "opening for its first step")
        problems.error(rows[0].number, "kind", steps[0][0], error)
    if steps[last][0] != CLOSING:
        error = CellError("the bridge has no closing step", "closing for its last step")
        problems.error(rows[-1].number, "kind", steps[last][0], error)


FINANCE_CHECKS: dict[str, Check] = {
    "finance_lines": check_lines,
    "bridges": check_bridges,
    "ward_staffing": of_length("month", MONTH),
}
