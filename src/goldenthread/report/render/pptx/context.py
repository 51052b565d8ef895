"""What the makers of pieces know about where their pieces will stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.report.render.pptx.look import BODY_WIDTH, COMPACT, LARGE, NORMAL, Sizes

NARROW = 500.0


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the section's title, its level, and its number to link to."""

    title: str
    level: int
    target: int


@dataclass(frozen=True)
class Context:
    """The width that pieces get, the sizes of their text, the lines of the contents."""

    width: float = BODY_WIDTH
    sizes: Sizes = NORMAL
    entries: tuple[Entry, ...] = ()

    def narrowed(self, width: float) -> Context:
        """Give the context of a column: less width, smaller text."""
        smaller = NORMAL if self.sizes is LARGE else COMPACT
        return replace(self, width=width, sizes=smaller if width < NARROW else self.sizes)
