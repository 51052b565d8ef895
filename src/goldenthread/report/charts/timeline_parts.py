"""Long timelines in parts that stay legible on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.report.charts.timeline_picture import STEP

Spec = dict[str, Any]


def timeline_parts(spec: Spec, most: int) -> list[Spec]:
    """Give the picture in parts of at most so many rows, cut before workstreams where that is
    possible, all on the same days; whole where it is short or no timeline."""
    rows = spec.get("encoding", {}).get("y", {}).get("scale", {}).get("domain")
    if not isinstance(rows, list) or len(rows) <= most:
        return [spec]
    items = {row["row"] for layer in spec["layer"] for row in rows_in(layer)}
    starts = [row for row in rows if row not in items] or rows
    parts: list[list[int]] = []
    for at, start in enumerate(starts):
        group = rows[start : starts[at + 1] if at + 1 < len(starts) else len(rows)]
        if parts and len(parts[-1]) + len(group) <= most:
            parts[-1] += group
        else:
            parts += [group[cut : cut + most] for cut in range(0, len(group), most)]
    return [part_of(spec, part) for part in parts]


def rows_in(layer: Spec) -> list[Spec]:
    """Give the data of a layer that stand on rows."""
    return [row for row in layer["data"]["values"] if "row" in row]


def part_of(spec: Spec, rows: Sequence[int]) -> Spec:
    """Give the picture with some of its rows only."""
    held = set(rows)

    def kept(layer: Spec) -> Spec:
        values = [row for row in layer["data"]["values"] if row.get("row", rows[0]) in held]
        return {**layer, "data": {"values": values}}

    y = spec["encoding"]["y"]
    return {
        **spec,
        "height": len(rows) * STEP,
        "encoding": {"y": {**y, "scale": {**y["scale"], "domain": list(rows)}}},
        "layer": [kept(layer) for layer in spec["layer"]],
    }
