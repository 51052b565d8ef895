"""Finance at a month: statements, bridges, limits and wards."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from goldenthread.assure.finance.assess import FinanceResult, assess_finance
from goldenthread.assure.finance.staffing import RULE, StaffingResult, WardResult
from goldenthread.report.compositions.money.cells import money_cell
from goldenthread.report.compositions.money.statements import (
    FILLS,
    REST,
    bridge_graph,
    bridge_table,
    figure_cell,
    limit_table,
    statement_table,
)
from goldenthread.web.presenters.money import MoneyPage, Panel

SORTS = (
    ("order", "As listed"),
    ("variance", "Variance, worst first"),
    ("outliers", "Most figures that stand out"),
    ("falls", "Falls, most first"),
    ("care_hours", "Care hours, fewest first"),
    ("day_registered", "Day fill rate of registered staff, lowest first"),
)


class FinancePage(MoneyPage):
    """Statements, bridges and limits as panels."""

    @cached_property
    def finance(self) -> FinanceResult:
        """The finance of the month, assessed once for the page."""
        return assess_finance(
            self.scope.organisation, self.scope.period, as_at=self.scope.as_at_moment
        )

    @cached_property
    def panels(self) -> list[Panel]:
        """The parts of the page."""
        found = self.finance
        return [
            *(Panel(one.title, [statement_table(one)], one.code) for one in found.statements),
            *(Panel(one.title, [bridge_graph(one), bridge_table(one)], one.code)
              for one in found.bridges),
            *(Panel(one.name, [limit_table(one)], one.measure) for one in found.limits),
        ]  # fmt: skip


class WardsPage(FinancePage):
    """The wards of a month, by site, with what stands out marked."""

    heads = [words for _, words in FILLS] + [words for _, words, _ in REST]
    money_heads = ["Budget £", "Actual £", "Variance £", "Percent"]
    rule = f"▲ stands out as high, ◆ as low. {RULE}"
    sorts = SORTS

    @property
    def staffing(self) -> StaffingResult | None:
        """The wards of the month, None where there are none."""
        return self.finance.staffing

    @property
    def site(self) -> str:
        """The site that is asked for, '' for all."""
        return self.asked.get("site", "")

    @property
    def sort(self) -> str:
        """What the wards are sorted by."""
        asked = self.asked.get("sort", "")
        return asked if asked in dict(SORTS) else "order"

    @property
    def only_outliers(self) -> bool:
        """Whether only wards with a figure that stands out are shown."""
        return self.asked.get("only") == "outliers"

    @property
    def sites(self) -> list[str]:
        """The sites of the wards."""
        wards = self.staffing.wards if self.staffing else ()
        return list(dict.fromkeys(one.record.site for one in wards if one.record.site))

    @cached_property
    def wards(self) -> list[WardResult]:
        """The wards that are shown, sorted."""
        held = [
            one
            for one in (self.staffing.wards if self.staffing else ())
            if self.site in ("", one.record.site) and (one.outliers or not self.only_outliers)
        ]
        return sorted(held, key=lambda one: sort_key(one, self.sort))

    def cells(self, one: WardResult) -> list[str]:
        """Give the figures of a ward as printed."""
        fills = [figure_cell(one, name, "%").text for name, _ in FILLS]
        rest = [figure_cell(one, name, mark).text for name, _, mark in REST]
        money = [
            money_cell(amount, "£").text
            for amount in (one.record.budget, one.record.actual, one.variance)
        ]
        return [*fills, *rest, *money, figure_cell(one, "variance_share", "%").text]

    @property
    def totals(self) -> list[str]:
        """Budget, actual and variance of the wards that are shown."""
        columns = [
            [one.record.budget for one in self.wards],
            [one.record.actual for one in self.wards],
            [one.variance for one in self.wards],
        ]
        sums = [sum((v for v in held if v is not None), Decimal(0)) for held in columns]
        return [money_cell(amount, "£").text for amount in sums]


def sort_key(one: WardResult, name: str) -> tuple[bool, Decimal | int]:
    """Give what a ward sorts by; wards without the figure come last."""
    if name == "outliers":
        return False, -len(one.outliers)
    if name == "variance":
        return one.variance is None, one.variance or Decimal(0)
    value = getattr(one.record, name) if name != "order" else one.record.order
    if name == "falls":
        return value is None, -(value or Decimal(0))
    return value is None, value or Decimal(0)
