"""Pages of money are blocks of the reports, drawn live: one layout for page and document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from goldenthread.assure.savings.assess import assess_savings
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.records.people.models import User
from goldenthread.report.model import Block, Graph
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period
from goldenthread.web.presenters.cache import kept
from goldenthread.web.scope import Scope


@dataclass(frozen=True)
class Panel:
    """A part of a page under its own heading."""

    title: str
    blocks: Sequence[Block]
    anchor: str = ""


def savings_of(scope: Scope, year: Period) -> SavingsResult:
    """Give the savings of a year at the scope, read anew only after a write to the records."""

    def assess() -> SavingsResult:
        return assess_savings(scope.organisation, scope.period, year=year, as_at=scope.as_at_moment)

    return kept(scope, "savings", assess, year.code)


class MoneyPage:
    """A page of savings or finance of an organisation at a month."""

    def __init__(self, scope: Scope, reader: User, asked: dict[str, str] | None = None) -> None:
        self.scope, self.reader = scope, reader
        self.asked = asked or {}

    def href(self, name: str, *args: Any, **query: str) -> str:
        """Give the address of a page of the organisation at the scope's period."""
        carried = {**self.scope.query, **query}
        return reverse(name, args=[self.scope.organisation.code, *args], query=carried or None)

    @cached_property
    def year(self) -> Period:
        """The financial year asked for, else that of the month."""
        if written := self.asked.get("year"):
            try:
                found = parse_period(written, PeriodKind.YEAR)
                if found.kind is PeriodKind.YEAR:
                    return found
            except PeriodParseError:
                pass
        return Period.containing(self.scope.period.start, PeriodKind.YEAR)

    @cached_property
    def years(self) -> list[Period]:
        """The years that can be chosen: the month's, the one before and the one after."""
        own = Period.containing(self.scope.period.start, PeriodKind.YEAR)
        return [own.previous(), own, own.next()]

    @cached_property
    def savings(self) -> SavingsResult:
        """The savings of the year, read anew only after a write to the records."""
        return savings_of(self.scope, self.year)

    @cached_property
    def may_run(self) -> bool:
        """Whether the reader may keep schemes, targets and weights."""
        return self.reader.has_perm("savings.run", self.scope.organisation)

    @property
    def panels(self) -> list[Panel]:
        """The parts of the page."""
        return []

    @property
    def has_graphs(self) -> bool:
        """Says that there is a picture to draw live."""
        return any(
            isinstance(block, Graph) and bool(block.spec)
            for panel in self.panels
            for block in panel.blocks
        )
