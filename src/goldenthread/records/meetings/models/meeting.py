"""A meeting of a committee, its agenda, and what of the programme an item is about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from goldenthread.records.measures.models import Measure
from goldenthread.records.measures.models.fields import PERIOD_KINDS
from goldenthread.records.meetings.models.committee import Committee, PlannedItem
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.organisations.models import Post
from goldenthread.records.programmes.models import Action, Milestone
from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.records.risks.models import Risk
from goldenthread.records.savings.models import Scheme
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import Part, Purpose


class Meeting(models.Model):
    """A meeting on a day. Of part 2 everything is private; of part 1 only what is marked so."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    code = models.CharField(max_length=60)
    date = models.DateField()
    part = models.CharField(max_length=1, choices=choices_of(Part), default=Part.PUBLIC.value)
    title = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    notice = models.TextField(blank=True, help_text="What members of the public should know.")
    prefix = models.CharField(
        max_length=20, blank=True, help_text="What references begin with, such as 04."
    )
    history = HistoricalRecords()

    objects = InOrganisation.as_manager()
    in_organisation = "committee__organisation"

    class Meta:
        ordering = ["-date", "part", "id"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "code"], name="meeting_code_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.title or self.committee.name}, {self.date:%-d %B %Y}"

    @property
    def is_private(self) -> bool:
        """Whether the whole meeting is private."""
        return self.part == Part.PRIVATE


class AgendaItem(models.Model):
    """An item of an agenda, in its order; `reference` is printed before it, such as 04-11."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    reference = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=400)
    section = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=11, choices=choices_of(Purpose), blank=True)
    presenter = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    starts = models.TimeField(null=True, blank=True, help_text="Only where the time is fixed.")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    is_verbal = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    planned = models.ForeignKey(
        PlannedItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "meeting__committee__organisation"
    in_committee = "meeting__committee"
    private_where = ("is_private", "meeting__part")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "reference"],
                condition=~Q(reference=""),
                name="agenda_reference_is_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def part(self) -> Part:
        """The part of the meeting that it is taken in."""
        return Part.PRIVATE if self.is_private or self.meeting.is_private else Part.PUBLIC


class AgendaSubject(models.Model):
    """What an item is about: a measure, an action, a milestone, a risk, a scheme or a finding."""

    RECORDS = ("measure", "action", "milestone", "risk", "scheme")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="subjects")
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_subjects"
    )
    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_subjects"
    )
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_subjects"
    )
    risk = models.ForeignKey(
        Risk, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_subjects"
    )
    scheme = models.ForeignKey(
        Scheme, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_subjects"
    )
    finding = models.CharField(max_length=60, blank=True, help_text="Code of a finding.")
    words = models.TextField(blank=True, help_text="Why it was escalated, as known that day.")
    period_kind = models.CharField(max_length=8, blank=True, choices=PERIOD_KINDS)
    period_start = models.DateField(null=True, blank=True)

    objects = Confidential.as_manager()
    in_organisation = "item__meeting__committee__organisation"
    in_committee = "item__meeting__committee"
    private_where = ("item__is_private", "item__meeting__part")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(measure__isnull=False)
                | Q(action__isnull=False)
                | Q(milestone__isnull=False)
                | Q(risk__isnull=False)
                | Q(scheme__isnull=False)
                | ~Q(finding=""),
                name="agenda_subject_is_about_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.record or self.finding}"

    @property
    def record(self) -> models.Model | None:
        """The record that it is about; None for a finding without one."""
        return next((held for name in self.RECORDS if (held := getattr(self, name))), None)
