"""The axis of categories: names in their given order, wrapped, turned or laid so as to be read."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from goldenthread.report.charts.numbers import expression_text

LETTER = 6.6  # pixels that a letter of a label takes
MARGIN = 70  # pixels beside the categories for the value axis
MOST_LINES = 3  # of a label under a bar
LONGEST_TURNED = 14  # letters of a label that may stand at an angle
LYING_ROOM = 44  # letters of a line beside a lying bar
LYING_LINES = 2
TURNED_WIDTH = 22  # pixels that a turned label takes
Spec = dict[str, Any]


def unique(names: Sequence[str]) -> list[str]:
    """Give names on one line, repeated ones numbered, so that each has a place of its own."""
    made: list[str] = []
    for name in (" ".join(name.split()) for name in names):
        tried, again = name, 1
        while tried in made:
            again += 1
            tried = f"{name} ({again})"
        made.append(tried)
    return made


def do_names_need_room(categories: Sequence[str], width: int) -> bool:
    """Say whether names are too long to stand under their bars, wrapped or turned."""
    room = room_of(len(categories), width)
    return max(map(len, categories)) > LONGEST_TURNED and not do_fit(categories, room)


def room_of(count: int, width: int) -> int:
    """Give how many letters fit under one of so many categories."""
    return int((width - MARGIN) / count / LETTER)


def do_fit(names: Sequence[str], room: int) -> bool:
    """Say whether names stand side by side, each wrapped to lines of so many letters."""
    held = [wrapped(name, room) for name in names]
    most = max(len(lines) for lines in held)
    return most <= MOST_LINES and all(len(line) <= room for lines in held for line in lines)


def wrapped(name: str, room: int, most: int | None = None) -> list[str]:
    """Give a name in lines of about `room` letters, `most` lines and dots where it is longer."""
    return textwrap.wrap(
        name, max(room, 4), max_lines=most, placeholder="…", break_long_words=False
    ) or [""]


def category_axis(
    categories: Sequence[str], width: int, *, lying: bool = False, bars: bool = False
) -> Spec:
    """Give the places of the categories in their order, every printed name legible.

    Turned names are left out at even steps where they are too many; the newest is always there.
    """
    names = unique(categories)
    axis: Spec = {"title": None, "grid": False, "labelOverlap": False}
    room = LYING_ROOM if lying else room_of(len(names), width)
    shown = {name: "\n".join(wrapped(name, room, LYING_LINES if lying else None)) for name in names}
    if lying:
        axis |= {"ticks": False, "labelLimit": 300}
    elif do_fit(names, room):
        axis |= {"labelAngle": 0}
    else:
        every = max(1, -(-len(names) * TURNED_WIDTH // (width - MARGIN)))
        axis |= {"labelAngle": -45, "labelLimit": 120, "values": names[::-1][::every][::-1]}
        shown = {}
    if any("\n" in lines for lines in shown.values()):
        axis["labelExpr"] = lines_of(shown)
    padding = {"paddingInner": 0.25, "paddingOuter": 0.15} if bars else {}
    return {
        "field": "category",
        "type": "ordinal",
        "scale": {"domain": names, **padding},
        "sort": None,
        "axis": axis,
    }


def lines_of(shown: dict[str, str]) -> str:
    """Give the expression that turns a name into the lines that are printed."""
    held = ", ".join(f"{expression_text(name)}: {expression_text(s)}" for name, s in shown.items())
    return f"split({{{held}}}[datum.value], '\\n')"
