"""Milestones, and requests to change the scope or date of a milestone or an action."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models import Measure
from goldenthread.records.programmes.models.action import Action
from goldenthread.records.programmes.models.programme import Workstream
from goldenthread.records.programmes.querysets import ChangeQuerySet, InOrganisation


class Milestone(models.Model):
    """A dated step of a workstream; its printed reference is a label, not a key."""

    workstream = models.ForeignKey(Workstream, on_delete=models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=400)
    reference = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    baseline_due = models.DateField(null=True, blank=True)
    forecast = models.DateField(null=True, blank=True)
    completed = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=40, blank=True)
    commentary = models.TextField(blank=True)
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones"
    )
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "workstream__programme__organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["workstream", "key"], name="milestone_key_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.description}".strip()

    @property
    def baseline(self) -> dt.date | None:
        """The date that lateness is judged by."""
        return self.baseline_due or self.due


class ChangeRequest(models.Model):
    """Somebody asks for another date or scope; approval moves the baseline, a forecast never."""

    class Kind(models.TextChoices):
        DATE = "date", "Date"
        SCOPE = "scope", "Scope"

    class Outcome(models.TextChoices):
        WAITING = "", "Waiting for a decision"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"

    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.CASCADE, related_name="change_requests"
    )
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="change_requests"
    )
    kind = models.CharField(max_length=5, choices=Kind)
    old_due = models.DateField(null=True, blank=True)
    new_due = models.DateField(null=True, blank=True)
    old_text = models.TextField(blank=True)
    new_text = models.TextField(blank=True)
    reason = models.TextField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__isnull=True) ^ models.Q(milestone__isnull=True),
                name="change_of_one_record",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at__isnull=True)
                | (~models.Q(outcome="") & models.Q(decided_at__isnull=False)),
                name="change_is_decided_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} change: {self.action or self.milestone}"
