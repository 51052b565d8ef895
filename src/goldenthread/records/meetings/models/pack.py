"""The packs of a meeting: one PDF a version and part, its pages, and readers' own remarks."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread.records.meetings.models.meeting import Meeting
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import Part


class Pack(models.Model):
    """A version of the pack of a part of a meeting; once built it does not change.

    `manifest` lists what stands in it in order: item, paper, title, hash, first page, pages.
    Only the public part can be published; at most one version of it stands published.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be built"
        BUILDING = "building", "Being built"
        READY = "ready", "Built"
        FAILED = "failed", "Not built"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    part = models.CharField(max_length=1, choices=choices_of(Part))
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    built_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to="packs/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveIntegerField(default=0)
    manifest = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    warnings = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip

    objects = Confidential.as_manager()
    in_organisation = "meeting__committee__organisation"
    in_committee = "meeting__committee"
    private_where = ("part", "meeting__part")

    class Meta:
        ordering = ["-number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "part", "number"], name="pack_number_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(part=Part.PUBLIC.value),
                name="only_the_public_part_is_published",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(published_at__isnull=False, withdrawn_at__isnull=True),
                name="one_published_pack_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"Pack of {self.meeting}, part {self.part}, version {self.number}"


class PackPage(models.Model):
    """A page of a pack: its text for the search, and which page of which piece it is."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    piece = models.CharField(max_length=80, help_text="'agenda', or 'paper-7'.")
    page_of_piece = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="pack_page_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.pack}, page {self.number}"


class PackPiece(models.Model):
    """A piece of packs that was made before, by the hash of all that it is made from."""

    key = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="packs/pieces/")
    page_count = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.key


class PackRemark(models.Model):
    """A reader's own note or highlight; it is found again in later versions by piece and quote."""

    class Kind(models.TextChoices):
        NOTE = "note", "Note"
        HIGHLIGHT = "highlight", "Highlight"

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pack_remarks"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="remarks")
    part = models.CharField(max_length=1, choices=choices_of(Part))
    kind = models.CharField(max_length=9, choices=Kind)
    piece = models.CharField(max_length=80)
    page_of_piece = models.PositiveIntegerField()
    quote = models.TextField(blank=True)
    before = models.TextField(
        blank=True, help_text="Words just before the quote: they tell it from one that is alike."
    )
    text = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.text or self.quote
