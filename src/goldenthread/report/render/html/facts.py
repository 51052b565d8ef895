"""Text with the stretches that the records bear out marked, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from markupsafe import Markup, escape

from goldenthread.report.model import Span

FACT = Markup('<span class="gt-fact" data-fact="{}" title="{}">{}</span>')
LINK = Markup('<a class="gt-fact" href="{}" title="{}">{}</a>')
MARKED = re.compile(
    r'<span class="gt-fact" data-fact="([^"]*)" title="([^"]*)">(.*?)</span>', re.DOTALL
)
PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
Address = Callable[[str, str, int, int], str]


def lines(text: str) -> Markup:
    """Give text with its line breaks kept; everything in it is escaped."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def told(text: str, spans: Sequence[Span] = ()) -> Markup:
    """Give text with line breaks kept and its spans marked; everything in it is escaped."""
    parts: list[Markup] = []
    last = 0
    for span in spans:
        if not last <= span.start < span.end <= len(text):
            continue
        place = f"{span.record}|{span.id}|{span.parent}|{span.code}"
        parts += [
            lines(text[last : span.start]),
            FACT.format(place, span.words, lines(text[span.start : span.end])),
        ]
        last = span.end
    return Markup("").join([*parts, lines(text[last:])])


def with_links(html: str, address: Address) -> Markup:
    """Give HTML in which marked stretches lead to the addresses of their records.

    `address` gives that of (record, code, number, number of its programme), '' where there is
    none. Text was escaped before this, so that no text of a report can look like a mark.
    """

    def linked(match: re.Match[str]) -> str:
        """Give a stretch as a link; as it is where nothing leads to its record."""
        record, number, parent, code = unescape(match[1]).split("|", 3)
        href = address(record, code, int(number), int(parent))
        if not href:
            return match[0]
        return str(LINK.format(href, Markup(match[2]), Markup(match[3])))  # noqa: S704 (escaped)

    return Markup(MARKED.sub(linked, html))  # noqa: S704 (escaped when it was rendered)


def told_paragraphs(text: str, spans: Sequence[Span] = ()) -> Markup:
    """Give text as paragraphs, its line breaks kept and its spans marked."""
    return Markup("").join(
        Markup("<p>{}</p>").format(told(match[0], list(within(spans, *match.span()))))
        for match in PARAGRAPH.finditer(text)
    )


def within(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Give the spans inside a stretch of their text, with their places in it."""
    for one in spans:
        if start <= one.start and one.end <= end:
            yield replace(one, start=one.start - start, end=one.end - start)
