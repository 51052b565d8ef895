"""Trajectory scorecards made ready for the page: in parts of as many periods as fit its width."""

from __future__ import annotations

from typing import Any

MOST_PERIODS = 12  # that are legible side by side on a landscape page
MOST_LINES = 40  # of a cell that a page has room for, with the head of the table
LETTERS = 24  # of a line in a narrow column
Content = dict[str, Any]
Part = tuple[int, int, list[list[Any]]]


def split_trajectories(content: Content) -> None:
    """Let each section print its trajectory scorecards in parts that fit the page."""
    for section in content["sections"]:
        section["blocks"] = [part for block in section["blocks"] for part in parts_of(block)]


def parts_of(block: Content) -> list[Content]:
    """Give a block, a trajectory scorecard in its parts; its notes stand after the last."""
    if block["kind"] != "trajectory_scorecard":
        return [block]
    cut = cuts(block["years"], len(block["periods"]))
    return [part_of(block, part, len(cut), part is cut[-1]) for part in cut]


def part_of(block: Content, part: Part, count: int, is_last: bool) -> Content:
    """Give the periods of a part; position, trend and comments stand in the last."""
    start, end, years = part
    names = " to ".join(dict.fromkeys(str(years[at][0]) for at in (0, -1) if years))
    rows = [row_of(row, start, end, is_last) for row in block["rows"]]
    compared = any(cell["comparison"] for r in rows for a in r["actuals"] for cell in a["cells"])
    return {
        **block,
        "caption": f"{block['caption']}: {names}" if count > 1 and names else block["caption"],
        "years": years,
        "periods": block["periods"][start:end],
        "rows": rows,
        "notes": block["notes"] if is_last else [],
        "compared": compared,
        "last": is_last,
    }


def row_of(row: Content, start: int, end: int, is_last: bool) -> Content:
    """Give a measure's cells of the periods from `start` to `end`, each line of that length."""
    none = {"text": "", "comparison": ""}
    blanks = [""] * end
    texts = [row["name"], *((row["comments"], row["position"]) if is_last else ())]
    return {
        **row,
        "aims": [*row["aims"], *blanks][start:end],
        "actuals": [
            {**line, "cells": [*line["cells"], *[none] * end][start:end]} for line in row["actuals"]
        ],
        "tall": any(lines_in(text) > MOST_LINES for text in texts),
    }


def lines_in(text: str) -> int:
    """Give how many lines a text may take in a narrow column."""
    return sum(1 + len(line) // LETTERS for line in text.split("\n"))


def cuts(years: list[list[Any]], count: int) -> list[Part]:
    """Give the parts as (start, end, years), broken between years where that is possible."""
    runs, left = [], count
    for name, length in [*years, ["", count]]:
        length = min(max(length, 0), left)
        left -= length
        runs += [[name, min(MOST_PERIODS, length - at)] for at in range(0, length, MOST_PERIODS)]
    parts: list[Part] = []
    start = end = 0
    held: list[list[Any]] = []
    for name, length in runs:
        if held and end + length - start > MOST_PERIODS:
            parts.append((start, end, held))
            start, held = end, []
        held.append([name, length])
        end += length
    return [*parts, (start, end, held)]
