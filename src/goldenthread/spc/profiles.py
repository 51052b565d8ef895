"""The settings of a control chart, and the two named profiles (RULES 1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

RULES = ("outside", "shift", "trend", "two_in_three")


@dataclass(frozen=True)
class Profile:
    """How limits are calculated, which rules apply and how icons are read.

    `points_needed`: points in a series before limits, signals and icons are given (0: limits from
    two points, with a warning below 13 in a segment). `screen_outliers`: moving ranges of 3.267
    times their mean and more are left out once. `one_label`: a point keeps the first rule of
    `rule_order` that applies, else every rule counts and improvement wins over concern
    (`concern_wins` turns that round). `runs_cross_rebases`: shift, trend and two in three run on
    across a rebase. `baseline_wins`: a fixed baseline is the series' first rows and sets rebases
    inside them aside, else it is the first rows of every segment. `equality_decides`: a target on
    a limit passes or fails instead of being inconsistent. `count_outside_in_two_in_three`: points
    beyond the process limit count too. `icon_of_last_row`: the variation icon is the last row's,
    even where it is missing, else the last present point's.
    """

    name: str
    points_needed: int
    screen_outliers: bool
    shift_length: int
    trend_length: int
    one_label: bool
    rule_order: tuple[str, ...]
    concern_wins: bool
    runs_cross_rebases: bool
    baseline_wins: bool
    equality_decides: bool
    count_outside_in_two_in_three: bool
    icon_of_last_row: bool


MAKING_DATA_COUNT = Profile(
    name="making_data_count",
    points_needed=13,
    screen_outliers=False,
    shift_length=6,
    trend_length=6,
    one_label=False,
    rule_order=("outside", "shift", "trend", "two_in_three"),
    concern_wins=False,
    runs_cross_rebases=True,
    baseline_wins=True,
    equality_decides=True,
    count_outside_in_two_in_three=False,
    icon_of_last_row=False,
)
PLOTTHEDOTS = Profile(
    name="plotthedots",
    points_needed=0,
    screen_outliers=True,
    shift_length=7,
    trend_length=7,
    one_label=True,
    rule_order=("outside", "trend", "two_in_three", "shift"),
    concern_wins=False,
    runs_cross_rebases=False,
    baseline_wins=False,
    equality_decides=False,
    count_outside_in_two_in_three=False,
    icon_of_last_row=True,
)
PROFILES = {found.name: found for found in (MAKING_DATA_COUNT, PLOTTHEDOTS)}


def profile(name: str, **overrides: Any) -> Profile:
    """Give the named profile with single settings replaced; ValueError names what is allowed."""
    if name not in PROFILES:
        raise ValueError(f"profile {name!r}: allowed are {', '.join(PROFILES)}")
    unknown = set(overrides) - set(Profile.__dataclass_fields__)
    if unknown:
        allowed = ", ".join(sorted(Profile.__dataclass_fields__))
        raise ValueError(f"setting {sorted(unknown)[0]!r}: allowed are {allowed}")
    return replace(PROFILES[name], **overrides)
