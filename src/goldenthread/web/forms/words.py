"""Texts of a form that are held against the records while they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import QueryDict

from goldenthread.assure.narrative.checking import Checker
from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict

CHECK, USE = "check", "use"  # names of the buttons that save nothing
LINE_LENGTH = 75  # characters that a field holds beside each other
LEAST_ROWS, MOST_ROWS = 5, 20
SIGNS = {Verdict.CONTRADICTS: "wrong", Verdict.AGREES: "right"}


@dataclass(frozen=True)
class FieldWords:
    """The text of a field with the verdicts on it, and the addresses that its editor asks."""

    name: str
    text: str
    judged: tuple[Judged, ...]
    check: str
    figures: str

    @property
    def rows(self) -> int:
        """How many lines its field shows, so that what is marked in it is in view."""
        lines = sum(1 + len(line) // LINE_LENGTH for line in self.text.split("\n"))
        return min(max(lines + 1, LEAST_ROWS), MOST_ROWS)

    @property
    def remarks(self) -> list[Judged]:
        """What contradicts the records or itself."""
        return [one for one in self.judged if one.is_contradiction]

    @property
    def agreeing(self) -> list[Judged]:
        """What the records bear out."""
        return [one for one in self.judged if one.verdict is Verdict.AGREES]

    @property
    def unmatched(self) -> list[Judged]:
        """The figures that nothing recorded can be held against."""
        return [one for one in self.judged if one.verdict is Verdict.NOTHING]

    @property
    def marks(self) -> str:
        """(first character, the one after the last, 'wrong' or 'right') of each as JSON."""
        held = [one for one in self.judged if one.verdict in SIGNS]
        return json.dumps([[one.start, one.end, SIGNS[one.verdict]] for one in held])

    @property
    def summary(self) -> str:
        """How many figures and words there are of each sort; '' where there are none."""
        counts = (
            (len(self.remarks), "to check", "to check"),
            (len(self.agreeing), "agrees with the records", "agree with the records"),
            (len(self.unmatched), "matches nothing recorded", "match nothing recorded"),
        )
        parts = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
        return f"Figures and words: {', '.join(parts)}." if parts else ""

    def use_of(self, one: Judged) -> str:
        """Give the value of the button that writes what a remark offers."""
        return f"{self.name}|{one.start}|{one.end}|{one.offer}"


@dataclass(frozen=True)
class Words:
    """What checks the texts of a form: what each field is about, and the addresses to ask."""

    checker: Checker
    contexts: Mapping[str, TextContext]
    check: str
    figures: str

    def of(self, name: str, text: object) -> FieldWords | None:
        """Give the verdicts on a field's text; None for a field that is not checked."""
        context = self.contexts.get(name)
        if context is None:
            return None
        written = plain_text(text)
        judged = self.checker.judge(written, context)
        sign = "&" if "?" in self.check else "?"
        check = f"{self.check}{sign}{urlencode({'field': name})}"
        return FieldWords(name, written, judged, check, self.figures)


class CheckedForm(Form):
    """A form with texts that are checked; an unknown live figure is an error of its field."""

    words: Words | None = None

    def clean(self) -> dict[str, Any] | None:
        """Refuse names of live figures that there are not."""
        cleaned = super().clean()
        for name in self.words.contexts if self.words else ():
            told = self.words.of(name, self.cleaned_data.get(name))
            for one in told.remarks if told else ():
                if one.code is RemarkCode.UNKNOWN_LIVE:
                    self.add_error(name, one.words)
        return cleaned


def plain_text(text: object) -> str:
    """Give a text with line breaks of one character, '' for none."""
    return str(text or "").replace("\r\n", "\n")


def sent_words(
    sent: QueryDict | None, start: Mapping[str, Any]
) -> tuple[QueryDict | None, dict[str, Any]]:
    """Give the data to save and what the form begins with.

    Where only a check was asked for, or an offer taken, nothing is to be saved: the form begins
    anew with what was sent.
    """
    if not sent:
        return None, dict(start)
    if CHECK not in sent and USE not in sent:
        return sent, dict(start)
    return None, {**start, **with_offer(sent)}


def with_offer(sent: QueryDict) -> dict[str, str]:
    """Give what was sent with the offer of the pressed button written in its place."""
    held = {name: plain_text(text) for name, text in sent.dict().items()}
    name, _, rest = held.get(USE, "").partition("|")
    start, _, rest = rest.partition("|")
    end, _, offer = rest.partition("|")
    text = held.get(name, "")
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        held[name] = text[: int(start)] + offer + text[int(end) :]
    return held
