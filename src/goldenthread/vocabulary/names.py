"""The names of states and roles in one place, with their words, symbols and colours (RULES 1)."""

from __future__ import annotations

import re
from enum import StrEnum

GREY, BLUE, ORANGE, PURPLE = "#A6A6A6", "#00B0F0", "#E46C0A", "#490092"
PALE = "#D8DDE0"

CQC_DOMAINS = ("Safe", "Effective", "Caring", "Responsive", "Well-led")


class Variation(StrEnum):
    """What the process has been doing lately."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"
    INSUFFICIENT_DATA = "insufficient_data"

    @property
    def label(self) -> str:
        """Short words."""
        return VARIATION_WORDS[self][0]

    @property
    def description(self) -> str:
        """One plain sentence."""
        return VARIATION_WORDS[self][1]

    @property
    def symbol(self) -> str:
        """A text symbol for places without pictures."""
        return VARIATION_WORDS[self][2]

    @property
    def colour(self) -> str:
        """The icon's colour."""
        return {
            "improvement": BLUE,
            "concern": ORANGE,
            "neutral": PURPLE,
            "common_cause": GREY,
        }.get(self.group, PALE)

    @property
    def group(self) -> str:
        """'improvement', 'concern', 'neutral', 'common_cause' or 'insufficient_data'."""
        first = self.value.split("_")[0]
        return first if first in ("improvement", "concern", "neutral") else self.value

    @property
    def is_improvement(self) -> bool:
        """Special cause in the better direction."""
        return self.group == "improvement"

    @property
    def is_concern(self) -> bool:
        """Special cause in the worse direction."""
        return self.group == "concern"


VARIATION_WORDS: dict[Variation, tuple[str, str, str]] = {
    Variation.COMMON_CAUSE: (
        "Common cause",
        "The figures move as this process usually does; nothing significant has changed.",
        "~",
    ),
    Variation.IMPROVEMENT_HIGH: (
        "Special cause: improvement, high",
        "The process has changed: values are higher, and higher is better.",
        "H+",
    ),
    Variation.IMPROVEMENT_LOW: (
        "Special cause: improvement, low",
        "The process has changed: values are lower, and lower is better.",
        "L+",
    ),
    Variation.CONCERN_HIGH: (
        "Special cause: concern, high",
        "The process has changed: values are higher, and lower is better.",
        "H!",
    ),
    Variation.CONCERN_LOW: (
        "Special cause: concern, low",
        "The process has changed: values are lower, and higher is better.",
        "L!",
    ),
    Variation.NEUTRAL_HIGH: (
        "Special cause: high",
        "The process has changed: values are higher; neither direction is better.",
        "H",
    ),
    Variation.NEUTRAL_LOW: (
        "Special cause: low",
        "The process has changed: values are lower; neither direction is better.",
        "L",
    ),
    Variation.INSUFFICIENT_DATA: (
        "Insufficient data",
        "There are too few points to tell what the process is doing.",
        "…",
    ),
}


class Assurance(StrEnum):
    """Whether the target can be relied on."""

    CONSISTENTLY_PASSING = "consistently_passing"
    PASSING = "passing"
    HIT_AND_MISS = "hit_and_miss"
    FAILING = "failing"
    CONSISTENTLY_FAILING = "consistently_failing"
    NO_TARGET = "no_target"
    INSUFFICIENT_DATA = "insufficient_data"

    @property
    def label(self) -> str:
        """Short words."""
        return ASSURANCE_WORDS[self][0]

    @property
    def description(self) -> str:
        """One plain sentence."""
        return ASSURANCE_WORDS[self][1]

    @property
    def symbol(self) -> str:
        """A text symbol for places without pictures."""
        return ASSURANCE_WORDS[self][2]

    @property
    def colour(self) -> str:
        """The icon's colour."""
        return {"passing": BLUE, "failing": ORANGE, "hit_and_miss": GREY}.get(
            self.group or "", PALE
        )

    @property
    def group(self) -> str | None:
        """'passing', 'hit_and_miss', 'failing', or None where there is no judgement."""
        return {
            "consistently_passing": "passing",
            "passing": "passing",
            "hit_and_miss": "hit_and_miss",
            "failing": "failing",
            "consistently_failing": "failing",
        }.get(self.value)


ASSURANCE_WORDS: dict[Assurance, tuple[str, str, str]] = {
    Assurance.CONSISTENTLY_PASSING: (
        "Consistently passing",
        "The process limits lie on the right side of the target: it will be met unless something "
        "changes.",
        "P*",
    ),
    Assurance.PASSING: (
        "Passing for six periods or more",
        "Each of the last six or more periods met its target, though the limits do not promise it.",
        "P",
    ),
    Assurance.HIT_AND_MISS: (
        "Hit and miss",
        "The target lies within the process limits: some periods meet it, some miss it.",
        "?",
    ),
    Assurance.FAILING: (
        "Failing for six periods or more",
        "Each of the last six or more periods missed its target, though the limits could reach it.",
        "F",
    ),
    Assurance.CONSISTENTLY_FAILING: (
        "Consistently failing",
        "The process limits lie on the wrong side of the target: it will be missed unless "
        "something changes.",
        "F*",
    ),
    Assurance.NO_TARGET: ("No target", "No target is in force for this measure.", "–"),
    Assurance.INSUFFICIENT_DATA: (
        "Insufficient data",
        "There are too few points to say whether the target can be relied on.",
        "…",
    ),
}


class PointType(StrEnum):
    """What one point of a chart signals."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def label(self) -> str:
        """Short words."""
        return POINT_WORDS[self][0]

    @property
    def description(self) -> str:
        """One plain sentence."""
        return POINT_WORDS[self][1]

    @property
    def symbol(self) -> str:
        """The point's shape as a text symbol."""
        return POINT_WORDS[self][2]

    @property
    def shape(self) -> str:
        """The point's Vega shape, so that colour is never the only signal."""
        return POINT_WORDS[self][3]

    @property
    def colour(self) -> str:
        """The point's colour."""
        return {"common_cause": GREY, "improvement": BLUE, "concern": ORANGE}.get(
            self.value, PURPLE
        )


POINT_WORDS: dict[PointType, tuple[str, str, str, str]] = {
    PointType.COMMON_CAUSE: (
        "common cause",
        "The figure is within what this process usually gives.",
        "●",
        "circle",
    ),
    PointType.IMPROVEMENT: (
        "special cause: improvement",
        "The figure belongs to a significant change for the better.",
        "◆",
        "diamond",
    ),
    PointType.CONCERN: (
        "special cause: concern",
        "The figure belongs to a significant change for the worse.",
        "■",
        "square",
    ),
    PointType.NEUTRAL_HIGH: (
        "special cause: high",
        "The figure belongs to a significant rise; neither direction is better.",
        "▲",
        "triangle-up",
    ),
    PointType.NEUTRAL_LOW: (
        "special cause: low",
        "The figure belongs to a significant fall; neither direction is better.",
        "▼",
        "triangle-down",
    ),
}


class Tier(StrEnum):
    """The band of the scorecard that a measure stands in."""

    VISION = "vision"
    BREAKTHROUGH = "breakthrough"
    CONSTITUTIONAL = "constitutional"
    SUPPORTING = "supporting"

    @property
    def label(self) -> str:
        """The name of one measure's tier."""
        return {
            "vision": "Vision goal",
            "breakthrough": "Breakthrough objective",
            "constitutional": "Constitutional standard",
            "supporting": "Supporting measure",
        }[self.value]

    @property
    def heading(self) -> str:
        """The heading of the scorecard band."""
        return {
            "vision": "Vision goals",
            "breakthrough": "Breakthrough objectives",
            "constitutional": "Constitutional standards and key measures",
            "supporting": "Supporting measures",
        }[self.value]


class Role(StrEnum):
    """Whether a measure is worked on or observed."""

    DRIVER = "driver"
    WATCH = "watch"

    @property
    def label(self) -> str:
        """The word of scorecards."""
        return self.value.capitalize()


class ActionCode(StrEnum):
    """What the business rules ask for; a CMS is a countermeasure summary."""

    FULL_CMS = "full_cms"
    VERBAL_CMS = "verbal_cms"
    NOTE = "note_performance"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words of scorecards."""
        return {
            "full_cms": "Full CMS",
            "verbal_cms": "Verbal CMS",
            "note_performance": "Note performance",
            "none": "No rule applies",
        }[self.value]

    @property
    def long_label(self) -> str:
        """The words of sentences, without abbreviation."""
        return {
            "full_cms": "full countermeasure summary",
            "verbal_cms": "verbal countermeasure summary",
            "note_performance": "note performance",
            "none": "no rule applies",
        }[self.value]


class WarningCode(StrEnum):
    """What to bear in mind when reading a chart."""

    FEW_POINTS = "few_points"
    SHORT_SEGMENT = "short_segment"
    ZERO_WIDTH_LIMITS = "zero_width_limits"
    MISSING_POINTS = "missing_points"
    LOW_MEAN_COUNTS = "low_mean_counts"
    GAP_IN_PERIODS = "gap_in_periods"
    ALL_POINTS_SCREENED = "all_points_screened"
    TARGET_MISSING = "target_missing"

    @property
    def words(self) -> str:
        """The warning as a sentence."""
        return WARNING_WORDS[self]


WARNING_WORDS: dict[WarningCode, str] = {
    WarningCode.FEW_POINTS: "Too few points for reliable limits.",
    WarningCode.SHORT_SEGMENT: "The newest segment since the last rebase has few points.",
    WarningCode.ZERO_WIDTH_LIMITS: "The limits have no width: the values hardly move.",
    WarningCode.MISSING_POINTS: "Some periods have no figure.",
    WarningCode.LOW_MEAN_COUNTS: "The counts are so low that the limits are approximate.",
    WarningCode.GAP_IN_PERIODS: "Periods are missing between the first and the last figure.",
    WarningCode.ALL_POINTS_SCREENED: "Every movement was set aside as outlying: no limits.",
    WarningCode.TARGET_MISSING: "No target is in force at the newest point.",
}


def slug(words: str) -> str:
    """Give words as they stand in an address: lower case, hyphens, nothing else."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("&", " and ")).strip("-")
