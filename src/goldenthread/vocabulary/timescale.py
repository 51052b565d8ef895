"""The day that a timescale in words means: 'February 2023 onwards', 'by the end of June 2023'."""

from __future__ import annotations

import datetime as dt
import re

from goldenthread.vocabulary.period_forms import PeriodParseError, parse_period

AROUND = re.compile(
    r"^(?:due |by |from |in |on |before |after |during |starting |w/e )*(?P<end>(?:the )?end of )?"
    r"(?P<period>.+?)(?: onwards?| onward| at the latest| \(revised\))?$",
    re.IGNORECASE,
)


def timescale_day(words: str) -> dt.date | None:
    """Give the first day of the period that a timescale names, its last day after 'end of'.

    None where no period is named, as in 'next meeting' or 'ongoing'.
    """
    match = AROUND.match(" ".join(words.split()).strip(" ."))
    if match is None:
        return None
    try:
        period = parse_period(match["period"])
        return period.end if match["end"] else period.start
    except (PeriodParseError, OverflowError):
        return None
