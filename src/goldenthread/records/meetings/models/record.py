"""What happened at a meeting: who was there, interests, minutes, decisions, their approval."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.meetings.models.meeting import AgendaItem, Meeting
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.organisations.models import Post
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import AttendanceState


class Attendance(models.Model):
    """How a post was at a meeting; from and until an item where it was there for a part."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="attendance")
    state = models.CharField(max_length=13, choices=choices_of(AttendanceState))
    deputy_for = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    until_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "meeting__committee__organisation"
    in_committee = "meeting__committee"
    private_where = ("meeting__part",)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "post"], name="one_attendance_a_post")
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.get_state_display().lower()}"


class Interest(models.Model):
    """An interest that was declared, the item that it touches, and what was done about it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="interests")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="interests")
    interest = models.TextField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="interests"
    )
    handling = models.CharField(max_length=300, blank=True)
    withdrew = models.BooleanField(
        default=False, help_text="Left the meeting for the item, and does not count to its quorum."
    )
    is_private = models.BooleanField(default=False)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "meeting__committee__organisation"
    in_committee = "meeting__committee"
    private_where = ("is_private", "item__is_private", "meeting__part")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.post}: {self.interest}"


class Minute(models.Model):
    """The minute of an item; what stands in [[double brackets]] is left out when published."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="minute")
    text = models.TextField()
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "item__meeting__committee__organisation"
    in_committee = "item__meeting__committee"
    private_where = ("item__is_private", "item__meeting__part")

    class Meta:
        ordering = ["item__order", "id"]

    def __str__(self) -> str:
        return f"Minute of {self.item}"


class Decision(models.Model):
    """What a meeting decided on an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="decisions")
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "item__meeting__committee__organisation"
    in_committee = "item__meeting__committee"
    private_where = ("item__is_private", "item__meeting__part")

    class Meta:
        ordering = ["item__order", "order", "id"]

    def __str__(self) -> str:
        return self.text


class MinutesApproval(models.Model):
    """A later meeting approved the minutes; from then on they do not change."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="approval")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT,
        related_name="approved_minutes",
        help_text="The item of the later meeting at which they were approved.",
    )  # fmt: skip
    on = models.DateField()
    remark = models.TextField(blank=True, help_text="Amendments that were made before.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = InOrganisation.as_manager()
    in_organisation = "meeting__committee__organisation"

    def __str__(self) -> str:
        return f"Minutes of {self.meeting} approved on {self.on}"


class MeetingSummary(models.Model):
    """The report of a committee's chair to the parent; each text holds one matter a line."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="summary")
    opening = models.TextField(blank=True)
    key_matters = models.TextField(blank=True)
    agreed = models.TextField(blank=True, help_text="Agreed beside what stands above.")
    drawn_to_attention = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "meeting__committee__organisation"
    in_committee = "meeting__committee"
    private_where = ("meeting__part",)

    class Meta:
        verbose_name_plural = "meeting summaries"

    def __str__(self) -> str:
        return f"Summary report of {self.meeting}"
