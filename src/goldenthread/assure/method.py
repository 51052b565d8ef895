"""How a chart was calculated, in words: printed with every chart (RULES 1 and 7). Pure."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.control import Settings
from goldenthread.spc import profile
from goldenthread.vocabulary import ValueSpec, is_chartable_as_xmr

PROFILE_WORDS = {
    "making_data_count": "Making Data Count",
    "plotthedots": "plotthedots",
}
NOT_CHARTED = "Not charted: graded and worded values have neither mean nor limits."


def method_words(settings: Settings, spec: ValueSpec) -> str:
    """Give profile, run lengths, screening, baseline and rebases as sentences."""
    if not is_chartable_as_xmr(spec.kind):
        return NOT_CHARTED
    found = profile(settings.profile)
    shift = settings.shift_length or found.shift_length
    trend = settings.trend_length or found.trend_length
    screening = "set aside" if found.screen_outliers else "kept"
    sentences = [
        f"XmR chart, profile {PROFILE_WORDS[settings.profile]}: shift of {shift} points, "
        f"trend of {trend} points, outlying movements {screening}"
    ]
    baseline = settings.baseline_points
    points = f"the first {baseline} points" if baseline else "all points"
    sentences.append(f"Limits from {points}" + (" of each segment" if settings.rebases else ""))
    if settings.rebases:
        days = ", ".join(day_words(day) for day in settings.rebases)
        set_aside = ""
        if baseline and found.baseline_wins:
            sentences[-1] = f"Limits from {points}, then from all points of each segment"
            set_aside = ", unless inside the baseline"
        sentences.append(f"New limits from {days}{set_aside}")
    return ". ".join(sentences) + "."


def day_words(day: dt.date) -> str:
    """Give a day as '1 Apr 2022'."""
    return f"{day.day} {day:%b %Y}"
