"""A savings scheme, its months, its approvals and its place on the thread."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.finance.fields import MoneyField
from goldenthread.records.measures.models import Measure
from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.organisations.models import Organisation, Post, Unit
from goldenthread.records.programmes.models import Programme, Requirement, Workstream
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.risks.models import Risk
from goldenthread.records.savings.querysets import SchemeQuerySet
from goldenthread.vocabulary.savings import (
    Category,
    Development,
    Gate,
    GateState,
    SavingsKind,
    SchemeRisk,
    SchemeState,
)


def choices_of(words: type) -> list[tuple[str, str]]:
    """Give an enumeration of the vocabulary as a column's choices."""
    return [(one.value, one.label) for one in words if one.value]  # type: ignore[attr-defined]


class Scheme(models.Model):
    """A way to save or earn money, planned, delivered and forecast month by month.

    A scheme that does not count as savings (additional income that may not be called CIP) is kept
    in the same way and left out of the totals.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="schemes")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.SET_NULL, related_name="schemes"
    )
    workstream = models.ForeignKey(
        Workstream, null=True, blank=True, on_delete=models.SET_NULL, related_name="schemes"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="schemes"
    )
    owner = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="schemes"
    )
    kind = models.CharField(
        max_length=15, choices=choices_of(SavingsKind), default=SavingsKind.CIP.value
    )
    counts = models.BooleanField(default=True, help_text="Counts towards the savings target.")
    category = models.CharField(max_length=7, choices=choices_of(Category), blank=True)
    type = models.CharField(max_length=120, blank=True)
    recurrent = models.BooleanField(null=True, blank=True)
    development = models.CharField(max_length=12, choices=choices_of(Development), blank=True)
    risk = models.CharField(max_length=6, choices=choices_of(SchemeRisk), blank=True)
    state = models.CharField(max_length=11, choices=choices_of(SchemeState), blank=True)
    full_year_effect = MoneyField()
    order = models.PositiveIntegerField(default=0)
    requirements = models.ManyToManyField(
        Requirement, through="SchemeRequirement", related_name="schemes"
    )
    risks = models.ManyToManyField(Risk, through="SchemeRiskLink", related_name="schemes")
    measures = models.ManyToManyField(Measure, through="SchemeMeasure", related_name="schemes")
    history = HistoricalRecords()

    objects = SchemeQuerySet.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="scheme_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class SchemeMonth(InPeriod):
    """What a scheme was to save, saved and is to save in a month, or in a year without a profile.

    A negative amount takes back savings that were counted before: it needs `is_reversal`.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="months")
    plan = MoneyField()
    actual = MoneyField()
    forecast = MoneyField()
    is_reversal = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "scheme__organisation"

    class Meta:
        ordering = ["period_start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "period_kind", "period_start"], name="scheme_month_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(is_reversal=True)
                | (
                    (models.Q(actual__isnull=True) | models.Q(actual__gte=0))
                    & (models.Q(forecast__isnull=True) | models.Q(forecast__gte=0))
                ),
                name="negative_savings_are_reversals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}, {self.period.label}"


class SchemeApproval(models.Model):
    """An impact assessment of a scheme: needed, done or not applicable."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="approvals")
    gate = models.CharField(max_length=15, choices=choices_of(Gate))
    state = models.CharField(max_length=14, choices=choices_of(GateState))
    decided = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "scheme__organisation"

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "gate"], name="scheme_gate_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_gate_display()}: {self.get_state_display()}"


class SchemeRequirement(models.Model):
    """A scheme answers a requirement."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="requirement_links")
    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="scheme_links"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.scheme_id} answers {self.requirement_id}"


class SchemeRiskLink(models.Model):
    """A risk threatens a scheme."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="risk_links")
    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="scheme_links")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.risk_id} threatens {self.scheme_id}"


class SchemeMeasure(models.Model):
    """A measure shows what a scheme does to the service."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="measure_links")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="scheme_links")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.measure_id} shows {self.scheme_id}"


def percent() -> models.DecimalField:
    """Give a column for nought to a hundred percent."""
    return models.DecimalField(
        max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
