"""What is likely to come of a measure, as its panel shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldenthread.assure.foresight.results import Outlook
from goldenthread.assure.foresight.words import (
    chance_words,
    end_sentence,
    expected_short,
    interval_words,
    next_sentence,
    pace_sentence,
)
from goldenthread.assure.results import MeasureResult
from goldenthread.report.charts import outlook_chart_spec, outlook_description

COLUMNS = ("Period", "Expected", "80% interval", "95% interval", "Target", "Chance of target")


@dataclass(frozen=True)
class OutlookPanel:
    """The outlook of a measure in sentences, as a chart and as its table."""

    result: MeasureResult
    outlook: Outlook

    columns = COLUMNS

    @property
    def withheld(self) -> str:
        """Why there is no forecast, '' where there is one."""
        return self.outlook.withheld.words if self.outlook.withheld else ""

    @property
    def chance(self) -> str:
        """The chance of the next period in large print, '' where there is none."""
        chance = self.outlook.next_chance
        return "" if chance is None else chance_words(chance)

    @property
    def sentences(self) -> list[str]:
        """The next period, the target's date, the change that is needed."""
        found = (next_sentence(self.outlook), end_sentence(self.outlook), self.pace)
        return [sentence for sentence in found if sentence]

    @property
    def pace(self) -> str:
        """The change that the target's date asks for, and whether it was ever done."""
        return pace_sentence(self.outlook)

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The chart, empty where there is nothing to draw."""
        return outlook_chart_spec(self.result, self.outlook)

    @property
    def description(self) -> str:
        """The chart in words."""
        return outlook_description(self.result, self.outlook)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The data behind the chart as printed."""
        spec = self.outlook.spec
        return [
            (
                step.period.label,
                expected_short(step, spec),
                interval_words(step, spec),
                interval_words(step, spec, wide=True),
                step.target_text,
                "" if step.chance is None else chance_words(step.chance),
            )
            for step in self.outlook.steps
        ]
