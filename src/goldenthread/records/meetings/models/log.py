"""The action log: what was agreed, who does it, every due date, and how it was closed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from goldenthread.records.meetings.models.committee import Committee
from goldenthread.records.meetings.models.meeting import AgendaItem, Meeting
from goldenthread.records.meetings.querysets import Confidential
from goldenthread.records.organisations.models import Post
from goldenthread.records.programmes.models import Action
from goldenthread.records.savings.models.scheme import choices_of
from goldenthread.vocabulary.meetings import LogState, LogStatus


class LogAction(models.Model):
    """An action agreed at a meeting. `reference` is printed and may repeat; it is no key.

    `meeting` is where it was agreed, `item` the item; `committee` keeps it on its log. One that
    was passed on by another committee knows it by `passed_from`.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="log_actions")
    code = models.CharField(max_length=80)
    reference = models.CharField(max_length=20)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="log_actions"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="log_actions"
    )
    text = models.TextField()
    owners = models.ManyToManyField(Post, through="LogActionOwner", related_name="log_actions")
    due = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=120, blank=True, help_text="The due date as agreed.")
    state = models.CharField(
        max_length=9, choices=choices_of(LogState), default=LogState.OPEN.value
    )
    closed = models.DateField(null=True, blank=True)
    closed_words = models.CharField(max_length=120, blank=True)
    outcome = models.TextField("action taken to close", blank=True)
    is_private = models.BooleanField(default=False)
    passed_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_to"
    )
    answered_by = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="log_actions",
        help_text="The record of a programme that answers it.",
    )  # fmt: skip
    order = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    objects = Confidential.as_manager()
    in_organisation = "committee__organisation"
    in_committee = "committee"
    private_where = ("is_private", "item__is_private", "item__meeting__part", "meeting__part")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "code"], name="log_action_code_is_unique"),
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(state=LogState.CLOSED.value),
                name="only_closed_actions_have_a_closing_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.text}"


class LogActionOwner(models.Model):
    """A post that is to do an action; there may be several."""

    log_action = models.ForeignKey(LogAction, on_delete=models.CASCADE, related_name="owner_links")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="log_action_links")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["log_action", "post"], name="owner_once_a_log_action")
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.log_action_id}"


class LogActionDue(models.Model):
    """A due date that an action was given: the original and every revision; rows are added."""

    log_action = models.ForeignKey(LogAction, on_delete=models.CASCADE, related_name="dues")
    due = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.words or str(self.due)


class LogActionProgress(models.Model):
    """What an owner told of an action as of a day; rows are added, so each log keeps its own."""

    log_action = models.ForeignKey(LogAction, on_delete=models.CASCADE, related_name="progress")
    on = models.DateField()
    text = models.TextField()
    status = models.CharField(max_length=17, choices=choices_of(LogStatus), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["on", "id"]
        verbose_name_plural = "log action progress"

    def __str__(self) -> str:
        return self.text


class LogActionStep(models.Model):
    """A step of an action: opened, proposed for closure, closed by a minute, passed on.

    `item` is the item whose minute agrees a closure.
    """

    class Step(models.TextChoices):
        OPENED = "opened", "Opened"
        PROPOSED = "proposed", "Proposed for closure"
        REOPENED = "reopened", "Kept open"
        CLOSED = "closed", "Closed"
        PASSED = "passed", "Passed to another committee"

    log_action = models.ForeignKey(LogAction, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8, choices=Step)
    on = models.DateField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="closures"
    )
    remark = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.log_action_id}"
