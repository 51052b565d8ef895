"""A measure's charts at a period: what is calculated before any rule is applied."""

from __future__ import annotations

from goldenthread.assure.control import Chart, Settings, slots_of
from goldenthread.assure.lines import Line, last_day_of
from goldenthread.assure.loading import Material
from goldenthread.records.measures.models import Annotation
from goldenthread.vocabulary import Better, Period


class View:
    """A measure's charts at a period: the whole now, the whole one period before, its lines."""

    def __init__(self, material: Material, period: Period) -> None:
        measure = material.measure
        self.material = material
        self.better = Better(measure.better)
        self.last_day = last_day_of(period, measure.lag_months)
        day_before = last_day_of(period.previous(), measure.lag_months)
        self.now = self.chart(material.whole, f"{measure.pk}:now")
        self.before = self.now.up_to(day_before, f"{measure.pk}:before")
        self.lines = tuple(
            self.chart(line, f"{measure.pk}:line:{line.series_id}") for line in material.lines
        )

    def charts(self) -> tuple[Chart, ...]:
        """Give every chart that the engine has to read."""
        return (self.now, self.before, *self.lines)

    def chart(self, line: Line, key: str) -> Chart:
        """Give the chart of a line up to the last day that the report looks at."""
        slots = slots_of(line.up_to(self.last_day), self.material.aims)
        return Chart(key, slots, self.settings(line), self.material.spec)

    def settings(self, line: Line) -> Settings:
        """Give how a line is charted: the measure's settings, else the organisation's."""
        measure, organisation = self.material.measure, self.material.measure.organisation
        notes = (n for n in self.material.annotations if n.kind == Annotation.Kind.GHOST)
        starts = (r.starts for r in self.material.rebases if concerns(r.series_id, line))
        return Settings(
            profile=measure.profile or organisation.spc_profile,
            better=self.better,
            shift_length=measure.shift_length or organisation.shift_length,
            trend_length=measure.trend_length or organisation.trend_length,
            baseline_points=measure.baseline_points,
            rebases=tuple(day for day in starts if day <= self.last_day),
            ghosts=frozenset(note.period for note in notes if concerns(note.series_id, line)),
        )


def concerns(series_id: int | None, line: Line) -> bool:
    """Say whether a rebase or annotation of a series (None: all) is about the line."""
    return series_id is None or series_id == line.series_id
