"""Prints results as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    "precision",
    "recall",
)
WORDS = (0, 1, 3)


def lines(results: Iterable[Result]) -> list[str]:
    """Give the table's lines: words to the left, numbers to the right."""
    rows = [HEADINGS, *(cells(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return [line(row, widths) for row in rows]


def line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Give one row with its cells at their widths."""
    padded = (
        cell.ljust(width) if column in WORDS else cell.rjust(width)
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
        f"{result.quality.precision:.3f}" if result.quality else "",
        f"{result.quality.recall:.3f}" if result.quality else "",
    )
