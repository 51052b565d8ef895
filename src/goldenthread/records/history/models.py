"""The audit trail and the record of imports."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AuditEvent(models.Model):
    """One thing that somebody did or was refused; rows are only ever added."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    record = models.CharField(max_length=60, blank=True)
    record_id = models.CharField(max_length=60, blank=True)
    organisation_code = models.CharField(max_length=20, blank=True, db_index=True)
    source = models.CharField(max_length=200, blank=True)
    refused = models.BooleanField(default=False)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["record", "record_id"], name="audit_of_record")]

    def __str__(self) -> str:
        return f"{self.verb} {self.record} {self.record_id}".strip()


class ImportBatch(models.Model):
    """One file or folder brought in, from upload through preview to what it changed."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "Waiting to be read"
        READING = "reading", "Being read"
        READY = "ready", "Ready to confirm"
        REFUSED = "refused", "Has errors"
        APPLYING = "applying", "Being imported"
        APPLIED = "applied", "Imported"
        FAILED = "failed", "Failed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    source_name = models.CharField(max_length=255)
    organisation_code = models.CharField(
        max_length=20, blank=True, help_text="Whose a code is that several organisations have."
    )
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="imports/", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    plan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.source_name
