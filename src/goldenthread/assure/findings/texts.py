"""What a text says about days, as problems of the field that it stands in. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.assure.findings.codes import Problem
from goldenthread.assure.findings.days import impossible_days, planned_long_past
from goldenthread.assure.findings.wording import shortened


def day_problems(text: str, field: str, start: dt.date) -> Iterator[Problem]:
    """Give the days of a text that cannot be, and plans for a day long before `start`."""
    for day in impossible_days(text):
        yield Problem("day_impossible", f"there is no {day}", said=day, field=field)
    if found := planned_long_past(text, start):
        sentence, named = found
        yield Problem(
            "date_long_past",
            f"planned for {named.written}, long past: {shortened(sentence)}",
            said=named.written,
            field=field,
        )
