"""Checks every text of an organisation's period against its records, and lists what contradicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.grading import graded
from goldenthread.assure.narrative.judged import Judged, Verdict
from goldenthread.assure.narrative.judging import judge_desired_trend, judge_text
from goldenthread.assure.narrative.live import live_figures, live_verdicts
from goldenthread.assure.narrative.loading import Loaded, load_facts
from goldenthread.assure.narrative.reader import TextReader
from goldenthread.assure.narrative.texts import Text, TextPlace, texts_of
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period

DESIRED_TREND = "desired_trend"


@dataclass(frozen=True)
class CheckedText:
    """A text with where it stands and the verdict on each figure and word that was judged."""

    of: Text
    judged: tuple[Judged, ...]

    @property
    def place(self) -> TextPlace:
        """Where it stands."""
        return self.of.place

    @property
    def text(self) -> str:
        """Its words."""
        return self.of.text

    @property
    def contradictions(self) -> tuple[Judged, ...]:
        """What the records, or the text itself, contradict."""
        return tuple(one for one in self.judged if one.verdict is Verdict.CONTRADICTS)


def check_texts(
    organisation: Organisation, period: Period, as_at: dt.datetime | None = None
) -> tuple[CheckedText, ...]:
    """Give every text of the period with its judged figures; with `as_at` as was known then."""
    return check_loaded(load_facts(organisation, period, as_at), organisation, as_at)


def check_loaded(
    loaded: Loaded, organisation: Organisation, as_at: dt.datetime | None = None
) -> tuple[CheckedText, ...]:
    """Give the texts of the period of facts that were loaded already."""
    checker = Checker(loaded)
    texts = texts_of(organisation, loaded.book.period, as_at, loaded.programmes)
    return tuple(checker.check(one) for one in texts)


class Checker:
    """Checks texts against the facts that were loaded, and knows the live figures."""

    def __init__(self, loaded: Loaded) -> None:
        self.reader = TextReader(loaded.book)
        self.programmes = loaded.programmes
        self.figures = live_figures(loaded.book)
        self.checked: dict[Text, CheckedText] = {}

    def check(self, one: Text) -> CheckedText:
        """Give one text with its judged figures and live figures; a stored text is judged once."""
        if one not in self.checked:
            judged = self.judge(one.text, one.context, is_trend=one.place.field == DESIRED_TREND)
            self.checked[one] = CheckedText(one, judged)
        return self.checked[one]

    def judge(
        self, text: str, context: TextContext, *, is_trend: bool = False
    ) -> tuple[Judged, ...]:
        """Give the verdicts on a text in the order of their places."""
        if is_trend:
            subject = self.reader.book.subjects.get(context.subject)
            found = judge_desired_trend(text, subject)
        else:
            found = judge_text(text, context, self.reader)
        live = live_verdicts(text, self.figures)
        every = sorted((*found, *live), key=lambda one: one.start)
        return graded(every, text, context, self.reader)


Checking = Callable[[], Checker]
