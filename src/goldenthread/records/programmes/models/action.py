"""What is done about requirements, and which unit does it from when."""

from __future__ import annotations

import datetime as dt

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation, Post, Unit
from goldenthread.records.programmes.models.programme import Workstream
from goldenthread.records.programmes.models.requirement import Requirement
from goldenthread.records.programmes.querysets import ActionQuerySet


class Action(models.Model):
    """An action with a baselined due date and two statuses, as stated when it was entered.

    Later statements are progress updates; the newest of a day stands for that day.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="actions")
    code = models.CharField(max_length=60)
    title = models.TextField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="actions")
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    requirements = models.ManyToManyField(
        Requirement, through="ActionRequirement", related_name="actions"
    )
    due = models.DateField(null=True, blank=True)
    baseline_due = models.DateField(null=True, blank=True)
    embedding_due = models.DateField(null=True, blank=True)
    forecast = models.DateField(null=True, blank=True)
    completed = models.DateField(null=True, blank=True)
    delivery = models.CharField(max_length=40, blank=True)
    embedding = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    recovery = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = ActionQuerySet.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="action_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def baseline(self) -> dt.date | None:
        """The date that lateness is judged by: it moves only by an approved change request."""
        return self.baseline_due or self.due


class ActionRequirement(models.Model):
    """An action answers a requirement."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="answers")
    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="answers")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "requirement"], name="action_answers_a_requirement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action_id} answers {self.requirement_id}"


class Remapping(models.Model):
    """From a date on an action belongs to another unit; its deadlines stay as they were."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="remappings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remappings")
    starts = models.DateField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "starts"], name="one_remapping_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit} from {self.starts}"
