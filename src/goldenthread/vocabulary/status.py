"""Status scales: ordered steps with words, colour, symbol and meaning, as data (RULES 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How work stands by the rule, whatever a scale's colours and words are."""

    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    COMPLETE = "complete"

    @property
    def label(self) -> str:
        """The standing in words."""
        return self.value.replace("_", " ").capitalize()


LATE = (Standing.OVERDUE, Standing.OFF_TRACK)
# What a scale that has no step of a standing says instead, the nearest first.
INSTEAD: dict[Standing, tuple[Standing, ...]] = {
    Standing.OVERDUE: (Standing.OFF_TRACK, Standing.ON_TRACK),
    Standing.OFF_TRACK: (Standing.OVERDUE, Standing.ON_TRACK),
    Standing.NOT_STARTED: (Standing.ON_TRACK,),
    Standing.ON_TRACK: (Standing.NOT_STARTED, Standing.COMPLETE),
    Standing.COMPLETE: (Standing.ON_TRACK,),
}


@dataclass(frozen=True)
class StatusStep:
    """One step of a scale; `rank` grows with how good it is, `standing` is what it means."""

    code: str
    words: str
    colour: str
    symbol: str
    rank: int
    standing: Standing

    @property
    def ink(self) -> str:
        """White or the dark ink, whichever is more legible on the colour (WCAG contrast)."""
        return max((WHITE, DARK_INK), key=lambda ink: contrast(ink, self.colour))

    @property
    def is_red(self) -> bool:
        """Says that the step needs an explanation and a mitigation."""
        return self.standing is Standing.OVERDUE


@dataclass(frozen=True)
class StatusScale:
    """A named scale with its steps, worst first."""

    code: str
    name: str
    steps: tuple[StatusStep, ...]

    def step(self, code: str) -> StatusStep:
        """Give the step of the code; KeyError names the codes there are."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(f"{code!r}: allowed are {', '.join(s.code for s in self.steps)}")

    def find(self, code: str) -> StatusStep | None:
        """Give the step of the code, None where there is none."""
        return next((step for step in self.steps if step.code == code), None)

    def step_for(self, standing: Standing) -> StatusStep:
        """Give the step that means the standing, or the nearest that the scale has."""
        for wanted in (standing, *INSTEAD[standing]):
            for step in self.steps:
                if step.standing is wanted:
                    return step
        return self.steps[0 if standing in LATE else -1]

    def read(self, written: str) -> StatusStep | None:
        """Give the step that a cell means: its code, its words or its symbol; None where none."""
        if not written.strip():
            return None
        folded = " ".join(written.split()).casefold()
        for step in self.steps:
            code = step.code.casefold()
            if folded in (code, code.replace("_", " "), step.words.casefold(), step.symbol):
                return step
        return None


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour such as #d5281b, 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(steps: Iterable[StatusStep]) -> StatusStep | None:
    """Give the worst of the steps, None where there is none."""
    return min(steps, key=lambda step: step.rank, default=None)


BLUE, GREEN, AMBER, RED, WHITE = "#005eb8", "#007f3b", "#ffb81c", "#d5281b", "#ffffff"
PALE_BLUE, DARK_INK = "#aed6f1", "#212b32"

FOUR_STEPS = StatusScale(
    "four_steps",
    "Delivery and embedding in four steps",
    (
        StatusStep("overdue", "Overdue by more than a month", RED, "✕", 1, Standing.OVERDUE),
        StatusStep(
            "off_track",
            "Off track by under a month, recovery actions in place",
            AMBER,
            "▲",
            2,
            Standing.OFF_TRACK,
        ),
        StatusStep("on_track", "On track", GREEN, "●", 3, Standing.ON_TRACK),
        StatusStep("complete", "Complete and embedded", BLUE, "✓", 4, Standing.COMPLETE),
    ),
)
BRAG = StatusScale(
    "brag",
    "Blue, red, amber, green, with not started",
    (
        StatusStep("red", "Off track", RED, "✕", 1, Standing.OVERDUE),
        StatusStep("amber", "At risk", AMBER, "▲", 2, Standing.OFF_TRACK),
        StatusStep("not_started", "Not started", WHITE, "○", 3, Standing.NOT_STARTED),
        StatusStep("green", "On track", GREEN, "●", 4, Standing.ON_TRACK),
        StatusStep("blue", "Complete", BLUE, "✓", 5, Standing.COMPLETE),
    ),
)
RAG = StatusScale(
    "rag",
    "Red, amber, green",
    (
        StatusStep("red", "Off track", RED, "✕", 1, Standing.OVERDUE),
        StatusStep("amber", "At risk", AMBER, "▲", 2, Standing.OFF_TRACK),
        StatusStep("green", "On track", GREEN, "●", 3, Standing.ON_TRACK),
    ),
)
PROGRESS = StatusScale(
    "progress",
    "Not started, in progress, completed",
    (
        StatusStep("not_started", "Not started", WHITE, "○", 1, Standing.NOT_STARTED),
        StatusStep("in_progress", "In progress", PALE_BLUE, "◐", 2, Standing.ON_TRACK),
        StatusStep("completed", "Completed", BLUE, "✓", 3, Standing.COMPLETE),
    ),
)
STATUS_SCALES = {scale.code: scale for scale in (FOUR_STEPS, BRAG, RAG, PROGRESS)}
