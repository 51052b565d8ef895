"""Countermeasure summaries: one page of problem, contributors and actions (A3 thinking)."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import InPeriod
from goldenthread.records.measures.models.measure import Measure
from goldenthread.records.organisations.models import Post


class CountermeasureSummary(InPeriod):
    """The summary for one measure and period."""

    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="countermeasure_summaries"
    )
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT)
    problem = models.TextField()
    desired_trend = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-period_start"]
        verbose_name_plural = "countermeasure summaries"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period_kind", "period_start"],
                name="one_countermeasure_summary_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure.label}, {self.period.label}"


class Contributor(models.Model):
    """A top contributor to the problem."""

    summary = models.ForeignKey(
        CountermeasureSummary, on_delete=models.CASCADE, related_name="contributors"
    )
    contributor = models.CharField(max_length=300)
    area = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.contributor


class CountermeasureAction(models.Model):
    """A row of the action plan; due and status print as written."""

    summary = models.ForeignKey(
        CountermeasureSummary, on_delete=models.CASCADE, related_name="actions"
    )
    action = models.TextField()
    status = models.CharField(max_length=100)
    contributor = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    due = models.CharField(max_length=100, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.action
