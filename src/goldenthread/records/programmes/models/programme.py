"""A programme, its workstreams and objectives, and their plan on a page."""

from __future__ import annotations

import datetime as dt

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models import Measure
from goldenthread.records.measures.models.fields import PERIOD_KINDS
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.vocabulary import STATUS_SCALES


class Programme(models.Model):
    """What an organisation sets out to improve, with the scales and the rule of its statuses."""

    class RollUp(models.TextChoices):
        WORST_OF_MUSTS = "worst_of_musts", "Worst of the musts, else the majority"
        WORST = "worst", "Worst of all"
        MAJORITY = "majority", "Majority, ties to the worse"
        SHARE_OVERDUE = "share_overdue", "Share overdue"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="programmes"
    )
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    scale = models.CharField(max_length=40, default="four_steps")
    milestone_scale = models.CharField(max_length=40, blank=True)
    roll_up = models.CharField(max_length=20, choices=RollUp, default=RollUp.WORST_OF_MUSTS)
    stated = models.CharField(max_length=40, blank=True)
    stated_reason = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="programme_code_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scale_name(self) -> str:
        """The name of the scale of its actions where it is a shipped one."""
        return STATUS_SCALES[self.scale].name if self.scale in STATUS_SCALES else self.scale


class Workstream(models.Model):
    """A part of a programme with an executive lead, an SRO and a programme manager."""

    class Kind(models.TextChoices):
        WORKSTREAM = "workstream", "Workstream"
        STRATEGIC_PRIORITY = "strategic_priority", "Strategic priority"
        ELEMENT = "element", "Element"
        THEME = "theme", "Theme"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="workstreams")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WORKSTREAM)
    group = models.CharField(max_length=120, blank=True)
    order = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=40, blank=True)
    embedding = models.CharField(max_length=40, blank=True)
    status_reason = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    background = models.TextField(blank=True)
    benefits = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "programme__organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="workstream_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class WorkstreamRole(models.Model):
    """A post that leads a workstream, from a date until a date; a role may have several posts."""

    class Role(models.TextChoices):
        EXECUTIVE_LEAD = "executive_lead", "Executive lead"
        SRO = "sro", "Senior responsible officer"
        PROGRAMME_MANAGER = "programme_manager", "Programme manager"

    workstream = models.ForeignKey(Workstream, on_delete=models.CASCADE, related_name="roles")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="workstream_roles")
    role = models.CharField(max_length=20, choices=Role)
    held_from = models.DateField(null=True, blank=True)
    held_to = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workstream", "role", "post", "held_from"],
                name="one_role_a_post",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.post}"

    def holds_on(self, day: dt.date) -> bool:
        """Say whether the post has the role on a day."""
        has_begun = self.held_from is None or self.held_from <= day
        return has_begun and (self.held_to is None or day <= self.held_to)


class PlanItem(models.Model):
    """One item of a workstream's plan on a page; outcomes belong to a period."""

    class Section(models.TextChoices):
        BACKGROUND = "background", "Background"
        AIMS = "aims", "Aims"
        BENEFITS = "benefits", "Key benefits"
        BENEFIT_MEASURES = "benefit_measures", "Benefit measures and outcomes"
        ALIGNMENT = "alignment", "Key stakeholders and alignment"
        OUTCOMES = "outcomes", "Key outcomes and success criteria"
        RISKS = "risks", "Key risks"
        ISSUES = "issues", "Issues"
        COMMUNICATIONS = "communications", "Communications and engagement"
        RESOURCES = "resources", "Possible external resources"

    workstream = models.ForeignKey(Workstream, on_delete=models.CASCADE, related_name="plan_items")
    section = models.CharField(max_length=20, choices=Section)
    period_kind = models.CharField(max_length=8, blank=True, choices=PERIOD_KINDS)
    period_start = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    text = models.TextField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["period_start", "order", "id"]

    def __str__(self) -> str:
        return self.text


class Objective(models.Model):
    """What a programme or workstream wants to reach, measured where a measure is named."""

    class Kind(models.TextChoices):
        BREAKTHROUGH = "breakthrough", "Breakthrough objective"
        STRATEGIC = "strategic", "Strategic objective"
        PRIORITY = "priority", "Priority"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="objectives")
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.CASCADE, related_name="objectives"
    )
    code = models.CharField(max_length=60)
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.STRATEGIC)
    domain = models.CharField(max_length=80, blank=True)
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT)
    target = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "programme__organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="objective_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.text


class ScorecardRow(models.Model):
    """A measure in a workstream's scorecard, with its printed number, baseline and end target."""

    workstream = models.ForeignKey(
        Workstream, on_delete=models.CASCADE, related_name="scorecard_rows"
    )
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="scorecard_rows")
    number = models.CharField(max_length=20)
    baseline = models.CharField(max_length=200, blank=True)
    baseline_date = models.CharField(max_length=60, blank=True)
    end_target = models.CharField(max_length=200, blank=True)
    end_date = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workstream", "measure"], name="measure_once_in_a_scorecard"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.measure}"
