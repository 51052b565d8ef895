"""The proof that an action is done, and the panel's decisions on it: rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models import Measure
from goldenthread.records.programmes.models.action import Action
from goldenthread.records.programmes.querysets import InOrganisation


class Evidence(models.Model):
    """A file or link, what it proves, the date it is about and the date it was added."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Document"
        AUDIT = "audit", "Audit"
        MEASURE = "measure", "Measure"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.DOCUMENT)
    proves = models.TextField(blank=True)
    about = models.DateField(null=True, blank=True)
    added = models.DateField()
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT)
    file = models.CharField("file name or address", max_length=500, blank=True)
    upload = models.FileField(upload_to="evidence/", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "action__organisation"

    class Meta:
        ordering = ["added", "id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


class ClosureSubmission(models.Model):
    """An owner asks the panel to close an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="submissions")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InOrganisation.as_manager()
    in_organisation = "action__organisation"

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Submitted for closure: {self.action}"


class AssuranceDecision(models.Model):
    """What the evidence assurance panel decided, on which state of the action."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        MORE_EVIDENCE = "more_evidence", "More evidence asked for"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="decisions")
    submission = models.OneToOneField(
        ClosureSubmission,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decision",
    )
    panel = models.CharField(max_length=120, blank=True)
    panel_date = models.DateField()
    outcome = models.CharField(max_length=14, choices=Outcome)
    reason = models.TextField(blank=True)
    state = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "action__organisation"

    class Meta:
        ordering = ["panel_date", "id"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} on {self.panel_date}"
