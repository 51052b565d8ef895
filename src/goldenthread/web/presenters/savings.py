"""The portfolio of an organisation, or of a board with what is shared with it."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from goldenthread.assure.foresight.landing_words import savings_headline
from goldenthread.assure.foresight.savings import SavingsOutlook
from goldenthread.assure.savings.cuts import CUTS, cut
from goldenthread.assure.savings.scenarios import compare, read_change
from goldenthread.records.savings.models import Scenario
from goldenthread.report.compositions.money.landing import landing_blocks, outlook_of
from goldenthread.report.compositions.money.positions import (
    profile_graph,
    profile_table,
    recurrence_table,
    scenario_table,
    variance_of,
    words_of,
)
from goldenthread.report.compositions.money.ratings import (
    rating_table,
    slices_table,
    stacked,
    weighted_table,
)
from goldenthread.report.compositions.money.savings import (
    additional_table,
    reported_blocks,
    system_table,
)
from goldenthread.report.model import Block, Paragraph
from goldenthread.vocabulary.savings import SavingsKind
from goldenthread.web.presenters.money import MoneyPage, Panel

DEFAULT_CUT = "rating"


class SavingsPage(MoneyPage):
    """The portfolio: headlines, ratings by organisation, profile, a cut of the reader's choice."""

    @property
    def is_empty(self) -> bool:
        """Says that nothing is recorded for the year."""
        return self.savings.is_empty

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """(number, what it is, a remark) of the headlines."""
        found, position = self.savings, self.savings.position
        facts = []
        if found.target is not None:
            was = sum((t.before or t.amount for t in found.targets), Decimal(0))
            remark = f"was {words_of(was)}" if any(t.before for t in found.targets) else ""
            facts.append((words_of(found.target), f"target of {found.year.label}", remark))
        if not position.schemes:
            return facts
        facts += [
            (words_of(position.plan), "planned by schemes", ""),
            (words_of(position.delivered), "delivered to date",
             variance_of(position.variance_to_date)),
            (words_of(position.outturn), "forecast outturn",
             variance_of(position.outturn_variance)),
        ]  # fmt: skip
        adjusted = found.weighted.risk_adjusted
        if adjusted is not None:
            facts.append((words_of(adjusted), "adjusted for risk", "by your own weights"))
        if found.gap:
            facts.append((words_of(found.gap), "not identified", ""))
        if found.over_programming:
            facts.append((words_of(found.over_programming), "planned over the target", ""))
        required = position.required_rate(found.target)
        if required is not None and position.achieved_rate is not None:
            achieved = f"{words_of(position.achieved_rate)} achieved"
            facts.append((words_of(required), "needed a month", achieved))
        if position.second_half_share is not None:
            facts.append((f"{position.second_half_share:.0f}%", "of the plan in Oct to Mar", ""))
        if found.recurrence.share is not None:
            pressure = f"{words_of(found.recurrence.opening_pressure)} to find again next year"
            facts.append((f"{found.recurrence.share:.0f}%", "recurrent", pressure))
        if chance := savings_headline(self.outlook):
            goal = "target" if self.outlook.is_target else "plan"
            facts.append((chance, f"chance of landing the {goal}", "see Landing"))
        return facts

    @cached_property
    def outlook(self) -> SavingsOutlook:
        """Where the year will land, simulated once for the page."""
        return outlook_of(self.savings)

    @property
    def no_weights(self) -> str:
        """Why there is no forecast adjusted for risk; '' where there is one."""
        missing = self.savings.weighted.missing
        if not missing:
            return ""
        return ", ".join(one.label.lower() for one in missing)

    @cached_property
    def by(self) -> list[str]:
        """The one or two cuts that are asked for."""
        asked = [self.asked.get("by", DEFAULT_CUT), self.asked.get("by2", "")]
        return [name for name in dict.fromkeys(asked) if name in CUTS] or [DEFAULT_CUT]

    @property
    def cuts(self) -> list[tuple[str, str]]:
        """The cuts that can be chosen."""
        return [(name, one.name) for name, one in CUTS.items()]

    @cached_property
    def panels(self) -> list[Panel]:
        """The parts of the page that hold something."""
        parts = [
            Panel("Ratings", self.rating_blocks, "ratings"),
            Panel("Profile", self.profile_blocks, "profile"),
            Panel("Landing", self.landing, "landing"),
            Panel("A closer look", self.cut_blocks, "cut"),
            Panel("Not counted as savings", self.additional_blocks, "additional"),
            Panel("Scenarios", self.scenario_blocks, "scenarios"),
            Panel("As reported", self.reported, "reported"),
        ]
        return [part for part in parts if part.blocks]

    @property
    def rating_blocks(self) -> list[Block]:
        """The forecast by organisation and rating."""
        found = self.savings
        if not len(found.portfolio):
            return []
        bars = cut(found.portfolio, found.outturn, ["organisation"])
        words = "Forecast by organisation, stacked by rating from delivered to unidentified."
        picture = stacked(
            "Forecast by organisation and rating",
            [(one.words[0], one.by_rating) for one in bars], words,
        )  # fmt: skip
        parts = [picture, rating_table("By rating", found.by_rating),
                 slices_table("By organisation", "Organisation", bars) if len(bars) > 1 else None,
                 weighted_table(found.weighted)]  # fmt: skip
        return [one for one in parts if one is not None]

    @property
    def profile_blocks(self) -> list[Block]:
        """The year by month, added up, and what comes back every year."""
        found = self.savings
        parts = (profile_graph(found), profile_table(found), recurrence_table(found))
        return [one for one in parts if one is not None]

    @property
    def landing(self) -> list[Block]:
        """Where the year will land, and how likely that is the target."""
        return landing_blocks(self.savings, self.outlook) if len(self.savings.portfolio) else []

    @property
    def cut_blocks(self) -> list[Block]:
        """The table of the chosen cut."""
        found = self.savings
        if not len(found.portfolio):
            return []
        heading = " and ".join(CUTS[name].name for name in self.by)
        slices = cut(found.portfolio, found.outturn, self.by)
        return [slices_table(f"The portfolio by {heading.lower()}", heading, slices)]

    @property
    def additional_blocks(self) -> list[Block]:
        """Schemes that are kept in the same way and left out of the totals."""
        table = additional_table(self.savings)
        return [table] if table else []

    @property
    def scenario_blocks(self) -> list[Block]:
        """The saved scenarios beside the forecast."""
        found = self.savings
        if not len(found.portfolio):
            return []
        held = Scenario.objects.visible_to(self.reader).filter(organisation=self.scope.organisation)
        table = scenario_table(
            [
                compare(one.name, found.portfolio, found.elapsed, [read_change(c) for c in
                                                                   one.changes])
                for one in held
            ]
        )  # fmt: skip
        return [table] if table else []

    @property
    def reported(self) -> list[Block]:
        """What sources printed as totals."""
        found = self.savings
        if not found.reported:
            return []
        blocks: list[Block] = []
        if table := system_table(found):
            blocks.append(table)
        for kind in SavingsKind:
            has = any(one.kind == kind for one in found.portfolio.schemes)
            blocks += reported_blocks(found, kind, has_schemes=has)
        if not len(found.portfolio):
            words = "No schemes are recorded: these are totals as their sources printed them."
            blocks.insert(0, Paragraph(words))
        return blocks
