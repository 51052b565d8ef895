"""What is measured, and its lines."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import PERIOD_KINDS
from goldenthread.records.measures.querysets import MeasureQuerySet
from goldenthread.records.organisations.models import Organisation, Post, Unit
from goldenthread.vocabulary import Better, Kind, PeriodKind, Role, Tier, ValueSpec

SIX_TO_EIGHT = [MinValueValidator(6), MaxValueValidator(8)]


class Measure(models.Model):
    """A measure of an organisation: how it is written, judged, owned and charted."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="measures"
    )
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    unit = models.CharField(max_length=60, blank=True)
    better = models.CharField(
        max_length=8, choices=[(b.value, b.value) for b in Better], default=Better.HIGHER.value
    )
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    scale = models.JSONField(default=list, blank=True, help_text="Grades, worst first.")
    domain = models.CharField("CQC domain", max_length=60, blank=True)
    theme = models.CharField("strategic theme", max_length=120, blank=True)
    tier = models.CharField(
        max_length=20, choices=[(t.value, t.label) for t in Tier], default=Tier.SUPPORTING.value
    )
    role = models.CharField(
        max_length=6, choices=[(r.value, r.label) for r in Role], default=Role.WATCH.value
    )
    lag_months = models.PositiveSmallIntegerField(default=0)
    frequency = models.CharField(max_length=8, choices=PERIOD_KINDS, default=PeriodKind.MONTH.value)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT)
    source = models.CharField(max_length=300, blank=True)
    definition = models.TextField(blank=True)
    rounding = models.CharField(max_length=100, blank=True)
    zero_tolerance = models.BooleanField(default=False)
    contributes_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="contributors_shown"
    )
    order = models.PositiveIntegerField(default=0)
    profile = models.CharField(max_length=20, blank=True, choices=Organisation.Profile)
    shift_length = models.PositiveSmallIntegerField(null=True, blank=True, validators=SIX_TO_EIGHT)
    trend_length = models.PositiveSmallIntegerField(null=True, blank=True, validators=SIX_TO_EIGHT)
    baseline_points = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(12)]
    )
    history = HistoricalRecords()

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="measure_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name

    @property
    def spec(self) -> ValueSpec:
        """How this measure's values are written."""
        return ValueSpec(Kind(self.kind), self.unit, self.decimals, tuple(self.scale))


class Series(models.Model):
    """A line of a measure; the line with an empty code is the organisation's own figure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="series")
    code = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["measure", "code"], name="series_code_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.measure.label}: {self.name or 'whole organisation'}"
