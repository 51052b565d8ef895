"""The words of savings schemes: what they are, how far they are, how sure they are (RULES 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.vocabulary.status import DARK_INK, WHITE, contrast


class SavingsKind(StrEnum):
    """Which part of a recovery plan a scheme belongs to."""

    CIP = "cip"
    QIPP = "qipp"
    SYSTEM_RECOVERY = "system_recovery"

    @property
    def label(self) -> str:
        """The kind as papers print it."""
        return {"cip": "CIP", "qipp": "QIPP"}.get(self.value, "System recovery")

    @property
    def words(self) -> str:
        """The kind in full."""
        return {
            "cip": "Cost improvement programme (CIP)",
            "qipp": "Quality, innovation, productivity and prevention (QIPP)",
        }.get(self.value, "System recovery")


class Category(StrEnum):
    """What a scheme saves on or earns."""

    PAY = "pay"
    NON_PAY = "non_pay"
    INCOME = "income"

    @property
    def label(self) -> str:
        """The category in words."""
        return self.value.replace("_", " ").capitalize()


class Development(StrEnum):
    """How far a scheme is worked out."""

    UNIDENTIFIED = "unidentified"
    OPPORTUNITY = "opportunity"
    IN_PROGRESS = "in_progress"
    DEVELOPED = "developed"

    @property
    def label(self) -> str:
        """The status in words."""
        return {"in_progress": "Plans in progress", "developed": "Fully developed"}.get(
            self.value, self.value.capitalize()
        )


class SchemeRisk(StrEnum):
    """How likely a scheme is to fall short."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """The rating in words."""
        return f"{self.value.capitalize()} risk"


class SchemeState(StrEnum):
    """Whether a scheme's savings come in."""

    PLANNED = ""
    IN_DELIVERY = "in_delivery"
    DELIVERED = "delivered"

    @property
    def label(self) -> str:
        """The state in words."""
        return self.value.replace("_", " ").capitalize() or "Planned"


class Rating(StrEnum):
    """Where a pound of savings stands, in the order in which papers stack it."""

    DELIVERED = "delivered"
    IN_DELIVERY = "in_delivery"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNRATED = "unrated"
    UNIDENTIFIED = "unidentified"

    @property
    def look(self) -> RatingLook:
        """The words, colour and symbol of the rating."""
        return RATING_LOOKS[self]

    @property
    def label(self) -> str:
        """The rating in words."""
        return self.look.words

    @property
    def is_weighted(self) -> bool:
        """Says that a risk weight applies: never to money delivered or in delivery."""
        return self not in (Rating.DELIVERED, Rating.IN_DELIVERY)


@dataclass(frozen=True)
class RatingLook:
    """How a rating is shown: colour is never its only sign."""

    words: str
    colour: str
    symbol: str

    @property
    def ink(self) -> str:
        """White or the dark ink, whichever is more legible on the colour."""
        return max((WHITE, DARK_INK), key=lambda ink: contrast(ink, self.colour))


RATING_LOOKS = {
    Rating.DELIVERED: RatingLook("Delivered", "#005eb8", "✓"),
    Rating.IN_DELIVERY: RatingLook("In delivery", "#41b6e6", "◐"),
    Rating.LOW: RatingLook("Low risk", "#007f3b", "●"),
    Rating.MEDIUM: RatingLook("Medium risk", "#ffb81c", "▲"),
    Rating.HIGH: RatingLook("High risk", "#d5281b", "✕"),
    Rating.UNRATED: RatingLook("Not rated", "#d8dde0", "–"),
    Rating.UNIDENTIFIED: RatingLook("Unidentified", "#768692", "○"),
}


class Gate(StrEnum):
    """An approval that a scheme may need before it starts."""

    QUALITY = "quality"
    EQUALITY = "equality"
    DATA_PROTECTION = "data_protection"

    @property
    def label(self) -> str:
        """The approval in words."""
        return f"{self.value.replace('_', ' ').capitalize()} impact assessment"


class GateState(StrEnum):
    """Where an approval stands."""

    NEEDED = "needed"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """The state in words."""
        return self.value.replace("_", " ").capitalize()


class ShareLevel(StrEnum):
    """What an organisation shares of its schemes with its board."""

    TOTALS = "totals"
    BREAKDOWN = "breakdown"
    SCHEMES = "schemes"

    @property
    def label(self) -> str:
        """The level in words."""
        return {
            "totals": "Totals by month",
            "breakdown": "Totals by category, risk and development",
            "schemes": "Every scheme, read-only",
        }[self.value]


class Basis(StrEnum):
    """What a total that was reported is a total of."""

    PLAN = "plan"
    FORECAST = "forecast"
    PLAN_TO_DATE = "plan_to_date"
    ACTUAL_TO_DATE = "actual_to_date"
    VARIANCE = "variance"
    VARIANCE_TO_DATE = "variance_to_date"

    @property
    def label(self) -> str:
        """The basis in words."""
        return self.value.replace("_", " ").capitalize()


def rating_of(state: str, development: str, risk: str) -> Rating:
    """Give where the money of a scheme that has not come in yet stands.

    A scheme whose work is done is in delivery; one without plans is unidentified, whatever else is
    said of it; the others stand by their risk.
    """
    if state in (SchemeState.IN_DELIVERY, SchemeState.DELIVERED):
        return Rating.IN_DELIVERY
    if development == Development.UNIDENTIFIED:
        return Rating.UNIDENTIFIED
    return Rating(risk) if risk else Rating.UNRATED
