"""Status scales: ordered steps with words, colour and symbol, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StatusStep:
    """One step of a scale; `rank` grows with how good it is."""

    code: str
    words: str
    colour: str
    symbol: str
    rank: int


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


BLUE, GREEN, AMBER, RED, WHITE = "#005eb8", "#007f3b", "#ffb81c", "#d5281b", "#ffffff"

FOUR_STEPS = StatusScale(
    "four_steps",
    "Delivery and embedding in four steps",
    (
        StatusStep("overdue", "Overdue by more than a month", RED, "✕", 1),
        StatusStep(
            "off_track",
            "Off track by under a month, recovery actions in place",
            AMBER,
            "▲",
            2,
        ),
        StatusStep("on_track", "On track", GREEN, "●", 3),
        StatusStep("complete", "Complete and embedded", BLUE, "✓", 4),
    ),
)
BRAG = StatusScale(
    "brag",
    "Blue, red, amber, green, with not started",
    (
        StatusStep("red", "Off track", RED, "✕", 1),
        StatusStep("amber", "At risk", AMBER, "▲", 2),
        StatusStep("not_started", "Not started", WHITE, "○", 3),
        StatusStep("green", "On track", GREEN, "●", 4),
        StatusStep("blue", "Complete", BLUE, "✓", 5),
    ),
)
RAG = StatusScale(
    "rag",
    "Red, amber, green",
    (
        StatusStep("red", "Off track", RED, "✕", 1),
        StatusStep("amber", "At risk", AMBER, "▲", 2),
        StatusStep("green", "On track", GREEN, "●", 3),
    ),
)
STATUS_SCALES = {scale.code: scale for scale in (FOUR_STEPS, BRAG, RAG)}
