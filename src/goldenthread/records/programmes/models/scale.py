"""Status scales of an organisation's own, beside those that are shipped."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Standing

STANDINGS = [(standing.value, standing.label) for standing in Standing]
COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write a colour as #d5281b.")


class ScaleStep(models.Model):
    """A step of a status scale: what its colour means is the organisation's own choice."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="scale_steps"
    )
    scale = models.SlugField(max_length=40)
    code = models.SlugField(max_length=40)
    words = models.CharField(max_length=120)
    colour = models.CharField(max_length=7, validators=[COLOUR])
    symbol = models.CharField(max_length=2)
    rank = models.PositiveSmallIntegerField(help_text="1 is the worst.")
    standing = models.CharField(max_length=12, choices=STANDINGS)
    history = HistoricalRecords()

    class Meta:
        ordering = ["scale", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scale", "code"], name="step_code_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scale}: {self.words}"
