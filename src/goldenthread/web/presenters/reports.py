"""A report read in the browser, one section at a time, and the list of its editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from markupsafe import Markup

from goldenthread.report.model import Block, ChartBlock, ChartGrid, Columns, Graph, Report, Section
from goldenthread.report.render.html.facts import Address, with_links

ANCHOR = re.compile(r'href="#([\w.-]+)"')


@dataclass(frozen=True)
class Part:
    """An entry of the contents: a section with its address."""

    section: Section
    href: str
    is_current: bool


def opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with those inside grids and columns."""
    for block in blocks:
        if isinstance(block, ChartGrid):
            yield from block.charts
        elif isinstance(block, Columns):
            for _, inside in block.columns:
                yield from opened(inside)
        else:
            yield block


def nowhere(record: str, code: str, number: int, parent: int) -> str:
    """Give no address: for readers who may not open the records."""
    return ""


class Reader:
    """A report at one of its sections; `address` gives a section's page from its anchor.

    `record_address` gives the page about a record that a figure of a text is linked to.
    """

    def __init__(
        self,
        report: Report,
        anchor: str,
        address: Callable[[str], str],
        record_address: Address = nowhere,
    ) -> None:
        self.report, self.address, self.record_address = report, address, record_address
        self.anchors = [section.anchor for section in report.sections]
        if anchor and anchor not in self.anchors:
            raise Http404("no such section")
        self.at = self.anchors.index(anchor) if anchor else 0

    @property
    def section(self) -> Section:
        """The section to read."""
        return self.report.sections[self.at]

    @cached_property
    def contents(self) -> list[Part]:
        """Every section with its address."""
        return [
            Part(section, self.address(section.anchor), index == self.at)
            for index, section in enumerate(self.report.sections)
        ]

    @property
    def measures(self) -> list[tuple[str, str]]:
        """(code, title) of the measures whose charts stand in the section."""
        found = opened(self.section.blocks)
        return [(block.measure, block.title) for block in found if isinstance(block, ChartBlock)]

    @property
    def has_graphs(self) -> bool:
        """Says that the section has graphs to draw live."""
        return any(isinstance(b, Graph) and bool(b.spec) for b in opened(self.section.blocks))

    @property
    def before(self) -> Part | None:
        return self.contents[self.at - 1] if self.at else None

    @property
    def after(self) -> Part | None:
        return self.contents[self.at + 1] if self.at + 1 < len(self.anchors) else None

    def linked(self, html: Markup) -> Markup:
        """Let links to other sections lead to their own pages, and figures to their records.

        Text of the report is escaped before this, so that no text can look like a link.
        """

        def lead(match: re.Match[str]) -> str:
            anchor = match.group(1)
            known = anchor in self.anchors and anchor != self.section.anchor
            return f'href="{self.address(anchor)}"' if known else match.group(0)

        made = ANCHOR.sub(lead, str(html))
        return with_links(made, self.record_address)
