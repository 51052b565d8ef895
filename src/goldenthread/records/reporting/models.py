"""Narrative of reports, their frozen editions, and what was waived of what the checks find."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.reporting.querysets import EditionQuerySet
from goldenthread.vocabulary import Period, PeriodKind

PERIOD_KINDS = [(kind.value, kind.name.title()) for kind in PeriodKind]


class Narrative(models.Model):
    """Words that an author wrote for a section of a report in a period."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="narratives"
    )
    report = models.CharField(max_length=40)
    period_kind = models.CharField(max_length=8, choices=PERIOD_KINDS)
    period_start = models.DateField()
    section = models.CharField(max_length=120)
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "report",
                    "period_kind",
                    "period_start",
                    "section",
                    "order",
                ],
                name="one_narrative_a_section",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.period.label}: {self.section}"

    @property
    def period(self) -> Period:
        """The period as a value."""
        return Period(PeriodKind(self.period_kind), self.period_start)


class Edition(models.Model):
    """A report of a period as the board saw it: once frozen, its content never changes."""

    class State(models.TextChoices):
        FROZEN = "frozen", "Frozen, waiting for sign-off"
        SIGNED_OFF = "signed_off", "Signed off"
        PUBLISHED = "published", "Published"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="editions"
    )
    report = models.CharField(max_length=40)
    programme = models.CharField(
        max_length=60, blank=True, help_text="Code of the programme that the report is about."
    )
    title = models.CharField(max_length=300)
    period_kind = models.CharField(max_length=8, choices=PERIOD_KINDS)
    period_start = models.DateField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.FROZEN)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    content_sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    open_errors = models.PositiveIntegerField(
        null=True, help_text="Errors that stood, unwaived, when it was frozen; empty: not counted."
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-period_start", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "report",
                    "programme",
                    "period_kind",
                    "period_start",
                    "number",
                ],
                name="edition_number_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.period.long_label}, edition {self.number}"

    @property
    def period(self) -> Period:
        """The period as a value."""
        return Period(PeriodKind(self.period_kind), self.period_start)


class EditionFile(models.Model):
    """A rendered file of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=5)
    file = models.FileField(upload_to="editions/")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "format"], name="one_file_a_format")
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.format})"


class SignOff(models.Model):
    """Who signed an edition off or published it, when, with what remark."""

    class Step(models.TextChoices):
        SIGNED_OFF = "signed_off", "Signed off"
        PUBLISHED = "published", "Published"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sign_offs")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["edition", "step"], name="each_step_once")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_step_display()}"


class Waiver(models.Model):
    """Somebody answers for a finding: it is known, and stands for a reason; rows are only added.

    `said` and `held` are what the finding said and what the records said at the time: the waiver
    covers the finding only while both are unchanged, and up to the day `until`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="waivers")
    fingerprint = models.CharField(max_length=32, db_index=True)
    code = models.CharField(max_length=60)
    words = models.TextField()
    said = models.TextField(blank=True)
    held = models.TextField(blank=True)
    reason = models.TextField()
    until = models.DateField(null=True, blank=True, help_text="The last day; empty: no end.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Waiver of {self.code}: {self.words}"


class WaiverWithdrawal(models.Model):
    """A waiver no longer holds from a moment on."""

    waiver = models.OneToOneField(Waiver, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Withdrawn: {self.waiver}"
