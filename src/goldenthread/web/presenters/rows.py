"""A measure as one row of a list: figure, target, icons, action, change, with its link."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.assure.results import Change, MeasureResult, Position
from goldenthread.vocabulary import Comparison
from goldenthread.web.scope import Scope

CHANGE_COLOURS = {
    Change.NEWLY_ESCALATED: "red",
    Change.WORSENED: "orange",
    Change.IMPROVED: "blue",
    Change.DE_ESCALATED: "green",
    Change.NEW: "grey",
}


@dataclass(frozen=True)
class Row:
    """What lists and scorecards show of one measure."""

    result: MeasureResult
    scope: Scope

    @property
    def href(self) -> str:
        """The measure's page, at the same period."""
        return measure_href(self.scope, self.result.code)

    @property
    def latest(self) -> PositionWords:
        """The newest figure."""
        return PositionWords(self.result.latest)

    @property
    def previous(self) -> PositionWords:
        """The figure before it."""
        return PositionWords(self.result.previous)

    @property
    def change_tag(self) -> dict[str, str]:
        """The tag of a change; empty where nothing changed."""
        change = self.result.change
        if change not in CHANGE_COLOURS or change is Change.NEW:
            return {}
        return {"text": change.label, "colour": CHANGE_COLOURS[change]}

    @property
    def change_words(self) -> str:
        """What changed, without the name of the change that stands above it."""
        return self.result.change_words.removeprefix(f"{self.result.change.label.lower()}: ")

    @property
    def reasons(self) -> list[str]:
        """Why it is escalated, in words."""
        return [reason.words for reason in self.result.reasons]

    @property
    def emphasis(self) -> str:
        """How strongly the row is marked."""
        if not self.result.escalated:
            return ""
        return "full_cms" if self.result.action.code.value == "full_cms" else "escalated"


@dataclass(frozen=True)
class PositionWords:
    """A figure with its target as printed; empty words where there is none."""

    position: Position | None

    @property
    def text(self) -> str:
        return self.position.text if self.position else "No data"

    @property
    def target(self) -> str:
        return self.position.target_text if self.position else ""

    @property
    def period(self) -> str:
        return self.position.period.label if self.position else ""

    @property
    def comparison(self) -> str:
        """'met', 'nearly', 'not_met', or '' where nothing can be compared."""
        if self.position is None or self.position.comparison is Comparison.NOT_COMPARABLE:
            return ""
        return self.position.comparison.value

    @property
    def is_provisional(self) -> bool:
        return bool(self.position and self.position.is_provisional)


def measure_href(scope: Scope, code: str) -> str:
    """Give the address of a measure's page at the scope's period."""
    return reverse("measure", args=[scope.organisation.code, code], query=scope.query or None)
