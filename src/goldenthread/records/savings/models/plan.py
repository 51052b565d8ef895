"""What a savings plan is held against: targets, weights, totals as reported, and scenarios."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.finance.fields import MoneyField
from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.savings.models.scheme import choices_of, percent
from goldenthread.vocabulary.savings import (
    Basis,
    Category,
    Development,
    Rating,
    SavingsKind,
    ShareLevel,
)


class SavingsTarget(InPeriod):
    """What is to be saved in a financial year; a later one from a date restates it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="savings_targets"
    )
    kind = models.CharField(max_length=15, choices=choices_of(SavingsKind), blank=True)
    starts = models.DateField(help_text="From this day the target is this.")
    amount = MoneyField(null=False, blank=False)
    label = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["period_start", "starts", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "period_kind", "period_start", "starts"],
                name="savings_target_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label or 'Savings target'}, {self.period.label}"


class RiskWeight(models.Model):
    """How much of the money of a rating an organisation counts on, in percent: its own decision."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="risk_weights"
    )
    rating = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in Rating if one.is_weighted],
    )
    weight = percent()
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "rating"], name="weight_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_rating_display()}: {self.weight}%"


class ReportedTotal(InPeriod):
    """A total as a source printed it, of everything or of one cut; compared with the schemes.

    An empty part of the cut means all of it. `recurrent` is '', 'yes' or 'no'.
    """

    RECURRENT = [("yes", "Recurrent"), ("no", "Non-recurrent")]

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="reported_totals"
    )
    basis = models.CharField(max_length=16, choices=choices_of(Basis), default=Basis.PLAN.value)
    month = models.DateField(null=True, blank=True, help_text="To the end of this month.")
    kind = models.CharField(max_length=15, choices=choices_of(SavingsKind), blank=True)
    category = models.CharField(max_length=7, choices=choices_of(Category), blank=True)
    type = models.CharField(max_length=120, blank=True)
    development = models.CharField(max_length=12, choices=choices_of(Development), blank=True)
    rating = models.CharField(max_length=12, choices=choices_of(Rating), blank=True)
    recurrent = models.CharField(max_length=3, choices=RECURRENT, blank=True)
    label = models.CharField(max_length=200, blank=True)
    amount = MoneyField(null=False, blank=False)
    precision = MoneyField(help_text="What the amount was rounded to.")
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.get_basis_display()}, {self.label or self.period.label}"


class Scenario(models.Model):
    """What if: changes to the schemes of a year, saved by name to be compared.

    `changes` is a list of {"change": "slip", "months": 3, "rating": "high"},
    {"change": "share", "percent": 80, …} or {"change": "pressure", "pounds": "1200000"}.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="scenarios"
    )
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="scenario_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class SavingsShare(models.Model):
    """An organisation lets its board read its schemes, at a level, from a day to a day."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="savings_shares"
    )
    board = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="savings_shared")
    level = models.CharField(max_length=9, choices=choices_of(ShareLevel))
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "board", "starts"], name="savings_share_is_unique"
            ),
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("board")),
                name="savings_are_shared_with_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} with {self.board}: {self.get_level_display()}"
