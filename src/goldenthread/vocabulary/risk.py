"""Risk scores: likelihood times impact, one to five each, and their bands (RULES 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST, MOST = 1, 5


@dataclass(frozen=True)
class RiskBand:
    """A band of scores from `lowest` to `highest`, both inside it."""

    code: str
    words: str
    lowest: int
    highest: int
    colour: str
    symbol: str


BANDS = (
    RiskBand("low", "Low", 1, 3, "#007f3b", "●"),
    RiskBand("moderate", "Moderate", 4, 6, "#ffeb3b", "◆"),
    RiskBand("high", "High", 8, 12, "#ffb81c", "▲"),
    RiskBand("extreme", "Extreme", 15, 25, "#d5281b", "✕"),
)
SCORES = frozenset(a * b for a in range(LEAST, MOST + 1) for b in range(LEAST, MOST + 1))


def score_of(likelihood: int, impact: int) -> int:
    """Give likelihood times impact; ValueError unless both are 1 to 5."""
    for name, value in (("likelihood", likelihood), ("impact", impact)):
        if not LEAST <= value <= MOST:
            raise ValueError(f"{name} {value}: allowed are {LEAST} to {MOST}")
    return likelihood * impact


def is_score(number: int) -> bool:
    """Say whether a pair makes the product: 7, 11, 13 and 14 are none."""
    return number in SCORES


def band_of(score: int, bands: Sequence[RiskBand] = BANDS) -> RiskBand:
    """Give the band of a score; ValueError for a product that no pair makes."""
    if not is_score(score):
        raise ValueError(f"{score} is no product of two numbers from {LEAST} to {MOST}")
    found = next((band for band in bands if band.lowest <= score <= band.highest), None)
    if found is None:
        raise ValueError(f"no band holds the score {score}")
    return found
