"""What people say about a measure: baselines moved, points marked, commentary."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.measures.models.measure import Measure, Series


class Rebase(models.Model):
    """New limits from a date on, with the reason; the date is the first point of the segment."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="rebases")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.CASCADE)
    starts = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "series", "starts"],
                name="one_rebase_a_date",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"Rebased from {self.starts}"


class Annotation(InPeriod):
    """A note at a point, or the mark that keeps the point out of the calculations (a ghost)."""

    class Kind(models.TextChoices):
        NOTE = "note", "Note"
        GHOST = "ghost", "Kept out of calculations"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="annotations")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.NOTE)
    text = models.TextField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["period_start", "id"]

    def __str__(self) -> str:
        return self.text


class Commentary(InPeriod):
    """The owner's words on a measure in a period."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="commentaries")
    summary = models.TextField()
    actions = models.TextField(blank=True)
    assurance = models.TextField("assurance and timescale", blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-period_start"]
        verbose_name_plural = "commentaries"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period_kind", "period_start"], name="one_commentary_a_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure.label}, {self.period.label}"
