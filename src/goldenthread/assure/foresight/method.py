"""How a forecast was made, in words: printed with every one. Pure."""

from __future__ import annotations

from goldenthread.assure.foresight.combined import weight_words
from goldenthread.assure.foresight.history import History
from goldenthread.assure.foresight.pieces import Floats
from goldenthread.vocabulary import format_chart_number

SHORT = {"stable": "Stable", "counts": "Low count", "combined": "Moves"}
EXPLAINED = (
    ("Stable", "no special cause: the mean of the figures and the spread of their moving ranges."),
    ("Low count", "the rate of the counts, in whole numbers, as wide as they vary."),
    (
        "Moves",
        "special causes, or figures that wander: what would have foretold the measure's own past "
        "best, as wide as that was wrong.",
    ),
)


def span_words(history: History) -> str:
    """Give which figures were used: '36 figures, Apr-16 to Mar-19'."""
    first, last = history.first_period.label, history.periods[-1].label
    return f"{len(history.known)} figures, {first} to {last}"


def stable_words(history: History, sigma: float) -> str:
    """Give how a stable process is foretold."""
    chart = history.chart
    mean, wide = (format_chart_number(value, history.spec) for value in (chart.mean, sigma))
    base = ""
    if chart.base_points < len(history.known):
        base = f" of the first {chart.base_points}"
    return (
        f"A stable process: no special cause in {span_words(history)}. Foretold by their mean"
        f"{base}, {mean}, and the spread of their moving ranges, {wide} (Student's t, with the "
        "uncertainty of the mean)."
    )


def counts_words(history: History) -> str:
    """Give how a low count is foretold."""
    return (
        f"A low count: its rate in {span_words(history)}, in whole numbers, as wide as they vary "
        "(negative binomial, with the uncertainty of the rate)."
    )


def combined_words(history: History, weights: Floats, tried: int) -> str:
    """Give how a process that moves is foretold."""
    why = (
        f"A process that moves: special causes in {span_words(history)}"
        if history.chart.has_special_cause
        else f"A process that wanders: no special cause in {span_words(history)}, but they spread "
        "further than neighbours differ"
    )
    return (
        f"{why}. Foretold by what would have foretold its own last {tried} figures best: "
        f"{weight_words(weights)}. As wide as those forecasts were wrong."
    )


def short_words(method: str, history: History) -> str:
    """Give the method and the figures that it used, for a narrow column."""
    return f"{SHORT[method]}: {span_words(history)}"
