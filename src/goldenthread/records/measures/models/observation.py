"""Figures, each with its revisions and where it came from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.models.fields import InPeriod, TypedValue
from goldenthread.records.measures.models.measure import Series
from goldenthread.records.measures.querysets import ObservationQuerySet


class Observation(TypedValue, InPeriod):
    """The figure of one line in one period; a correction adds a revision and supersedes this."""

    class Status(models.TextChoices):
        FINAL = "final", "Final"
        PROVISIONAL = "provisional", "Provisional"

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="observations")
    numerator = models.DecimalField(max_digits=26, decimal_places=8, null=True, blank=True)
    denominator = models.DecimalField(max_digits=26, decimal_places=8, null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.FINAL)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="+")
    cell = models.CharField(max_length=80, blank=True, help_text="For example observations!C12.")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["period_start", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period_kind", "period_start"],
                condition=models.Q(superseded_at__isnull=True),
                name="one_current_figure_a_period",
            ),
            models.UniqueConstraint(
                fields=["series", "period_kind", "period_start", "revision"],
                name="revision_is_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period.label}: {self.written}"
