"""Stratification tables: a measure seen by ward, weekday, speciality."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import PERIOD_KINDS
from goldenthread.records.measures.models.measure import Measure
from goldenthread.records.organisations.models import Organisation


class StratificationTable(models.Model):
    """A named table of an organisation, for a measure and a period where it has them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tables")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300, blank=True)
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="tables"
    )
    period_kind = models.CharField(max_length=8, blank=True, choices=PERIOD_KINDS)
    period_start = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code", "period_kind", "period_start"],
                name="table_code_is_unique",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.title or self.code


class TableCell(models.Model):
    """One cell, printed as written."""

    table = models.ForeignKey(StratificationTable, on_delete=models.CASCADE, related_name="cells")
    row = models.CharField(max_length=200)
    column = models.CharField(max_length=200)
    written = models.CharField(max_length=500, blank=True)
    row_order = models.PositiveIntegerField(default=0)
    column_order = models.PositiveIntegerField(default=0)
    is_total = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["row_order", "column_order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["table", "row", "column"], name="one_cell_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.row}, {self.column}: {self.written}"
