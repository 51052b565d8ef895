"""A programme in the world of the page tests: one record of each kind, owned by the contributor."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from django.core.files.base import ContentFile

from goldenthread.records.programmes.actions import request_change
from goldenthread.records.programmes.models import WorkstreamRole
from tests.factories import programmes as factories


def programme_of(world) -> SimpleNamespace:
    """Make the programme of the world's trust; the contributor's post owns and leads it."""
    programme = factories.ProgrammeFactory(organisation=world.trust, code="improve")
    workstream = factories.WorkstreamFactory(programme=programme, code="safety", name="Safety")
    WorkstreamRole.objects.create(workstream=workstream, post=world.post, role="sro")
    source = factories.SourceFactory(organisation=world.trust)
    requirement = factories.RequirementFactory(workstream=workstream, source=source)
    action = factories.ActionFactory(
        workstream=workstream,
        organisation=world.trust,
        owner=world.post,
        code="a-1",
        title="Train every ward",
        due=dt.date(2023, 1, 31),
        requirements=[requirement],
    )
    evidence = factories.EvidenceFactory(action=action)
    evidence.upload.save("proof.txt", ContentFile(b"signed"))
    milestone = factories.MilestoneFactory(workstream=workstream)
    factories.ScorecardRowFactory(workstream=workstream, measure=world.owned)
    return SimpleNamespace(
        programme=programme,
        workstream=workstream,
        requirement=requirement,
        action=action,
        evidence=evidence,
        milestone=milestone,
        highlight=factories.HighlightReportFactory(workstream=workstream),
        risk=factories.RiskFactory(
            workstream=workstream, organisation=world.trust, owner=world.post
        ),
        issue=factories.IssueFactory(
            workstream=workstream, organisation=world.trust, owner=world.post
        ),
        change=request_change(
            record=milestone,
            reason="Late parts",
            new_due=dt.date(2023, 6, 30),
            by=world.people["contributor"],
        ),
    )
