"""Cells of money: printed words with the exact number, and the formula that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from goldenthread.report.model import Amount, Block, Cell, Paragraph, Status
from goldenthread.vocabulary.money import in_unit, money_figure, rounding_note
from goldenthread.vocabulary.savings import Rating

FORMATS = {0: "#,##0;(#,##0)", 1: "#,##0.0;(#,##0.0)", 2: "#,##0.00;(#,##0.00)"}
PERCENT = '0.0"%"'
SHOWN = {"£m": 1, "£k": 0, "£": 0}
MILLION = Decimal(1_000_000)


def unit_for(amounts: Sequence[Decimal | None]) -> str:
    """Give the unit in which a table prints its amounts: £m where the largest has some."""
    largest = max((abs(one) for one in amounts if one is not None), default=Decimal(0))
    return "£m" if largest >= MILLION else "£k"


def money_cell(
    pounds: Decimal | None, unit: str, formula: str = "", *, is_header: bool = False
) -> Cell:
    """Give an amount as printed with its number; nothing where there is none."""
    if pounds is None:
        return Cell("", align="end", is_header=is_header)
    decimals = SHOWN[unit]
    amount = Amount(f"{in_unit(pounds, unit):f}", FORMATS[decimals], formula)
    words = money_figure(pounds, unit, decimals)
    return Cell(words, align="end", is_header=is_header, amount=amount)


def percent_cell(value: Decimal | None, formula: str = "", *, is_header: bool = False) -> Cell:
    """Give a percentage with one decimal."""
    if value is None:
        return Cell("", align="end", is_header=is_header)
    return Cell(
        f"{value:.1f}%",
        align="end",
        is_header=is_header,
        amount=Amount(f"{value:f}", PERCENT, formula),
    )


def rating_cell(rating: Rating) -> Cell:
    """Give a rating: words and symbol on its colour."""
    look = rating.look
    return Cell(status=Status(look.words, look.symbol, look.colour, look.ink), is_header=True)


def column_sum(column: int, rows: int) -> str:
    """Give the formula of the sum of a column's first rows."""
    return f"SUM({{0.{column}}}:{{{rows - 1}.{column}}})" if rows else ""


def sum_of(column: int, rows: Sequence[int]) -> str:
    """Give the formula of the sum of some rows of a column."""
    return "+".join(f"{{{row}.{column}}}" for row in rows)


def notes_of(columns: Sequence[Sequence[Decimal]], unit: str) -> tuple[str, ...]:
    """Give the note on rounding where any column's printed parts do not make its total.

    The last amount of each column is its total.
    """
    for column in columns:
        *parts, total = column
        if note := rounding_note(total, parts, unit, SHOWN[unit]):
            return (note,)
    return ()


def paragraphs(lines: Sequence[str]) -> list[Block]:
    """Give each line as a paragraph."""
    return [Paragraph(line) for line in lines]
