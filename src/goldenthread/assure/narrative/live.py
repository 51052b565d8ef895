"""Live figures: names in a text that print what the records say when a report is composed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from goldenthread.assure.narrative.facts import FactBook, RecordPlace
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict

TOKEN = re.compile(r"\{\{([^{}\n]*)\}\}")
ALIKE = 0.6  # how alike an unknown name must be to one that is offered


@dataclass(frozen=True)
class LiveFigure:
    """A figure that a text can insert: its name, what it is, and what it prints now."""

    name: str  # 'turnover', 'turnover previous', 'finance:summary/pay variance to-date'
    label: str
    text: str
    place: RecordPlace

    @property
    def token(self) -> str:
        """What an author writes."""
        return f"{{{{ {self.name} }}}}"


def live_figures(book: FactBook) -> dict[str, LiveFigure]:
    """Give every live figure of a book by its name, in the order of the records."""
    found: dict[str, LiveFigure] = {}
    for subject in book.subjects.values():
        if not subject.live_name:
            continue
        for value in subject.live:
            name = name_in(f"{subject.live_name} {value.what}")
            label = f"{subject.label}: {value.label}"
            found.setdefault(name, LiveFigure(name, label, value.text, subject.place))
    return found


def name_in(inside: str) -> str:
    """Give the name that stands between the braces, whatever its spaces and case."""
    return " ".join(inside.split()).lower()


def has_live_figures(text: str) -> bool:
    """Say whether a text holds the name of any live figure."""
    return TOKEN.search(text) is not None


def live_verdicts(text: str, figures: Mapping[str, LiveFigure]) -> Iterator[Judged]:
    """Give each live figure of a text: what it prints, or that there is none of that name."""
    for match in TOKEN.finditer(text):
        name = name_in(match[1])
        figure = figures.get(name)
        if figure is not None:
            yield Judged(
                match.start(), match.end(), match[0], Verdict.AGREES,
                words=f"{figure.label}: {figure.text}", place=figure.place,
            )  # fmt: skip
            continue
        near = get_close_matches(name, figures, n=1, cutoff=ALIKE)
        meant = f" Is '{near[0]}' meant?" if near else ""
        yield Judged(
            match.start(), match.end(), match[0], Verdict.CONTRADICTS, RemarkCode.UNKNOWN_LIVE,
            words=f"There is no live figure '{name}'.{meant}",
            offer=figures[near[0]].token if near else "",
        )  # fmt: skip


def search(figures: Iterable[LiveFigure], asked: str) -> list[LiveFigure]:
    """Give the live figures whose label or name holds every word asked for."""
    words = asked.lower().split()
    return [
        one
        for one in figures
        if all(word in one.label.lower() or word in one.name for word in words)
    ]
