"""A programme of a small trust and its people, for tests of what they may do and what it writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import (
    ClosureSubmission,
    Evidence,
    HighlightStep,
    WorkstreamRole,
)
from goldenthread.vocabulary import STATUS_SCALES, Period
from tests import factories

TODAY = dt.date(2023, 4, 10)
NOON = dt.datetime(2023, 4, 10, 12, tzinfo=dt.UTC)
MARCH = Period.month(2023, 3)
STEP = {step.code: step for step in STATUS_SCALES["four_steps"].steps}
ROLES = {
    "viewer": "viewer",
    "owner": "contributor",  # holds the post that owns the action
    "lead": "contributor",  # holds the post that is the workstream's SRO
    "former": "contributor",  # held the owner's post until last year
    "colleague": "contributor",
    "approver": "approver",
    "executive": "approver",  # holds the post that is the workstream's executive lead
    "administrator": "administrator",
}
KEPT = ("programmes", "risks", "organisations", "reporting")


class Place:
    """One workstream with an action, a milestone and a highlight report, and people by role."""

    def __init__(self) -> None:
        self.trust = factories.OrganisationFactory(code="RWF")
        self.other = factories.OrganisationFactory(code="RXX")
        self.people = {name: self.person(name, role) for name, role in ROLES.items()}
        self.people["outsider"] = self.person("outsider", "administrator", self.other)
        self.people["stranger"] = factories.UserFactory(username="stranger")
        self.people["superuser"] = factories.UserFactory(username="superuser", is_superuser=True)
        self.programme = factories.ProgrammeFactory(organisation=self.trust, code="iip")
        self.workstream = factories.WorkstreamFactory(
            programme=self.programme, code="safety", name="Safety"
        )
        self.post = self.post_of("owner")
        self.sro, self.executive = self.post_of("lead"), self.post_of("executive")
        last_year = dt.date(2022, 12, 31)
        factories.PostHoldingFactory(post=self.post, user=self.people["former"], held_to=last_year)
        self.role(self.sro, "sro")
        self.role(self.executive, "executive_lead")
        source = factories.SourceFactory(organisation=self.trust)
        self.requirement = factories.RequirementFactory(workstream=self.workstream, source=source)
        self.action = self.new_action(requirements=[self.requirement])
        self.milestone = factories.MilestoneFactory(workstream=self.workstream)

    def person(self, name: str, role: str, organisation: Organisation | None = None) -> User:
        user = factories.UserFactory(username=name, email=f"{name}@example.org")
        factories.MembershipFactory(organisation=organisation or self.trust, user=user, role=role)
        return user

    def post_of(self, name: str) -> Post:
        post = factories.PostFactory(organisation=self.trust)
        factories.PostHoldingFactory(post=post, user=self.people[name])
        return post

    def role(self, post: Post, role: str, **options: Any) -> WorkstreamRole:
        return WorkstreamRole.objects.create(
            workstream=self.workstream, post=post, role=role, **options
        )

    def new_action(self, **options: Any) -> Any:
        given = {"workstream": self.workstream, "organisation": self.trust, "owner": self.post}
        return factories.ActionFactory(**{**given, **options})

    def foreign_action(self) -> Any:
        """Give an action of the other organisation."""
        programme = factories.ProgrammeFactory(organisation=self.other)
        workstream = factories.WorkstreamFactory(programme=programme)
        return factories.ActionFactory(workstream=workstream, organisation=self.other)

    def proof(self, title: str = "Audit") -> Evidence:
        return factories.EvidenceFactory(action=self.action, title=title)

    def submitted(self, by: str = "owner") -> ClosureSubmission:
        """Bring the action before the panel."""
        self.proof()
        return ClosureSubmission.objects.create(action=self.action, by=self.people[by])

    def report(self, state: str = "draft", *, by: str = "lead") -> Any:
        """Give the report of March, in a state; `by` submitted it."""
        made = factories.HighlightReportFactory(workstream=self.workstream, state=state)
        if state != "draft":
            person = self.people[by]
            HighlightStep.objects.create(highlight=made, step="submitted", by=person)
        return made


def everything() -> dict[str, list[dict[str, Any]]]:
    """Give every row that is kept of programmes, risks, organisations and reports."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for label in KEPT
        for model in apps.get_app_config(label).get_models()
    }


def newest_event() -> AuditEvent:
    return AuditEvent.objects.order_by("pk").last()


@contextmanager
def then_refused(
    error: type[Exception], words: str, *, verb: str, about: Model, by: User
) -> Iterator[None]:
    """Show that a step is refused, leaves one refused audit event and writes nothing else."""
    before, events = everything(), AuditEvent.objects.count()
    with pytest.raises(error, match=words):
        yield
    assert everything() == before
    assert AuditEvent.objects.count() == events + 1
    event = newest_event()
    assert event.refused
    assert (event.by, event.verb, event.organisation_code) == (by, verb, "RWF")
    assert (event.record, event.record_id) == (about._meta.model_name, str(about.pk))
    assert event.details["reason"]


@contextmanager
def then_told(verb: str, about: Model, by: User, /, **details: str | None) -> Iterator[None]:
    """Show that a step leaves one audit event about the record, with these details."""
    events = AuditEvent.objects.count()
    yield
    assert AuditEvent.objects.count() == events + 1
    event = newest_event()
    assert not event.refused
    assert (event.by, event.verb, event.organisation_code) == (by, verb, "RWF")
    assert (event.record, event.record_id) == (about._meta.model_name, str(about.pk))
    assert {name: event.details.get(name) for name in details} == details
