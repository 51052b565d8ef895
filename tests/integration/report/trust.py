"""A small trust whose report has every kind of page."""

from __future__ import annotations

import datetime as dt

from goldenthread.records.measures.models import (
    Annotation,
    Commentary,
    Contributor,
    CountermeasureAction,
    CountermeasureSummary,
    Measure,
    Rebase,
    StratificationTable,
    TableCell,
)
from goldenthread.vocabulary import Period, PeriodKind
from tests.integration.assure import trust as small

MARCH = Period.month(2023, 3)
STEADY = [70, 72, 69, 71, 73, 70, 68, 72, 71, 70, 69, 73, 71, 70, 72, 69, 71, 70]
IN_MARCH = {"period_kind": PeriodKind.MONTH.value, "period_start": MARCH.start}


class Trust:
    """Waits fail and are a breakthrough objective; falls fail too; beds has two figures."""

    def __init__(self) -> None:
        self.organisation = small.organisation("RWF")
        self.waits = self.measure("waits", "Access", "breakthrough", "driver")
        self.falls = self.measure("falls", "Safety", "constitutional", "watch")
        self.calls = self.measure("calls", "Safety", "supporting", "watch", target="60%")
        self.beds = small.measure(self.organisation, "beds", theme="Safety", name="Beds & <b>")
        small.months(self.beds, ["50%", "51%"])
        small.target(self.beds, "60%", valid_from=dt.date(2021, 1, 1))

    def measure(self, code: str, theme: str, tier: str, role: str, target: str = "90%") -> Measure:
        made = small.measure(self.organisation, code, theme=theme, tier=tier, role=role)
        small.months(made, [f"{value}%" for value in STEADY])
        small.target(made, target, valid_from=dt.date(2021, 1, 1))
        return made

    def countermeasures(self) -> CountermeasureSummary:
        summary = CountermeasureSummary.objects.create(
            measure=self.waits, problem="Too many wait", desired_trend="6 above", **IN_MARCH
        )
        Contributor.objects.create(summary=summary, contributor="Theatres", area="Surgery")
        CountermeasureAction.objects.create(summary=summary, action="Open a list", status="Open")
        table = StratificationTable.objects.create(
            organisation=self.organisation, code="by-site", title="By site", measure=self.waits
        )
        TableCell.objects.create(table=table, row="North", column="Waits", written="81%")
        return summary

    def commentary(self, measure: Measure) -> Commentary:
        return Commentary.objects.create(
            measure=measure, summary="It is so", actions="We act", assurance="By June", **IN_MARCH
        )

    def marks(self) -> None:
        at = {"period_kind": "month", "period_start": MARCH.shift(-4).start}
        Annotation.objects.create(measure=self.waits, text="A strike month", **at)
        Rebase.objects.create(measure=self.waits, starts=dt.date(2022, 3, 1), reason="New pathway")
