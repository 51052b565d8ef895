"""A paper of an agenda item: its front sheet, its body and the steps to its approval."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models.fields import PERIOD_KINDS
from goldenthread.records.meetings.models.committee import TermsOfReference
from goldenthread.records.meetings.models.meeting import AgendaItem, Meeting
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.organisations.models import Post
from goldenthread.records.risks.models import Risk
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import FrontRow, PaperSource, PaperState


class Paper(models.Model):
    """A paper with its front sheet. Its body is uploaded, or made from the product's records.

    `title` '' is the item's. A report is printed from its newest edition of the period.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=400, blank=True)
    sponsor = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="sponsored_papers"
    )
    author = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="authored_papers"
    )
    has_front_sheet = models.BooleanField(default=True)
    purpose = models.TextField(blank=True)
    action_required = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    assurance_route = models.TextField(blank=True)
    appendices = models.TextField(blank=True)
    risk = models.ForeignKey(
        Risk, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers"
    )
    risk_words = models.CharField("risk register", max_length=400, blank=True)
    confidentiality = models.CharField(max_length=200, blank=True)
    is_private = models.BooleanField(default=False)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=9, choices=choices_of(PaperState), default=PaperState.DUE.value
    )
    received = models.DateField(null=True, blank=True, help_text="When it was first submitted.")
    source = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.label) for one in PaperSource]
    )
    words = models.TextField(blank=True)
    tables = models.CharField(max_length=400, blank=True, help_text="Codes of tables, by |.")
    report = models.CharField(max_length=40, blank=True)
    programme = models.CharField(max_length=60, blank=True)
    period_kind = models.CharField(max_length=8, blank=True, choices=PERIOD_KINDS)
    period_start = models.DateField(null=True, blank=True)
    about = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="papers_about"
    )
    terms = models.ForeignKey(
        TermsOfReference, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "item__meeting__committee__organisation"
    in_committee = "item__meeting__committee"
    private_where = ("is_private", "item__is_private", "item__meeting__part")

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title or self.item.title


class FrontSheetRow(models.Model):
    """A row of a front sheet: an implication, an objective, where it was discussed, and so on."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="front_rows")
    kind = models.CharField(max_length=11, choices=choices_of(FrontRow))
    order = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=200)
    answer = models.CharField(max_length=60, blank=True, help_text="Yes, no, not applicable.")
    on = models.DateField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["kind", "order", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class PaperFile(models.Model):
    """An uploaded body of a paper, as a PDF that is kept as it is; a new one is a new row."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="papers/")
    name = models.CharField(max_length=255, help_text="Name of the file as it was uploaded.")
    sha256 = models.CharField(max_length=64, help_text="Of the bytes that were uploaded.")
    pages = models.PositiveIntegerField()
    converted = models.BooleanField(default=False, help_text="From a Word document.")
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False) | Q(removed_by__isnull=True),
                name="paper_file_removed_by_and_when",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PaperStep(models.Model):
    """Who submitted, returned or approved a paper, when, with what remark."""

    class Step(models.TextChoices):
        SUBMITTED = "submitted", "Submitted"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"
        REOPENED = "reopened", "Reopened"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=9, choices=Step)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.paper}"
