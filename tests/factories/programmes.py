"""Programmes with what was asked, what is done about it, its proof, and risks and issues.

Records that are made without a workstream get one of their own; owners belong to the same
organisation.
"""

import datetime as dt
from typing import Any

import factory

from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    Evidence,
    HighlightReport,
    Milestone,
    Programme,
    ProgressUpdate,
    Requirement,
    ScorecardRow,
    Source,
    Workstream,
)
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.vocabulary import PeriodKind
from tests.factories.measures import MeasureFactory
from tests.factories.organisations import OrganisationFactory, PostFactory


def organisation_of(record: Any) -> Any:
    """Give the organisation of the record's workstream, a new one where it has none."""
    if record.workstream is None:
        return OrganisationFactory()
    return record.workstream.programme.organisation


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme on the scale of four steps."""

    class Meta:
        model = Programme

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"programme-{n}")
    name = factory.LazyAttribute(lambda programme: f"Programme {programme.code}")


class WorkstreamFactory(factory.django.DjangoModelFactory):
    """A workstream without a stated status."""

    class Meta:
        model = Workstream

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"workstream-{n}")
    name = factory.LazyAttribute(lambda workstream: f"Workstream {workstream.code}")


class SourceFactory(factory.django.DjangoModelFactory):
    """An inspection report."""

    class Meta:
        model = Source

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"source-{n}")
    title = factory.LazyAttribute(lambda source: f"Report {source.code}")
    kind = Source.Kind.INSPECTION


class RequirementFactory(factory.django.DjangoModelFactory):
    """A must of an inspection report, carried by a workstream."""

    class Meta:
        model = Requirement
        exclude = ("organisation",)

    workstream = factory.SubFactory(WorkstreamFactory)
    organisation = factory.LazyAttribute(organisation_of)
    source = factory.SubFactory(SourceFactory, organisation=factory.SelfAttribute("..organisation"))
    code = factory.Sequence(lambda n: f"requirement-{n}")
    text = factory.LazyAttribute(lambda requirement: f"The trust must {requirement.code}")
    kind = Requirement.Kind.MUST


class ActionFactory(factory.django.DjangoModelFactory):
    """An action of a workstream, due at the end of March 2023; give `requirements` as a list."""

    class Meta:
        model = Action
        skip_postgeneration_save = True

    workstream = factory.SubFactory(WorkstreamFactory)
    organisation = factory.LazyAttribute(organisation_of)
    owner = factory.SubFactory(PostFactory, organisation=factory.SelfAttribute("..organisation"))
    code = factory.Sequence(lambda n: f"action-{n}")
    title = factory.LazyAttribute(lambda action: f"Do {action.code}")
    due = dt.date(2023, 3, 31)

    @factory.post_generation
    def requirements(self, create: bool, extracted: Any, **options: Any) -> None:
        self.requirements.add(*(extracted or ()))


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A document that was added on 1 March 2023."""

    class Meta:
        model = Evidence

    action = factory.SubFactory(ActionFactory)
    title = factory.Sequence(lambda n: f"Evidence {n}")
    added = dt.date(2023, 3, 1)


class DecisionFactory(factory.django.DjangoModelFactory):
    """The panel's approval of 15 March 2023, decided elsewhere and imported."""

    class Meta:
        model = AssuranceDecision

    action = factory.SubFactory(ActionFactory)
    panel_date = dt.date(2023, 3, 15)
    outcome = AssuranceDecision.Outcome.APPROVED


class MilestoneFactory(factory.django.DjangoModelFactory):
    """A milestone due at the end of March 2023, keyed by reference and description."""

    class Meta:
        model = Milestone

    workstream = factory.SubFactory(WorkstreamFactory)
    reference = factory.Sequence(lambda n: f"M{n}")
    description = factory.LazyAttribute(lambda milestone: f"Step {milestone.reference}")
    key = factory.LazyAttribute(lambda one: f"{one.reference} {one.description}".strip())
    due = dt.date(2023, 3, 31)


class ProgressUpdateFactory(factory.django.DjangoModelFactory):
    """What an owner states of an action on 15 March 2023; of a milestone with `action=None`."""

    class Meta:
        model = ProgressUpdate

    action = factory.SubFactory(ActionFactory)
    on = dt.date(2023, 3, 15)
    at = dt.datetime(2023, 3, 15, 9, tzinfo=dt.UTC)


class HighlightReportFactory(factory.django.DjangoModelFactory):
    """The draft report of March 2023."""

    class Meta:
        model = HighlightReport

    workstream = factory.SubFactory(WorkstreamFactory)
    period_kind = PeriodKind.MONTH.value
    period_start = dt.date(2023, 3, 1)
    summary = "The month in a sentence."


class ScorecardRowFactory(factory.django.DjangoModelFactory):
    """A measure of the same organisation in a workstream's scorecard."""

    class Meta:
        model = ScorecardRow

    workstream = factory.SubFactory(WorkstreamFactory)
    measure = factory.SubFactory(
        MeasureFactory, organisation=factory.SelfAttribute("..workstream.programme.organisation")
    )
    number = factory.Sequence(lambda n: f"1.{n}")


class RiskFactory(factory.django.DjangoModelFactory):
    """A risk of a workstream that nobody has scored."""

    class Meta:
        model = Risk

    workstream = factory.SubFactory(WorkstreamFactory)
    organisation = factory.LazyAttribute(organisation_of)
    owner = factory.SubFactory(PostFactory, organisation=factory.SelfAttribute("..organisation"))
    code = factory.Sequence(lambda n: f"risk-{n}")
    title = factory.LazyAttribute(lambda risk: f"Something may happen: {risk.code}")


class IssueFactory(factory.django.DjangoModelFactory):
    """An open issue of a workstream."""

    class Meta:
        model = Issue

    workstream = factory.SubFactory(WorkstreamFactory)
    organisation = factory.LazyAttribute(organisation_of)
    owner = factory.SubFactory(PostFactory, organisation=factory.SelfAttribute("..organisation"))
    code = factory.Sequence(lambda n: f"issue-{n}")
    title = factory.LazyAttribute(lambda issue: f"Something has happened: {issue.code}")
