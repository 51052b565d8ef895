"""The settings of a control chart, and the two profiles that set them all (RULES 1)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

RULES = ("outside_limits", "shift", "trend", "two_in_three")


@dataclass(frozen=True)
class Profile:
    """Every setting of the engine; lengths and counts are in points.

    points_needed: below so many counted points a series gets no limits, signals or icons.
    screen_outliers: whether outlying moving ranges are left out of the second mean range.
    shift_length, trend_length: points in a row that make a shift or a trend (6 to 8).
    two_in_three_counts_outside: whether points beyond a limit count towards two in three.
    runs_cross_rebases: whether runs go on over a rebase.
    baseline_wins: whether fixed limits are those of the series' first points and a rebase gives way
        (else each segment has its own fixed limits).
    target_on_limit_counts: whether a target equal to a limit is passed (failed).
    one_label: whether a point has the class of its first rule only.
    rule_order: the order in which rules are named.
    concern_wins: whether a point of both classes shows as concern rather than improvement.
    icon_from_last_row: whether the icon reads the last row, even one without a counted value.
    """

    name: str
    points_needed: int
    screen_outliers: bool
    shift_length: int
    trend_length: int
    two_in_three_counts_outside: bool
    runs_cross_rebases: bool
    baseline_wins: bool
    target_on_limit_counts: bool
    one_label: bool
    rule_order: tuple[str, ...]
    concern_wins: bool
    icon_from_last_row: bool

    def __post_init__(self) -> None:
        for setting in ("shift_length", "trend_length"):
            if not 6 <= getattr(self, setting) <= 8:
                raise ValueError(f"{setting} is {getattr(self, setting)}; allowed: 6, 7 or 8")
        if self.points_needed < 2:
            raise ValueError(f"points_needed is {self.points_needed}; allowed: 2 or more")
        if sorted(self.rule_order) != sorted(RULES):
            raise ValueError(f"rule_order must hold each of {', '.join(RULES)} once")


MAKING_DATA_COUNT = Profile(
    name="making_data_count",
    points_needed=13,
    screen_outliers=False,
    shift_length=6,
    trend_length=6,
    two_in_three_counts_outside=False,
    runs_cross_rebases=True,
    baseline_wins=True,
    target_on_limit_counts=True,
    one_label=False,
    rule_order=RULES,
    concern_wins=False,
    icon_from_last_row=False,
)
PLOTTHEDOTS = Profile(
    name="plotthedots",
    points_needed=2,
    screen_outliers=True,
    shift_length=7,
    trend_length=7,
    two_in_three_counts_outside=False,
    runs_cross_rebases=False,
    baseline_wins=False,
    target_on_limit_counts=False,
    one_label=True,
    rule_order=("outside_limits", "trend", "two_in_three", "shift"),
    concern_wins=False,
    icon_from_last_row=True,
)
PROFILES = {known.name: known for known in (MAKING_DATA_COUNT, PLOTTHEDOTS)}
SETTINGS = tuple(field.name for field in fields(Profile) if field.name != "name")


def profile(name: str, **overrides: Any) -> Profile:
    """Give a profile by its name, single settings replaced; raises ValueError for an unknown one."""
    if name not in PROFILES:
        raise ValueError(f"unknown profile {name!r}; allowed: {', '.join(PROFILES)}")
    unknown = sorted(set(overrides) - set(SETTINGS))
    if unknown:
        raise ValueError(f"unknown setting {', '.join(unknown)}; allowed: {', '.join(SETTINGS)}")
    return replace(PROFILES[name], **overrides)
