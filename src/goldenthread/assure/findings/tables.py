"""Tables whose rows or columns do not make their totals, and parts that do not make 100. Pure.

A table is printed as it was written, so the rules have to see for themselves what adds up. They are
quiet where that is not certain: rates, averages and mixed units add to nothing; a total that is
only named so, and far from its rows, may be the total of more rows than are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.findings.codes import Problem

TOTAL = re.compile(r"^(?:grand |sub-?|overall )?total\b|\btotal$|^sum$|^all$", re.IGNORECASE)
AVERAGE = re.compile(r"^(?:average|mean)$", re.IGNORECASE)
PART_OF_PART = re.compile(r"^(?:of which|of these|including|incl\.?|[-–·])\s?", re.IGNORECASE)
NOT_ADDED = re.compile(
    r"\b(?:rates?|average|mean|median|per|ratio|index|score|percentile|percent|share|limit|"
    r"target|standard|length of stay|rank|age|growth|variance %)\b|%|/",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:share|split|breakdown|proportion|mix|distribution)\b", re.IGNORECASE)
NUMBER = re.compile(
    r"^(?P<open>\()?(?P<sign>[-+−])?(?P<pound>£)?(?P<inner>\()?(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?P<close>\))?(?P<unit>%|[kKmM]|bn|000)?(?P<end>\))?$"
)
NOTHING = {"", "-", "–", "—", "nil", "0"}
NEAR = Decimal("0.2")  # how far from its rows a total that is only named so may lie
HUNDRED = Decimal(100)
ABOUT = Decimal(5)  # percentage points around 100 in which parts are taken for a whole


@dataclass(frozen=True)
class CellFacts:
    """A cell as written, with its place; `is_total` says that it stands in a row of totals."""

    row: str
    column: str
    written: str
    row_order: int = 0
    column_order: int = 0
    is_total: bool = False


@dataclass(frozen=True)
class Figure:
    """A cell's number in its unit, and what it was rounded to: nought for a whole count."""

    number: Decimal
    unit: str
    place: Decimal


@dataclass(frozen=True)
class Part:
    """One figure of a column or of a row, by its label; `figure` None where it is no number."""

    label: str
    figure: Figure | None
    is_total: bool = False  # as entered, not as named

    @property
    def sums(self) -> bool:
        """Says that it is a total, as entered or by its name."""
        return self.is_total or bool(TOTAL.search(self.label))


def read_figure(written: str) -> Figure | None:
    """Give the number of a cell, nought for a dash; None where it holds words or a bound."""
    text = written.replace(" ", "")
    if text.casefold() in NOTHING:
        return Figure(Decimal(0), "", Decimal(0))
    found = NUMBER.match(text)
    if found is None:
        return None
    digits = found["digits"].replace(",", "")
    decimals = len(digits.partition(".")[2])
    is_negative = found["sign"] in ("-", "−") or found["open"] or found["inner"]
    unit = f"{found['pound'] or ''}{(found['unit'] or '').casefold()}"
    number = -Decimal(digits) if is_negative else Decimal(digits)
    is_count = not decimals and unit in ("", "£")
    return Figure(number, unit, Decimal(0) if is_count else Decimal(1).scaleb(-decimals))


def table_problems(title: str, cells: Sequence[CellFacts]) -> Iterator[Problem]:
    """Give the totals of a table that its rows and columns do not make."""
    rows = ordered(dict.fromkeys((c.row_order, c.row) for c in cells))
    columns = ordered(dict.fromkeys((c.column_order, c.column) for c in cells))
    held = {(c.row, c.column): c for c in cells}
    total_rows = {c.row for c in cells if c.is_total}
    for column in columns:
        parts = [
            Part(row, read_figure(held[row, column].written), row in total_rows)
            for row in rows
            if (row, column) in held
        ]
        yield from column_problems(parts, column, title)
    if any(TOTAL.search(column) for column in columns):
        for row in (row for row in rows if not NOT_ADDED.search(row)):
            line = [
                Part(column, read_figure(held[row, column].written))
                for column in columns
                if (row, column) in held
            ]
            yield from sum_problems(line, row, title)


def ordered(places: Sequence[tuple[int, str]] | dict[tuple[int, str], None]) -> list[str]:
    """Give the labels in the order of their places, each once."""
    return list(dict.fromkeys(label for _, label in sorted(places, key=lambda one: one[0])))


def column_problems(parts: Sequence[Part], column: str, title: str) -> Iterator[Problem]:
    """Give what is wrong with a column: its sum, its average, its parts of a hundred."""
    yield from average_problems(parts, column, title)
    if {part.figure.unit for part in parts if part.figure and part.figure.number} == {"%"}:
        yield from hundred_problems(parts, column, title)
    elif not NOT_ADDED.search(column):
        yield from sum_problems(parts, column, title)


def sum_problems(parts: Sequence[Part], label: str, title: str) -> Iterator[Problem]:
    """Give the totals among parts that nothing before them makes."""
    if any(part.figure is None for part in parts if not AVERAGE.search(part.label)):
        return
    told = [part for part in parts if part.figure and not AVERAGE.search(part.label)]
    units = {part.figure.unit for part in told if part.figure and part.figure.number}
    if len(units) != 1 or units & {"%"}:
        return
    for place, total in enumerate(told):
        if not total.sums:
            continue
        sums = candidates(told[:place])
        if sums and (problem := nearest_problem(total, sums, label, title)):
            yield problem


@dataclass(frozen=True)
class Made:
    """What some parts make together, what rounding can explain, the least and the largest."""

    number: Decimal
    slack: Decimal
    least: Decimal
    largest: Decimal


def candidates(before: Sequence[Part]) -> list[Made]:
    """Give what a total may be the sum of: the rows since the last total, all rows, the totals.

    Rows that break another one down ('of which') are left out.
    """
    plain = [part for part in before if not PART_OF_PART.search(part.label)]
    last = max((at for at, part in enumerate(plain) if part.sums), default=-1)
    leaves = [part for part in plain if not part.sums]
    since = [part for part in plain[last + 1 :] if not part.sums]
    totals = [part for part in plain if part.sums]
    return [made(group) for group in (since, leaves, totals, totals + since) if len(group) > 1]


def made(parts: Sequence[Part]) -> Made:
    """Give the sum of parts."""
    figures = [part.figure for part in parts if part.figure]
    return Made(
        sum((one.number for one in figures), Decimal(0)),
        sum((one.place for one in figures), Decimal(0)) / 2,
        min(one.number for one in figures),
        max(one.number for one in figures),
    )


def nearest_problem(total: Part, sums: Sequence[Made], label: str, title: str) -> Problem | None:
    """Give the problem of a total that no sum makes, against the nearest; None where one does."""
    figure = total.figure
    assert figure is not None  # noqa: S101 (only totals with a figure come here)
    if any(one.number == figure.number for one in sums):
        return None
    near = min(sums, key=lambda one: abs(one.number - figure.number))
    gap = abs(near.number - figure.number)
    is_rounding = gap <= near.slack + figure.place / 2
    is_mean = near.least >= 0 and figure.number <= near.largest  # of parts, or of other rows
    is_far = gap > NEAR * max(abs(figure.number), abs(near.number))
    if not is_rounding and (is_mean or (is_far and not total.is_total)):
        return None
    said = f"{label}, {total.label} {shown(figure.number, figure.unit)}"
    held = f"the parts make {shown(near.number, figure.unit)}"
    why = " (rounding can explain it)" if is_rounding else ""
    return Problem(
        "table_total_differs", f"{title}: {said}, {held}{why}", said=said,
        held=f"The parts make {shown(near.number, figure.unit)}", field=label, is_note=is_rounding,
    )  # fmt: skip


def shown(number: Decimal, unit: str) -> str:
    """Give a number with its unit, as tables print it."""
    pound = "£" if "£" in unit else ""
    digits = f"{abs(number):,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    text = f"{pound}{digits}{unit.replace('£', '')}"
    return f"({text})" if number < 0 else text


def average_problems(parts: Sequence[Part], label: str, title: str) -> Iterator[Problem]:
    """Give an average that lies outside the figures that it is the average of."""
    figures = [p.figure for p in parts if p.figure and not p.sums and not AVERAGE.search(p.label)]
    if len(figures) < 2 or any(part.figure is None for part in parts):
        return
    low, high = min(f.number for f in figures), max(f.number for f in figures)
    for part in parts:
        figure = part.figure
        if figure is None or not AVERAGE.search(part.label):
            continue
        slack = figure.place / 2
        if not low - slack <= figure.number <= high + slack:
            said = f"{label}, {part.label} {shown(figure.number, figure.unit)}"
            held = (
                f"the figures lie between {shown(low, figure.unit)} and {shown(high, figure.unit)}"
            )
            yield Problem(
                "table_total_differs", f"{title}: {said}, {held}", said=said,
                held=held, field=label,
            )  # fmt: skip


def hundred_problems(parts: Sequence[Part], label: str, title: str) -> Iterator[Problem]:
    """Give percentages of a whole that do not make 100.

    They are of a whole where a total says 100%, or where table or column speak of shares and the
    sum is near 100.
    """
    if any(part.figure is None for part in parts):
        return
    plain = [part for part in parts if not part.sums and not PART_OF_PART.search(part.label)]
    figures = [part.figure for part in plain if part.figure]
    totals = [part.figure.number for part in parts if part.sums and part.figure]
    total = sum((one.number for one in figures), Decimal(0))
    slack = sum((one.place for one in figures), Decimal(0)) / 2
    said_whole = HUNDRED in totals
    looks_whole = bool(WHOLE.search(f"{title} {label}")) and abs(total - HUNDRED) <= ABOUT
    if len(figures) < 2 or total == HUNDRED or not (said_whole or (looks_whole and not totals)):
        return
    is_rounding = abs(total - HUNDRED) <= slack
    why = " (rounding can explain it)" if is_rounding else ""
    held = f"the parts make {shown(total, '%')}"
    yield Problem(
        "parts_not_hundred", f"{title}: {label}: {held}, not 100%{why}",
        said=f"{label}: parts of a whole", held=f"The parts make {shown(total, '%')}", field=label,
        is_note=is_rounding,
    )  # fmt: skip
