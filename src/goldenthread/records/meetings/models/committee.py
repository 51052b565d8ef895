"""A committee: who sits on it, its terms of reference, what comes back to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import Frequency, Purpose, Seat, Standing

WORKING_DAYS_BEFORE = 5


class Committee(models.Model):
    """A board or committee; `quorum` is a rule in words that the product can count by."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="committees"
    )
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_committees"
    )
    purpose = models.TextField(blank=True)
    quorum = models.CharField(max_length=300, blank=True)
    frequency = models.CharField(max_length=300, blank=True)
    review_due = models.DateField(null=True, blank=True)
    papers_due = models.PositiveSmallIntegerField(
        default=WORKING_DAYS_BEFORE, help_text="Working days before the meeting."
    )
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "organisation"

    class Meta:
        ordering = ["order", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="committee_code_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name


class CommitteeSeat(models.Model):
    """A post that sits on a committee or is invited to it, from a date until a date."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="committee_seats")
    seat = models.CharField(max_length=10, choices=choices_of(Seat), default=Seat.MEMBER.value)
    standing = models.CharField(
        max_length=13, choices=choices_of(Standing), default=Standing.OTHER.value
    )
    reads_private = models.BooleanField(
        default=False, help_text="Whoever holds the post reads the committee's private business."
    )
    held_from = models.DateField(null=True, blank=True)
    held_to = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "committee__organisation"

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "post", "held_from"],
                name="one_seat_a_post",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.get_seat_display().lower()} of {self.committee}"


class TermsOfReference(models.Model):
    """One version of a committee's terms of reference; a change is a new version."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveIntegerField()
    review_due = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = InOrganisation.as_manager()
    in_organisation = "committee__organisation"

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "terms of reference"
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="terms_number_is_unique")
        ]

    def __str__(self) -> str:
        return f"Terms of reference of {self.committee}, version {self.number}"


class TermsSection(models.Model):
    """A section of terms of reference under its heading; each line of text is a clause."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "order"], name="terms_section_order_is_unique")
        ]

    def __str__(self) -> str:
        return self.heading


class TermsApproval(models.Model):
    """A committee agreed terms of reference, or its parent approved them; rows are only added.

    Approvals of versions that are not held any more have no `terms`.
    """

    class Step(models.TextChoices):
        AGREED = "agreed", "Agreed"
        APPROVED = "approved", "Approved"

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="approvals")
    terms = models.ForeignKey(
        TermsOfReference, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals"
    )
    step = models.CharField(max_length=8, choices=Step)
    body = models.CharField(max_length=200, help_text="Which committee or board.")
    on = models.DateField()
    remark = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = InOrganisation.as_manager()
    in_organisation = "committee__organisation"

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "step", "body", "on"], name="terms_approval_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} by {self.body}, {self.on}"


class PlannedItem(models.Model):
    """An item of a committee's forward plan: what comes to which of its meetings."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="planned_items")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    section = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=11, choices=choices_of(Purpose), blank=True)
    presenter = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="planned_items"
    )
    frequency = models.CharField(
        max_length=16, choices=choices_of(Frequency), default=Frequency.EVERY_MEETING.value
    )
    first = models.DateField(
        null=True, blank=True, help_text="A day in the first month in which it is due."
    )
    until = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    is_verbal = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)
    source = models.CharField(max_length=10, blank=True)
    report = models.CharField(max_length=40, blank=True)
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "committee__organisation"
    in_committee = "committee"
    private_where = ("is_private",)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "code"], name="planned_item_code_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.title
