"""Risks by likelihood and impact: scores with their band, and the matrix of five by five."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assure.programmes.results import RiskResult
from goldenthread.records.risks.models import Risk, RiskAppetite
from goldenthread.vocabulary import RiskBand, band_of, score_of

PREFIXES = {"current": "", "inherent": "inherent_", "target": "target_"}
SCORES = {"current": "Now", "inherent": "Before controls", "target": "Target"}
SCALE = (5, 4, 3, 2, 1)
SHOWN = 5
Pair = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """A score with its band; `number` None where it was not scored."""

    number: int | None

    @property
    def band(self) -> RiskBand | None:
        """The band that holds it."""
        return None if self.number is None else band_of(self.number)

    @property
    def ink(self) -> str:
        """A legible ink on the band's colour."""
        return "#ffffff" if self.band and self.band.code in ("low", "extreme") else "#212b32"


@dataclass(frozen=True)
class Cell:
    """A pair of likelihood and impact with the risks that have it."""

    likelihood: int
    impact: int
    risks: list[RiskResult]
    is_above: bool = False  # above what the organisation accepts

    @property
    def score(self) -> Score:
        """What the pair makes."""
        return Score(score_of(self.likelihood, self.impact))

    @property
    def first(self) -> list[RiskResult]:
        """The risks that are shown at once."""
        return self.risks[:SHOWN]

    @property
    def more(self) -> list[RiskResult]:
        """The risks that are folded away."""
        return self.risks[SHOWN:]


def matrix_of(
    risks: Iterable[RiskResult], pairs: dict[int, Pair], highest: int | None
) -> list[tuple[int, list[Cell]]]:
    """Give the rows of likelihood, five to one, each with its cells of impact, one to five.

    `highest` is the score accepted at most, None where it is not held against these scores.
    """
    held: dict[Pair, list[RiskResult]] = {}
    for risk in risks:
        if risk.id in pairs:
            held.setdefault(pairs[risk.id], []).append(risk)
    return [
        (
            likelihood,
            [
                Cell(
                    likelihood,
                    impact,
                    held.get((likelihood, impact), []),
                    highest is not None and likelihood * impact > highest,
                )
                for impact in reversed(SCALE)
            ],
        )
        for likelihood in SCALE
    ]


def pair_of(risk: Risk, which: str) -> tuple[int | None, int | None]:
    """Give likelihood and impact of one of SCORES."""
    prefix = PREFIXES[which]
    return getattr(risk, f"{prefix}likelihood"), getattr(risk, f"{prefix}impact")


def pairs_of(risks: Iterable[Risk], which: str) -> dict[int, Pair]:
    """Give likelihood and impact by the risk's id, of those that have both."""
    found = {}
    for risk in risks:
        likelihood, impact = pair_of(risk, which)
        if likelihood and impact:
            found[risk.pk] = (likelihood, impact)
    return found


def why_unscored(risk: Risk, which: str) -> str:
    """Say why a risk has no place in the matrix."""
    likelihood, impact = pair_of(risk, which)
    if likelihood or impact:
        return f"{'Impact' if likelihood else 'Likelihood'} is not given"
    words = "Likelihood and impact are not given"
    return f"{words}. {risk.get_alignment_display()}" if risk.alignment else words


def distance(now: int | None, target: int | None) -> str:
    """Say how far a score is from its target; '' where there is no score."""
    if now is None:
        return ""
    if target is None:
        return "No target"
    if now == target:
        return "At target"
    return f"{now - target} above target" if now > target else f"{target - now} below target"


def highest_for(appetite: RiskAppetite | None, which: str) -> int | None:
    """Give the score accepted at most where the appetite is about this kind of score."""
    return appetite.highest if appetite and appetite.scored == which else None
