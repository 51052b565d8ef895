"""A workstream's report of a period, and the steps that it took to its sign-off."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.programmes.models.programme import Workstream
from goldenthread.records.programmes.querysets import InOrganisation


class HighlightReport(InPeriod):
    """What a workstream reports of a period; each text holds one item a line."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Waiting for sign-off"
        SIGNED_OFF = "signed_off", "Signed off"

    workstream = models.ForeignKey(Workstream, on_delete=models.CASCADE, related_name="highlights")
    summary = models.TextField()
    delivery = models.CharField(max_length=40, blank=True)
    embedding = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    progress = models.TextField(blank=True)
    next = models.TextField(blank=True)
    well = models.TextField(blank=True)
    not_well = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    escalations = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "workstream__programme__organisation"

    class Meta:
        ordering = ["-period_start", "workstream"]
        constraints = [
            models.UniqueConstraint(
                fields=["workstream", "period_kind", "period_start"],
                name="one_highlight_report_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.workstream}, {self.period.long_label}"


class HighlightStep(models.Model):
    """Who submitted, returned or signed off a highlight report, when, with what remark."""

    class Step(models.TextChoices):
        SUBMITTED = "submitted", "Submitted"
        RETURNED = "returned", "Returned"
        SIGNED_OFF = "signed_off", "Signed off"
        REOPENED = "reopened", "Reopened"

    highlight = models.ForeignKey(HighlightReport, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.highlight}"
