"""What a measure is held against."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import PERIOD_KINDS, TypedValue
from goldenthread.records.measures.models.measure import Measure, Series
from goldenthread.vocabulary import Comparator


class Target(TypedValue):
    """A target from a date, or the aim of one period of a trajectory."""

    class Kind(models.TextChoices):
        TARGET = "target", "Target"
        TRAJECTORY = "trajectory", "Trajectory"
        NATIONAL = "national", "National standard"
        SYSTEM = "system", "System target"
        BENCHMARK = "benchmark", "Benchmark"

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="targets")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TARGET)
    comparator = models.CharField(
        max_length=2, blank=True, choices=[(c.value, c.value) for c in Comparator]
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    period_kind = models.CharField(max_length=8, blank=True, choices=PERIOD_KINDS)
    period_start = models.DateField(null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["valid_from", "period_start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="target_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.written}"
