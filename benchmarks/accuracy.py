"""How good forecasts and flags are: a figure beside a named baseline in the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Accuracy:
    """One line of the table of accuracies.

    `baseline` is what the figure is held against, with its own figure where it has one. The figure
    must lie from `at_least` to `at_most`; None: no bound.
    """

    name: str
    data: str
    figure: float
    baseline: str
    baseline_figure: float | None = None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def allowed(self) -> str:
        """The bounds as printed; '' where there are none."""
        if self.at_least is not None and self.at_most is not None:
            return f"{self.at_least:.3f} to {self.at_most:.3f}"
        if self.at_most is not None:
            return f"up to {self.at_most:.3f}"
        return "" if self.at_least is None else f"from {self.at_least:.3f}"

    @property
    def misses(self) -> tuple[str, ...]:
        """What lies outside what is allowed, in words."""
        below = self.at_least is not None and self.figure < self.at_least
        above = self.at_most is not None and self.figure > self.at_most
        if not (below or above):
            return ()
        return (f"{self.name} ({self.data}): {self.figure:.3f}; allowed: {self.allowed}",)
