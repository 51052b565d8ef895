"""Targets with their restatements, weights, scenarios, and what is shared with whom."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from goldenthread.assure.savings.scenarios import compare, read_change
from goldenthread.records.savings.models import (
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scenario,
)
from goldenthread.report.compositions.money.positions import words_of
from goldenthread.vocabulary.savings import Rating
from goldenthread.web.presenters.money import MoneyPage


class PlansPage(MoneyPage):
    """What an organisation's savings are held against."""

    @cached_property
    def targets(self) -> list[tuple[SavingsTarget, str, str]]:
        """(target, its amount, part of the plan), the newest year first."""
        held = SavingsTarget.objects.visible_to(self.reader).filter(
            organisation=self.scope.organisation
        )
        return [
            (one, words_of(one.amount), one.get_kind_display() or "All savings")
            for one in held.order_by("-period_start", "kind", "starts")
        ]

    @cached_property
    def weights(self) -> list[tuple[str, str]]:
        """(rating, weight) of every rating that may have one."""
        held = RiskWeight.objects.visible_to(self.reader).filter(
            organisation=self.scope.organisation
        )
        found = {one.rating: f"{one.weight.normalize():f}%" for one in held}
        return [(one.label, found.get(one.value, "No weight")) for one in Rating if one.is_weighted]

    @cached_property
    def scenarios(self) -> list[dict[str, Any]]:
        """Each scenario with its changes in words and what it makes of the outturn."""
        found = self.savings
        held = Scenario.objects.visible_to(self.reader).filter(organisation=self.scope.organisation)
        shown = []
        for one in held:
            changes = [read_change(raw) for raw in one.changes]
            result = compare(one.name, found.portfolio, found.elapsed, changes)
            shown.append(
                {
                    "record": one,
                    "words": [change.words for change in changes],
                    "outturn": words_of(result.outturn),
                    "pressure": words_of(result.pressure),
                    "difference": words_of(result.difference),
                }
            )
        return shown

    @property
    def forecast(self) -> str:
        """The forecast that scenarios are held against."""
        return words_of(self.savings.position.outturn)

    @cached_property
    def shares(self) -> list[SavingsShare]:
        """What the organisation shares."""
        held = SavingsShare.objects.visible_to(self.reader)
        return list(held.filter(organisation=self.scope.organisation).select_related("board"))

    @cached_property
    def shown_to_it(self) -> list[SavingsShare]:
        """What others share with the organisation."""
        held = self.scope.organisation.savings_shared.select_related("organisation")
        return list(held.order_by("organisation__name"))

    @cached_property
    def may_share(self) -> bool:
        """Whether the reader may share."""
        return self.reader.has_perm("savings.share", self.scope.organisation)
