"""Cutting rows that are taller than a slide: their words go on in a row of the next one."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.report.render.pptx.cells import (
    END_MARGIN,
    RULE_WIDTH,
    GridCell,
    Group,
    Row,
    row_heights,
    span,
)
from goldenthread.report.render.pptx.text import Para, cut, line_height, para, shortened

TAIL_LINES = 2  # of a row's name where it is repeated
NAMES = 2  # columns that name a row; the name is repeated in the first that has room
NARROWEST_NAME = 45.0  # points
CONTINUED = " (continued)"


def cut_group(
    group: Group, widths: tuple[float, ...], room: float, margin: float
) -> tuple[Group, Group | None]:
    """Give what of a group fits into `room` and the rest, None where nothing is left."""
    count = fitting_rows(group, widths, room, margin)
    taken = group.rows[: max(count, 1)]
    heads: list[list[GridCell | None]] = [list(row) for row in taken]
    tails: dict[int, GridCell] = {}
    for at, row in enumerate(taken):
        for place, cell in enumerate(row):
            if cell is None or (at + cell.down <= count and cell.down == 1):
                continue
            wide = span(widths, place, cell) - 2 * margin - RULE_WIDTH
            kept, rest = cut_cell(cell, wide, room - 2 * END_MARGIN - RULE_WIDTH)
            down = min(cell.down, len(taken) - at)
            heads[at][place] = replace(cell, paras=kept, down=down)
            over = cell.down - down
            if rest or over:
                tails[place] = replace(cell, paras=rest, down=max(over, 1))
    head = replace(group, rows=tuple(tuple(row) for row in heads))
    rows = rest_rows(group.rows[max(count, 1) :], tails, taken, widths, margin)
    return head, replace(group, rows=rows) if rows else None


def fitting_rows(group: Group, widths: tuple[float, ...], room: float, margin: float) -> int:
    """Count the first rows that fit when cells that reach down do not ask for more."""
    plain = [
        tuple(replace(c, down=1, paras=()) if c and c.down > 1 else c for c in row)
        for row in group.rows
    ]
    count = 0
    for height in row_heights(plain, widths, margin):
        room -= height
        if room < -0.01:
            break
        count += 1
    return count


def cut_cell(
    cell: GridCell, width: float, room: float
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """Give the words of a cell that fit and the rest; one line at least always fits."""
    kept, rest = cut(cell.paras, width, room)
    if not kept and rest:
        kept, rest = cut(rest, width, rest[0].before + line_height(rest[0]))
    return kept, rest


def rest_rows(
    rows: tuple[Row, ...],
    tails: dict[int, GridCell],
    taken: tuple[Row, ...],
    widths: tuple[float, ...],
    margin: float,
) -> tuple[Row, ...]:
    """Give the rows that go on, the words that are left in the first of them."""
    if not rows and not any(cell.paras for cell in tails.values()):
        return ()
    covered = [cell.down if cell else 0 for cell in taken[0]]
    if rows:
        merged = {place: cell for place, cell in tails.items() if covered[place] > 1}
        single = {place: cell for place, cell in tails.items() if place not in merged}
        first = list(rows[0])
        for place, cell in merged.items():
            first[place] = cell
        after = (named(tuple(first), taken, widths, margin), *rows[1:])
        return ((*alone(single, taken, widths, margin), *after)) if single else after
    return alone(tails, taken, widths, margin)


def alone(
    tails: dict[int, GridCell], taken: tuple[Row, ...], widths: tuple[float, ...], margin: float
) -> tuple[Row, ...]:
    """Give a row of its own to words that are left."""
    row: list[GridCell | None] = []
    for place, cell in enumerate(taken[0]):
        left = tails.get(place)
        reaches = cell is None and place > 0 and is_reached(taken[0], place)
        if left is not None:
            row.append(replace(left, down=1))
        else:
            row.append(None if reaches else GridCell(across=cell.across if cell else 1))
    return (named(tuple(row), taken, widths, margin),)


def is_reached(row: Row, place: int) -> bool:
    """Say whether a cell on the left of the place covers it."""
    return any(cell is not None and at + cell.across > place for at, cell in enumerate(row[:place]))


def named(row: Row, taken: tuple[Row, ...], widths: tuple[float, ...], margin: float) -> Row:
    """Give the row with the name of the one that it goes on from, where its own is empty."""
    for place, (cell, before) in enumerate(zip(row[:NAMES], taken[0], strict=False)):
        if cell is None or before is None or not before.paras:
            continue
        if cell.paras:  # its own words go on
            return row
        wide = span(widths, place, cell) - 2 * margin - RULE_WIDTH
        if wide < NARROWEST_NAME:
            continue
        size = before.paras[0].size
        text = before.paras[0].text.removesuffix(CONTINUED)
        words = shortened(text, wide, TAIL_LINES, size, bold=True) + CONTINUED
        name = replace(cell, paras=(para(words, size, bold=True),))
        return (*row[:place], name, *row[place + 1 :])
    return row
