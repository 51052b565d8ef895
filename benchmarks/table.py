"""Prints results as tables of plain text: times, then accuracies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.accuracy import Accuracy
from benchmarks.measure import Result

HEADINGS = (
    "name",
    "size",
    "seconds",
    "baseline",
    "ratio",
    "allowed",
    "points/s",
    "peak MB",
    "of input",
)
WORDS = (0, 1, 3)
ACCURACY_HEADINGS = ("name", "data", "figure", "baseline", "theirs", "allowed")
ACCURACY_WORDS = (0, 1, 3, 5)


def tables(results: Iterable[Result | Accuracy]) -> list[str]:
    """Give the lines of both tables, an empty one between them; one without rows is left out."""
    found = list(results)
    times = [result for result in found if isinstance(result, Result)]
    accuracies = [result for result in found if isinstance(result, Accuracy)]
    printed = [made for made in (lines(times), accuracy_lines(accuracies)) if len(made) > 1]
    return [text for made in printed for text in ("", *made)][1:]


def lines(results: Iterable[Result]) -> list[str]:
    """Give the table of times."""
    return laid_out([HEADINGS, *(cells(result) for result in results)], WORDS)


def accuracy_lines(results: Iterable[Accuracy]) -> list[str]:
    """Give the table of accuracies."""
    rows = [ACCURACY_HEADINGS, *(accuracy_cells(result) for result in results)]
    return laid_out(rows, ACCURACY_WORDS)


def laid_out(rows: Sequence[Sequence[str]], words: Sequence[int]) -> list[str]:
    """Give the lines of a table: the columns of words to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [line(row, widths, words) for row in rows]


def line(row: Sequence[str], widths: Sequence[int], words: Sequence[int]) -> str:
    """Give one row with its cells at their widths."""
    padded = (
        cell.ljust(width) if column in words else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def cells(result: Result) -> tuple[str, ...]:
    """Give a result as the words of one row."""
    allowed = result.baseline.at_most
    return (
        result.name,
        result.size,
        f"{result.measured.seconds:.2f}",
        f"{result.baseline.name} ({result.baseline.seconds:.2f} s)",
        f"{result.ratio:.2f}",
        "" if allowed is None else f"{allowed:g}",
        f"{result.points / result.measured.seconds:,.0f}",
        f"{result.measured.peak_bytes / 2**20:,.0f}",
        f"{result.memory_ratio:.1f} x",
    )


def accuracy_cells(result: Accuracy) -> tuple[str, ...]:
    """Give an accuracy as the words of one row."""
    theirs = result.baseline_figure
    return (
        result.name,
        result.data,
        f"{result.figure:.3f}",
        result.baseline,
        "" if theirs is None else f"{theirs:.3f}",
        result.allowed,
    )
