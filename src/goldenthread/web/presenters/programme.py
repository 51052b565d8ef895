"""A programme's home, its workstreams and trajectories, ready for their pages."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from markupsafe import Markup

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.waiving import counted
from goldenthread.assure.foresight.completion import CompletionOutlook
from goldenthread.assure.foresight.landing_words import completion_headline, completion_sentences
from goldenthread.assure.foresight.programmes import foresee_programme
from goldenthread.assure.narrative.texts import highlight_context
from goldenthread.assure.programmes.assess import CUTS, completion_by, steps_in
from goldenthread.assure.programmes.completion import Completion
from goldenthread.assure.programmes.results import WorkstreamResult
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import PlanItem, Workstream
from goldenthread.report.charts import completion_graph
from goldenthread.report.compositions.programmes.expected import expected_graph
from goldenthread.report.model import Graph
from goldenthread.vocabulary import Period, PeriodKind, StatusStep
from goldenthread.web.presenters.queues import waiting_counts
from goldenthread.web.presenters.words import Narrator
from goldenthread.web.scope import ProgrammeScope

WITHIN = (30, 60, 90)


@dataclass(frozen=True)
class Due:
    """Something that falls due, or is late."""

    day: dt.date
    words: str
    href: str
    kind: str
    step: StatusStep | None
    days: int  # from the day of the page; negative is late

    @property
    def when(self) -> str:
        """How far it is, in words."""
        if self.days < 0:
            return f"{-self.days} days late"
        return "today" if self.days == 0 else f"in {self.days} days"


class Linked:
    """A page of a programme that leads to others."""

    def __init__(self, at: ProgrammeScope) -> None:
        self.at = at
        self.result = at.assessed.result

    @cached_property
    def narrator(self) -> Narrator:
        """Shows the words of the programme's authors."""
        return Narrator(self.at.scope)

    def href(self, name: str, *args: Any) -> str:
        """Give the address of a page of the programme."""
        place = [self.at.scope.organisation.code, self.at.programme.pk, *args]
        return reverse(name, args=place, query=self.at.scope.query or None)

    @cached_property
    def dues(self) -> list[Due]:
        """Everything open that is late or due within 90 days, earliest first."""
        on, found = self.at.on, []
        for action in self.result.actions:
            if action.baseline and not action.approved:
                found.append(
                    Due(action.baseline, action.title, self.href("action", action.id), "Action",
                        action.delivery.effective, (action.baseline - on).days)
                )  # fmt: skip
        for one in self.result.milestones:
            is_done = one.completed or (one.status.stated and one.status.stated.standing ==
                                        "complete")  # fmt: skip
            if one.due and not is_done:
                found.append(
                    Due(one.due, one.label, f"{self.href('milestones')}#milestone-{one.id}",
                        "Milestone", one.status.effective, (one.due - on).days)
                )  # fmt: skip
        near = [due for due in found if due.days <= WITHIN[-1]]
        return sorted(near, key=lambda due: due.day)


class ProgrammePage(Linked):
    """The home of a programme."""

    def __init__(self, at: ProgrammeScope, reader: User) -> None:
        super().__init__(at)
        self.reader = reader

    @property
    def may_run(self) -> bool:
        """Whether the reader keeps the programme."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    @property
    def groups(self) -> list[tuple[str, list[WorkstreamResult]]]:
        """The workstreams under their headings."""
        found: dict[str, list[WorkstreamResult]] = {}
        for one in self.result.workstreams:
            found.setdefault(one.group, []).append(one)
        return list(found.items())

    @property
    def outlook(self) -> list[str]:
        """How likely actions and milestones are complete by their date, a line each."""
        return [completion_headline(part) for part in foresee_programme(self.result).parts]

    @property
    def action_counts(self) -> list[tuple[StatusStep, int]]:
        """How many actions have which delivery status, worst first."""
        return list(steps_in(a.delivery.effective for a in self.result.actions).items())

    @property
    def milestone_counts(self) -> list[tuple[StatusStep, int]]:
        """How many milestones have which status, worst first."""
        return list(steps_in(m.status.effective for m in self.result.milestones).items())

    @property
    def late(self) -> list[Due]:
        """What is late."""
        return [due for due in self.dues if due.days < 0]

    @property
    def coming(self) -> list[tuple[str, list[Due]]]:
        """What falls due in each of the next spans."""
        found, after = [], -1
        for days in WITHIN:
            held = [due for due in self.dues if after < due.days <= days]
            found.append((f"Within {days} days", held))
            after = days
        return found

    @property
    def waiting(self) -> list[tuple[int, str, str]]:
        """(count, words, address) of what waits for somebody."""
        kinds = (
            ("panel", "action{} before the assurance panel", "panel"),
            ("highlights", "highlight report{} to sign off", "sign-off"),
            ("changes", "change request{} to decide", "sign-off"),
            ("unwritten", "highlight report{} not written yet", "sign-off"),
        )
        counts = waiting_counts(self.at)
        return [
            (counts[kind], words.format("" if counts[kind] == 1 else "s"), self.href(page))
            for kind, words, page in kinds
        ]

    @property
    def finding_counts(self) -> dict[str, int]:
        """How many findings of which severity nobody answers for."""
        return counted(self.at.told)


class WorkstreamPage(Linked):
    """One workstream."""

    def __init__(self, at: ProgrammeScope, workstream: Workstream, reader: User) -> None:
        super().__init__(at)
        self.record, self.reader = workstream, reader
        self.workstream = self.result.workstream(workstream.code)
        self.part = self.result.of_workstream(workstream.code)

    @property
    def summary(self) -> Markup:
        """The summary of the period's highlight report as it is read."""
        told, period = self.workstream.highlight, self.at.scope.period
        context = highlight_context(self.record, "summary", period)
        return self.narrator.paragraphs(told.summary if told else "", context, period)

    @property
    def may_change(self) -> bool:
        """Whether the reader may write the highlight report."""
        return self.reader.has_perm("programmes.change_workstream", self.record)

    @property
    def findings(self) -> list[Finding]:
        """The findings about it that nobody answers for."""
        return [
            one.finding
            for one in self.at.told
            if one.finding.workstream == self.workstream.code and not one.is_waived
        ]

    @property
    def has_scorecard(self) -> bool:
        """Whether measures stand in its scorecard."""
        return self.workstream.code in self.at.assessed.scorecards

    @property
    def plan(self) -> list[tuple[str, list[str]]]:
        """The plan on a page: headings and items, outcomes with their period."""
        found: dict[str, list[str]] = {}
        for item in self.record.plan_items.all():
            words = item.text
            if item.period_start:
                period = Period(PeriodKind(item.period_kind), item.period_start)
                words = f"{period.label}: {words}"
            found.setdefault(item.get_section_display(), []).append(words)
        order = [label for _, label in PlanItem.Section.choices]
        return sorted(found.items(), key=lambda pair: order.index(pair[0]))


@dataclass(frozen=True)
class Curve:
    """The completion of one part, with its picture."""

    name: str
    completion: Completion
    graph: Graph

    @property
    def key(self) -> str:
        """What joins the place of the picture and its data."""
        return f"curve-{abs(hash(self.name))}"

    @property
    def spec(self) -> str:
        """The picture as JSON that can stand in a page."""
        return json.dumps(self.graph.spec)


@dataclass(frozen=True)
class Outlook:
    """When actions or milestones will be complete, with the picture where it is foretold."""

    found: CompletionOutlook
    graph: Graph | None

    @property
    def sentences(self) -> list[str]:
        """What is to be expected, or why that is not told."""
        return completion_sentences(self.found)


class TrajectoriesPage(Linked):
    """Completion against trajectory, whole and by one cut."""

    def __init__(self, at: ProgrammeScope, query: QueryDict) -> None:
        super().__init__(at)
        self.cut = query.get("by", "group")
        self.is_percent = query.get("as", "percent") != "count"
        if self.cut not in CUTS:
            raise KeyError(self.cut)

    cuts = tuple((code, f"By {label}") for code, label in CUTS.items())

    @property
    def whole(self) -> Curve:
        """All actions of the programme."""
        return self.curve("All actions", self.at.assessed.completion)

    @property
    def is_empty(self) -> bool:
        """Whether no action has a date."""
        return not any(self.at.assessed.completion.planned)

    @cached_property
    def outlook(self) -> list[Outlook]:
        """When actions and milestones will be complete."""
        parts = foresee_programme(self.result).parts
        return [Outlook(part, expected_graph(part) if part.months else None) for part in parts]

    @cached_property
    def parts(self) -> list[Curve]:
        """The parts of the cut."""
        found = completion_by(self.cut, self.result).items()
        return [self.curve(name.replace("_", " ").capitalize() if name.islower() else name, one)
                for name, one in found]  # fmt: skip

    def curve(self, name: str, found: Completion) -> Curve:
        """Give a part with its picture."""

        def shown(counts: tuple[int | None, ...]) -> tuple[float | None, ...]:
            return tuple(found.percent(c) if self.is_percent else c for c in counts)

        graph = completion_graph(
            caption=f"{name}: cumulative completion",
            description=f"{name}: {found.actual_now} of {found.total} complete, "
            f"{found.planned_now} planned by now.",
            months=tuple(month.label for month in found.months),
            planned=shown(found.planned),
            actual=shown(found.actual),
            forecast=shown(found.forecast),
            percent=self.is_percent,
        )
        return Curve(name, found, graph)
