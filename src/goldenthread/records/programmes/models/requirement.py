"""What was asked: sources, and their numbered requirements."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.programmes.models.programme import Workstream
from goldenthread.records.programmes.querysets import InOrganisation


class Source(models.Model):
    """A document that asks for something: an inspection report, a notice, a review, a plan."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Inspection report"
        NOTICE_29A = "notice_29a", "Section 29A warning notice"
        NOTICE_31 = "notice_31", "Section 31 conditions"
        EXIT_CRITERIA = "exit_criteria", "Exit criteria"
        REVIEW = "review", "Review"
        PLAN = "plan", "Plan"
        INTERNAL_AUDIT = "internal_audit", "Internal audit"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sources")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind)
    date = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=200, blank=True, help_text="Who asked.")
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["date", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="source_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.title


class Requirement(models.Model):
    """One thing that a source asks for; its status follows from the actions that answer it."""

    class Kind(models.TextChoices):
        CONDITION = "condition", "Condition"
        MUST = "must", "Must do"
        EXIT_CRITERION = "exit_criterion", "Exit criterion"
        SHOULD = "should", "Should do"
        RECOMMENDATION = "recommendation", "Recommendation"
        COMMITMENT = "commitment", "Commitment"

    class Timescale(models.TextChoices):
        SHORT = "short", "Short term (under 1 year)"
        MEDIUM = "medium", "Medium term (1 to 2 years)"
        LONG = "long", "Long term (3 to 5 years)"
        ONGOING = "ongoing", "Ongoing"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="requirements")
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.SET_NULL, related_name="requirements"
    )
    code = models.CharField(max_length=60)
    number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    kind = models.CharField(max_length=15, choices=Kind)
    regulation = models.CharField(max_length=200, blank=True)
    domain = models.CharField(max_length=40, blank=True)
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    timescale = models.CharField(max_length=8, choices=Timescale, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "source__organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="requirement_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.text
