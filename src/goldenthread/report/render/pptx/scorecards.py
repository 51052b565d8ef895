"""Scorecards as tables: tiers as bands, latest and previous, states in symbols and words."""

from __future__ import annotations

from goldenthread.report.model import Scorecard, ScorecardRow
from goldenthread.report.render.pptx.cells import GridCell, Group, Row
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import (
    Align,
    Column,
    header_cell,
    note_pieces,
    one_grid,
    plain_cell,
)
from goldenthread.report.render.pptx.look import BLUE, DARK_BLUE, PALE, PALE_RED, QUIET, RED, tint
from goldenthread.report.render.pptx.symbols import COMPARISON_KEY, COMPARISONS, icon_colour
from goldenthread.report.render.pptx.tables import icon_runs
from goldenthread.report.render.pptx.text import Para, Run, clean, para, shortened

Heading = tuple[str, float, Align]
HEADINGS: tuple[Heading, ...] = (
    ("CQC domain", 56, "l"),
    ("Measure", 160, "l"),
    ("Target", 46, "r"),
    ("Position", 62, "r"),
    ("Period", 46, "l"),
    ("Target", 46, "r"),
    ("Position", 62, "r"),
    ("Period", 46, "l"),
    ("Driver or watch", 50, "l"),
    ("Variation", 102, "l"),
    ("Assurance", 98, "l"),
    ("Action", 114, "l"),
)
CHANCE: Heading = ("Chance next period", 58, "l")
SMALLER = 2.0  # twelve columns are printed smaller than other tables
ESCALATED = {"escalated": "Escalated", "full_cms": "Escalated: full countermeasure summary"}


def scorecard_pieces(block: Scorecard, context: Context) -> list[Piece]:
    """Give the scorecard with its notes."""
    size = context.sizes.table - SMALLER
    headings = headings_of(block)
    groups = []
    notes = list(block.notes)
    for tier in block.groups:
        band, note = band_row(tier.heading, len(headings), size, context)
        notes += note
        rows = [measure_row(row, size, has_chances=block.has_chances) for row in tier.rows]
        groups += [Group((row,), band) for row in rows]
        if not tier.rows:
            groups.append(Group((band,)))
    columns = [Column(heading, weight, align) for heading, weight, align in headings]
    header = header_rows(headings, size)
    grids = one_grid(block.caption, columns, groups, context, header=header, size=size)
    if any(row.comparison or row.previous_comparison for t in block.groups for row in t.rows):
        notes.insert(0, COMPARISON_KEY)
    return [*grids, *note_pieces([" ".join(notes[:2]), *notes[2:]], context)]


def headings_of(block: Scorecard) -> tuple[Heading, ...]:
    """Give the columns of a scorecard, with that of chances where it has them."""
    return (*HEADINGS[:-1], CHANCE, HEADINGS[-1]) if block.has_chances else HEADINGS


def header_rows(headings: tuple[Heading, ...], size: float) -> tuple[Row, Row]:
    """Give the two header rows: periods and what is said of them."""
    top: list[GridCell | None] = [header_cell(headings[at][0], size, down=2) for at in (0, 1)]
    said = len(headings) - 8
    for words, across in (("Latest", 3), ("Previous", 3), ("Actions and assurance", said)):
        top += [header_cell(words, size, across=across, align="ctr"), *[None] * (across - 1)]
    under = [header_cell(words, size, align=align) for words, _, align in headings[2:]]
    return tuple(top), (None, None, *under)


def band_row(heading: str, columns: int, size: float, context: Context) -> tuple[Row, list[str]]:
    """Give the band of a tier, and its whole heading as a note where it had to be cut."""
    words = clean(heading)
    short = shortened(heading, context.width * 0.9, 2, size, bold=True)
    look = para(short, size, bold=True, colour=DARK_BLUE)
    band = GridCell((look,), fill=PALE, across=columns)
    return (band, *[None] * (columns - 1)), [words] if short != words else []


def measure_row(row: ScorecardRow, size: float, *, has_chances: bool = False) -> Row:
    """Give one measure's row."""
    return (
        plain_cell(row.domain, size),
        name_cell(row, size),
        plain_cell(row.latest_target, size, align="r"),
        position_cell(row.latest, row.comparison, size, provisional=row.provisional, bold=True),
        plain_cell(row.latest_period, size),
        plain_cell(row.previous_target, size, align="r"),
        position_cell(row.previous, row.previous_comparison, size),
        plain_cell(row.previous_period, size),
        plain_cell(row.role, size),
        state_cell("variation", row.variation, size),
        state_cell("assurance", row.assurance, size),
        *((plain_cell(row.chance, size),) if has_chances else ()),
        plain_cell(row.action, size),
    )


def name_cell(row: ScorecardRow, size: float) -> GridCell:
    """Give the measure's name with its link, what changed, and whether it is escalated."""
    colour = BLUE if row.anchor else ""
    paras = [Para((Run(clean(row.name), True, colour, row.anchor),), size)]
    if row.change:
        paras.append(para(row.change, size - 1, colour=QUIET))
    if row.emphasis:
        paras.append(para(ESCALATED[row.emphasis], size - 1, bold=True, colour=RED))
    return GridCell(tuple(paras), fill=PALE_RED if row.emphasis else "")


def position_cell(
    text: str, comparison: str, size: float, *, provisional: bool = False, bold: bool = False
) -> GridCell:
    """Give a position with the sign and words of its comparison."""
    words = clean(text) + (" (p)" if provisional else "")
    paras = [Para((Run(words, bold=bold),), size, align="r")] if words else []
    if comparison in COMPARISONS:
        sign, said = COMPARISONS[comparison]
        colour = RED if comparison == "not_met" else QUIET
        look = (Run(f"{sign} ", bold=True, colour=colour), Run(said, colour=colour))
        paras.append(Para(look, size - 1, align="r"))
    return GridCell(tuple(paras))


def state_cell(family: str, code: str, size: float) -> GridCell:
    """Give an icon's symbol and words on its thinned colour."""
    colour = icon_colour(family, code)
    runs = tuple(icon_runs(family, code)) if code else ()
    paras = (Para(runs, size),) if runs else ()
    return GridCell(paras, fill=tint(colour) if colour else "")
