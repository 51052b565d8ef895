"""Finance statements by line and month, bridges by step, and wards by month."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.finance.fields import MoneyField
from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.vocabulary.money import Nature

NATURES = [(nature.value, nature.label) for nature in Nature]
UNITS = [("£", "Pounds"), ("£k", "Thousands of pounds"), ("£m", "Millions of pounds")]


class FinanceLine(InPeriod):
    """One line of a statement in one month, or cumulative to its end.

    Amounts are positive amounts of the line's nature. `total_of` names the lines that a total
    adds up, separated by `|`; costs are taken away. `variance` and `revised_variance` are what a
    source printed: they are compared with what follows from plan and actual.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="finance_lines"
    )
    statement = models.CharField(max_length=60)
    title = models.CharField(max_length=200, blank=True)
    line = models.CharField(max_length=200)
    is_cumulative = models.BooleanField(default=False)
    section = models.CharField(max_length=120, blank=True)
    total_of = models.TextField(blank=True)
    nature = models.CharField(max_length=8, choices=NATURES, default=Nature.BALANCE)
    unit = models.CharField(max_length=2, choices=UNITS, default="£m")
    plan = MoneyField()
    actual = MoneyField()
    pass_through = MoneyField()
    variance = MoneyField()
    revised_variance = MoneyField()
    order = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "statement",
                    "line",
                    "period_kind",
                    "period_start",
                    "is_cumulative",
                ],
                name="statement_line_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.period.label}"


class BridgeStep(models.Model):
    """One step of a bridge from an opening figure by changes to a closing one."""

    class Kind(models.TextChoices):
        OPENING = "opening", "Opening"
        CHANGE = "change", "Change"
        SUBTOTAL = "subtotal", "Subtotal"
        CLOSING = "closing", "Closing"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="bridge_steps"
    )
    bridge = models.CharField(max_length=60)
    title = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField()
    step = models.CharField(max_length=200)
    value = MoneyField(null=False, blank=False)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CHANGE)
    unit = models.CharField(max_length=2, choices=UNITS, default="£m")
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["bridge", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "bridge", "order"], name="bridge_step_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.step


def percentage() -> models.DecimalField:
    """Give a column for a percentage that may be empty."""
    return models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)


def number() -> models.DecimalField:
    """Give a column for a count or a rate that may be empty."""
    return models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)


class WardMonth(InPeriod):
    """A ward in a month: how its shifts were filled, what happened on it and what it cost."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="ward_months"
    )
    site = models.CharField(max_length=120, blank=True)
    ward = models.CharField(max_length=200)
    day_registered = percentage()
    day_care = percentage()
    day_associates = percentage()
    day_trainees = percentage()
    night_registered = percentage()
    night_care = percentage()
    night_associates = percentage()
    night_trainees = percentage()
    temporary_share = percentage()
    agency_share = percentage()
    demand_shifts = number()
    demand_wte = number()
    unfilled_shifts = number()
    care_hours = number()
    response_rate = percentage()
    positive_share = percentage()
    falls = number()
    pressure_ulcers = number()
    comments = models.TextField(blank=True)
    budget = MoneyField()
    actual = MoneyField()
    variance = MoneyField(help_text="As the source printed it.")
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "ward", "period_kind", "period_start"],
                name="ward_month_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ward}, {self.period.label}"
