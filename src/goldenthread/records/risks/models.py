"""Risks with three scores, issues, and their links to requirements and objectives."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation, Post, Unit
from goldenthread.records.programmes.models import Objective, Requirement, Workstream
from goldenthread.records.programmes.querysets import InOrganisation

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Score(models.PositiveSmallIntegerField):
    """A likelihood or an impact, one to five; empty where it was not scored."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("validators", ONE_TO_FIVE)
        super().__init__(*args, **kwargs)


class RiskAppetite(models.Model):
    """The highest score that an organisation accepts, on the current or on the target score."""

    class Scored(models.TextChoices):
        CURRENT = "current", "Current score"
        TARGET = "target", "Target score"

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="risk_appetite"
    )
    scored = models.CharField(max_length=7, choices=Scored, default=Scored.CURRENT)
    highest = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.get_scored_display()} up to {self.highest}"


class Risk(models.Model):
    """A risk: cause, event and effect; inherent, current and target score; register alignment."""

    class Alignment(models.TextChoices):
        UNKNOWN = "", "Not compared with the register"
        ALIGNED = "aligned", "On the register as it is"
        NEEDS_REWORDING = "needs_rewording", "On the register, needs updating or rewording"
        NOT_ON_REGISTER = "not_on_register", "Not on the register, needs a risk assessment"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="risks")
    code = models.CharField(max_length=60)
    title = models.TextField(help_text="The event.")
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="risks")
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.SET_NULL, related_name="risks"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    cause = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    likelihood = Score()
    impact = Score()
    inherent_likelihood = Score()
    inherent_impact = Score()
    target_likelihood = Score()
    target_impact = Score()
    register_ref = models.CharField(max_length=60, blank=True)
    alignment = models.CharField(max_length=15, choices=Alignment, blank=True)
    controls = models.TextField(blank=True)
    raised = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    requirements = models.ManyToManyField(
        Requirement, through="RiskRequirement", related_name="risks"
    )
    objectives = models.ManyToManyField(Objective, through="RiskObjective", related_name="risks")
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="risk_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.title


class RiskRequirement(models.Model):
    """A risk threatens a requirement."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="requirement_links")
    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="risk_links"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.risk_id} threatens {self.requirement_id}"


class RiskObjective(models.Model):
    """A risk threatens an objective."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="objective_links")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="risk_links")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.risk_id} threatens {self.objective_id}"


class Issue(models.Model):
    """Something that has gone wrong and needs somebody."""

    class Severity(models.TextChoices):
        LOW = "low", "Low"
        MODERATE = "moderate", "Moderate"
        HIGH = "high", "High"
        EXTREME = "extreme", "Extreme"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="issues")
    code = models.CharField(max_length=60)
    title = models.TextField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="issues")
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.SET_NULL, related_name="issues"
    )
    severity = models.CharField(max_length=8, choices=Severity, blank=True)
    raised = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    escalated = models.BooleanField(default=False)
    requirements = models.ManyToManyField(
        Requirement, through="IssueRequirement", related_name="issues"
    )
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="issue_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.title


class IssueRequirement(models.Model):
    """An issue stands in the way of a requirement."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="requirement_links")
    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="issue_links"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.issue_id} stands in the way of {self.requirement_id}"
