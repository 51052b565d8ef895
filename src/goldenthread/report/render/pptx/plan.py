"""Planning the slides: titles that are unique, sections over one slide or several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from goldenthread.report.model import Report, Section
from goldenthread.report.render.pptx.blocks import pieces_of
from goldenthread.report.render.pptx.contents import contents_pieces
from goldenthread.report.render.pptx.context import Context, Entry
from goldenthread.report.render.pptx.cover import cover_title, cut_on_cover
from goldenthread.report.render.pptx.flow import Piece, fullness, pages_of
from goldenthread.report.render.pptx.look import (
    BODY_WIDTH,
    COMPACT,
    INK,
    LARGE,
    NORMAL,
    TITLE_HEIGHT,
    Sizes,
)
from goldenthread.report.render.pptx.prose import Prose, joined
from goldenthread.report.render.pptx.text import height_of, lines_of, one_line, para, shortened

CONTENTS = -1  # the target that the contents' own slide has
NEARLY_EMPTY = 0.5
TITLE_SIZES = ((24.0, 1), (20.0, 2), (16.0, 2))  # size of a title and its lines
SUFFIX_ROOM = 60.0  # points of a title's width kept for ' (2 of 3)'


@dataclass(frozen=True)
class Page:
    """A slide to be drawn: its title and pieces; `targets` are what links to it are called."""

    title: str
    pieces: tuple[Piece, ...]
    targets: tuple[str | int, ...] = ()


@dataclass
class Titles:
    """Gives every slide a title of its own."""

    taken: set[str] = field(default_factory=set)

    def unique(self, title: str) -> str:
        """Give the title, numbered where another slide has it."""
        found, number = title, 2
        while found.casefold() in self.taken:
            found, number = f"{title} – {number}", number + 1
        self.taken.add(found.casefold())
        return found


def plan(report: Report) -> list[Page]:
    """Give the slides after the title slide: contents, then every section."""
    entries = tuple(
        Entry(section_title(section, at), section.level, at)
        for at, section in enumerate(report.sections)
    )
    context = Context(entries=entries)
    titles = Titles()
    titles.unique(cover_title(report))
    pages = titled("Contents", pages_of(contents_pieces(context)), titles, (CONTENTS,))
    pages = pages if entries else []
    if long := cut_on_cover(report):
        words = tuple(para(text, NORMAL.body, before=6) for text in long)
        pages += titled("About this report", pages_of([Prose(words)]), titles, ())
    seen: set[str] = set()
    for at, section in enumerate(report.sections):
        anchors = (at, section.anchor) if section.anchor not in seen else (at,)
        seen.add(section.anchor)
        pages += section_pages(section, entries[at].title, context, titles, anchors)
    return pages


def section_title(section: Section, at: int) -> str:
    """Give the words of a section's title."""
    return one_line(section.title) or f"Section {at + 1}"


def section_pages(
    section: Section,
    title: str,
    context: Context,
    titles: Titles,
    targets: tuple[str | int, ...],
) -> list[Page]:
    """Give the slides of a section; a title too long for its place is also printed whole."""
    short = short_title(title)
    above = para(title, NORMAL.body, bold=True, colour=INK)
    before: list[Piece] = [Prose((above,))] if short != title else []

    def laid_out(sizes: Sizes) -> list[list[Piece]]:
        """Give the section's slides with text of these sizes."""
        sized = replace(context, sizes=sizes)
        return pages_of(joined([*before, *pieces_of(section.blocks, sized)], BODY_WIDTH))

    return titled(short, best_of(laid_out), titles, targets)


def best_of(laid_out: Callable[[Sizes], list[list[Piece]]]) -> list[list[Piece]]:
    """Give large text where one slide takes it, small text where that saves a slide that is nearly
    empty, else text of normal size."""
    large = laid_out(LARGE)
    if len(large) == 1:
        return large
    normal = laid_out(NORMAL)
    if len(normal) > 1 and fullness(normal[-1]) < NEARLY_EMPTY:
        compact = laid_out(COMPACT)
        if len(compact) < len(normal):
            return compact
    return normal


def titled(
    title: str, pages: list[list[Piece]], titles: Titles, targets: tuple[str | int, ...]
) -> list[Page]:
    """Give pages their titles: the first the section's own, others 'Title (2 of 3)'."""
    made = []
    for at, pieces in enumerate(pages):
        words = f"{title} ({at + 1} of {len(pages)})" if at else title
        made.append(Page(titles.unique(words), tuple(pieces), targets if not at else ()))
    return made


def short_title(title: str) -> str:
    """Give the title, cut where it does not fit its place at the smallest size."""
    size, lines = TITLE_SIZES[-1]
    return shortened(title, BODY_WIDTH - SUFFIX_ROOM * 2, lines, size, bold=True)


def title_size(title: str) -> float:
    """Give the largest size at which a title fits its place."""
    for size, lines in TITLE_SIZES:
        words = para(title, size, bold=True)
        is_short = len(lines_of(words, BODY_WIDTH)) <= lines
        if is_short and height_of((words,), BODY_WIDTH) <= TITLE_HEIGHT:
            return size
    return TITLE_SIZES[-1][0]
