"""What an owner states of an action or a milestone as of a day: rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from goldenthread.records.programmes.models.action import Action
from goldenthread.records.programmes.models.milestone import Milestone


class ProgressUpdate(models.Model):
    """The whole progress of a record as of a day, beside what the rule proposed then."""

    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.CASCADE, related_name="updates"
    )
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="updates"
    )
    on = models.DateField()
    delivery = models.CharField(max_length=40, blank=True)
    embedding = models.CharField(max_length=40, blank=True)
    proposed_delivery = models.CharField(max_length=40, blank=True)
    proposed_embedding = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    recovery = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    commentary = models.TextField(blank=True)
    forecast = models.DateField(null=True, blank=True)
    completed = models.DateField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__isnull=True) ^ models.Q(milestone__isnull=True),
                name="progress_of_one_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action or self.milestone} as of {self.on}"
