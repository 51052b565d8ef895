"""The milestones of a programme: timeline and table."""

from __future__ import annotations

import json
from functools import cached_property

from django.http import QueryDict
from markupsafe import Markup

from goldenthread.assure.narrative.texts import milestone_context
from goldenthread.assure.programmes.results import MilestoneResult
from goldenthread.records.people.models import User
from goldenthread.records.programmes.permissions import workstreams_to_change
from goldenthread.report.charts import TimelineItem, timeline_graph
from goldenthread.report.compositions.programmes.parts import status_of
from goldenthread.report.model import Graph
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope


class MilestonesPage(Linked):
    """Timeline and table, of all workstreams or of one."""

    def __init__(self, at: ProgrammeScope, reader: User, query: QueryDict) -> None:
        super().__init__(at)
        self.reader = reader
        known = {one.code for one in self.result.workstreams}
        self.chosen = query.get("workstream", "") if query.get("workstream") in known else ""

    @property
    def milestones(self) -> list[MilestoneResult]:
        """The milestones to show."""
        every = self.result.milestones
        return [one for one in every if not self.chosen or one.workstream == self.chosen]

    @property
    def groups(self) -> list[tuple[str, str, bool, list[MilestoneResult]]]:
        """(workstream, group, whether the reader may update, milestones) in their order."""
        found: dict[tuple[str, str], list[MilestoneResult]] = {}
        for one in self.milestones:
            found.setdefault((one.workstream_name, one.group), []).append(one)
        return [
            (name, group, held[0].workstream in self.changeable, held)
            for (name, group), held in found.items()
        ]

    def told(self, one: MilestoneResult) -> Markup:
        """Give the commentary on a milestone as it is read."""
        period = self.at.scope.period
        context = milestone_context(one, "commentary", period)
        return self.narrator.lines(one.commentary, context, period)

    @cached_property
    def changeable(self) -> set[str]:
        """The codes of the workstreams whose milestones the reader may update."""
        return workstreams_to_change(self.reader, self.at.programme)

    @cached_property
    def timeline(self) -> Graph | None:
        """The picture; None where no milestone has a date."""
        items = tuple(
            TimelineItem(
                one.workstream_name, one.label, one.baseline, one.due or one.baseline,
                one.forecast, one.completed, status_of(one.status.effective),
            )
            for one in self.milestones
            if one.due or one.baseline
        )  # fmt: skip
        if not items:
            return None
        return timeline_graph(
            caption=f"Milestones as of {self.at.on:%-d %B %Y}",
            description=f"Timeline of {len(items)} milestones.",
            items=items,
            on=self.at.on,
        )

    @property
    def spec(self) -> str:
        """The picture as JSON that can stand in a page."""
        return json.dumps(self.timeline.spec) if self.timeline else ""
