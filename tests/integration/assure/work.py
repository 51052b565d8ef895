"""A programme in the small trust, with work of the contributor: for tests of what is to do."""

from __future__ import annotations

import datetime as dt

from goldenthread.records.organisations.models import Post
from goldenthread.records.programmes.models import (
    Action,
    ChangeRequest,
    ClosureSubmission,
    HighlightReport,
    HighlightStep,
    Milestone,
    Workstream,
    WorkstreamRole,
)
from tests import factories
from tests.integration.web.world import World

TODAY = dt.date(2023, 4, 10)
NOON = dt.datetime(2023, 4, 10, 12, tzinfo=dt.UTC)


class Work:
    """A workstream that the contributor leads; actions are owned by the contributor's post."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.programme = factories.ProgrammeFactory(organisation=world.trust, code="iip")
        self.workstream = self.led_workstream("Safety")

    def led_workstream(self, name: str, **options) -> Workstream:
        made = factories.WorkstreamFactory(programme=self.programme, name=name)
        self.role(made, self.world.post, **options)
        return made

    def role(self, workstream: Workstream, post: Post, role: str = "sro", **options):
        return WorkstreamRole.objects.create(workstream=workstream, post=post, role=role, **options)

    def post_of(self, name: str, **options) -> Post:
        """Give a post that a person holds."""
        post = factories.PostFactory(organisation=self.world.trust)
        factories.PostHoldingFactory(post=post, user=self.world.people[name], **options)
        return post

    def action(self, title: str, days: int | None = -1, **options) -> Action:
        """Make an action that is due some days from today."""
        due = None if days is None else TODAY + dt.timedelta(days=days)
        given = {"owner": self.world.post, "workstream": self.workstream, **options}
        return factories.ActionFactory(title=title, due=due, organisation=self.world.trust, **given)

    def milestone(self, words: str, days: int = -1, **options) -> Milestone:
        due = TODAY + dt.timedelta(days=days)
        key = f"{Milestone.objects.count()} {words}"
        given = {"workstream": self.workstream, "reference": "", "key": key, **options}
        return factories.MilestoneFactory(description=words, due=due, **given)

    def submitted(self, action: Action, by: str = "contributor") -> ClosureSubmission:
        return ClosureSubmission.objects.create(action=action, by=self.world.people[by], at=NOON)

    def report(self, *steps: tuple[str, str], workstream=None, **options) -> HighlightReport:
        """Make the report of March 2023 that took steps by people; the last one says its state."""
        made = factories.HighlightReportFactory(workstream=workstream or self.workstream, **options)
        for step, by in steps:
            person = self.world.people[by]
            HighlightStep.objects.create(highlight=made, step=step, by=person, at=NOON)
        return made

    def request(self, record: Action | Milestone, by: str, **options) -> ChangeRequest:
        name = "action" if isinstance(record, Action) else "milestone"
        wish = {"kind": "date", "new_due": dt.date(2023, 6, 30), "reason": "The builder is ill."}
        return ChangeRequest.objects.create(
            **{name: record}, requested_by=self.world.people[by], **{**wish, **options}
        )

    def much(self, number: int) -> None:
        """Make that many of everything that waits for the contributor or an approver."""
        measure = self.world.others
        for n in range(number):
            action = self.action(f"late {n}", -40)
            factories.EvidenceFactory(action=action, measure=measure)
            factories.ProgressUpdateFactory(action=action, delivery="on_track")
            self.request(action, "contributor")
            factories.DecisionFactory(action=self.action(f"back {n}"), outcome="declined")
            self.submitted(self.action(f"before the panel {n}"))
            self.milestone(f"step {n}", measure=measure)
            self.led_workstream(f"silent {n}")
            led = self.led_workstream(f"told {n}")
            self.report(("submitted", "contributor"), workstream=led, state="submitted")
