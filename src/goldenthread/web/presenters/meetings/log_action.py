"""One action of the log: what was agreed, every due date, progress, steps, and its own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.urls import reverse

from goldenthread.records.meetings.actions.log import TRANSITIONS
from goldenthread.records.meetings.models import (
    AgendaItem,
    LogAction,
    LogActionDue,
    LogActionProgress,
    LogActionStep,
)
from goldenthread.records.meetings.privacy import is_private
from goldenthread.vocabulary.meetings import LogState, LogStatus
from goldenthread.vocabulary.redaction import published, whole
from goldenthread.web.presenters.meetings.committee import OfCommittee
from goldenthread.web.scope import CommitteeScope

STEPS = (  # (step, address, words, whether its owners take it as well)
    ("tell", "log-progress", "Tell progress", True),
    ("proposed", "log-propose", "Propose closure", True),
    ("revise", "log-due", "Revise the due date", False),
    ("closed", "log-close", "Close by a minute", False),
    ("reopened", "log-keep-open", "Keep it open", False),
    ("passed", "log-pass", "Pass to another committee", False),
    ("answer", "log-answer", "Link a programme’s action", True),
)


@dataclass(frozen=True)
class Status:
    """A progress status as pages draw it: sign, colour and words."""

    words: str
    symbol: str
    colour: str
    ink: str = "#ffffff"


def status_of(code: str) -> Status | None:
    """Give a progress status, None where none is stated."""
    if not code:
        return None
    found = LogStatus(code)
    return Status(found.label, found.symbol, found.colour)


@dataclass(frozen=True)
class Reworded:
    """Another wording of an action: when, by whom, from what to what."""

    at: dt.datetime
    by: str
    before: str
    after: str


class LogActionPage(OfCommittee):
    """An action of a committee's log."""

    def __init__(self, at: CommitteeScope, action: LogAction) -> None:
        super().__init__(at)
        self.action = action

    def step_href(self, name: str) -> str:
        """Give the address of a step of the action."""
        return reverse(name, args=[self.at.scope.organisation.code, self.action.pk])

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return LogState(self.action.state).label

    @cached_property
    def may_update(self) -> bool:
        """Whether the reader tells its progress."""
        return self.at.reader.has_perm("meetings.update_log_action", self.action)

    def is_possible(self, step: str) -> bool:
        """Say whether a step is open from where the action stands."""
        return self.action.state in TRANSITIONS[step][0]

    @property
    def links(self) -> list[tuple[str, str]]:
        """(words, address) of the steps that the reader may take now."""
        found = [
            (words, self.step_href(name))
            for step, name, words, is_telling in STEPS
            if self.is_possible(step) and (self.may_update if is_telling else self.may_run)
        ]
        if self.may_run and self.at.reads_private:
            words = "Make it public" if self.action.is_private else "Make it private"
            found.append((words, self.step_href("log-part")))
        return found

    @property
    def may_run(self) -> bool:
        """Whether the reader keeps the log."""
        return self.at.may_run and (self.at.reads_private or not self.is_private)

    @property
    def is_private(self) -> bool:
        """Whether it is private business, by itself or by where it was agreed."""
        return is_private(self.action)

    @property
    def owners(self) -> list[str]:
        """Who does it."""
        return [link.post.title for link in self.action.owner_links.select_related("post")]

    @property
    def due(self) -> str:
        """Its due date as agreed, with the day where words say it."""
        one = self.action
        if one.due_words:
            return one.due_words
        return f"{one.due:%-d %B %Y}" if one.due else "No date"

    @property
    def source_href(self) -> str:
        """Where it was agreed."""
        one = self.action
        if one.meeting is None:
            return ""
        code = self.at.scope.organisation.code
        fragment = f"item-{one.item_id}" if one.item_id else None
        return reverse("minutes", args=[code, one.meeting_id], fragment=fragment)

    @property
    def answer_href(self) -> str:
        """The page of the programme's action that answers it, '' where none does."""
        action = self.action.answered_by
        workstream = action.workstream if action else None
        if workstream is None:
            return ""
        code = self.at.scope.organisation.code
        return reverse("action", args=[code, workstream.programme_id, action.pk])

    @cached_property
    def passed(self) -> list[LogAction]:
        """The same action on the logs that it was passed to, those that the reader may see."""
        visible = LogAction.objects.visible_to(self.at.reader)
        return list(visible.filter(passed_from=self.action).select_related("committee"))

    @cached_property
    def passed_from(self) -> LogAction | None:
        """The action on the log that passed it on, where the reader may see it."""
        visible = LogAction.objects.visible_to(self.at.reader).select_related("committee")
        return visible.filter(pk=self.action.passed_from_id).first()

    @cached_property
    def dues(self) -> list[LogActionDue]:
        """Every due date, newest first."""
        return list(self.action.dues.select_related("by").order_by("-on", "-pk"))

    @cached_property
    def progress(self) -> list[tuple[LogActionProgress, Status | None]]:
        """What was told of it, newest first."""
        told = self.action.progress.select_related("by").order_by("-on", "-pk")
        return [(one, status_of(one.status)) for one in told]

    @cached_property
    def steps(self) -> list[tuple[LogActionStep, str]]:
        """What became of it, newest first, each with the item whose minute agreed it in words.

        '' where there is none or it is none of the reader's.
        """
        found = list(self.action.steps.select_related("by").order_by("-on", "-pk"))
        wanted = {one.item_id for one in found if one.item_id}
        visible = AgendaItem.objects.visible_to(self.at.reader).filter(pk__in=wanted)
        words = {
            one.pk: f"{one.reference or one.title} of {one.meeting.date:%-d %B %Y}"
            for one in visible.select_related("meeting")
        }
        return [(one, words.get(one.item_id, "")) for one in found]

    def said(self, text: str) -> str:
        """Give words whole to those who keep the log or read private business, else published."""
        return whole(text) if self.at.reads_private or self.at.may_run else published(text)

    @cached_property
    def rewordings(self) -> list[Reworded]:
        """Every change of its words, newest first."""
        kept: list[Any] = list(self.action.history.select_related("history_user"))
        return [
            Reworded(new.history_date, str(new.history_user or "Import or system"), old.text,
                     new.text)
            for new, old in pairwise(kept)
            if new.text != old.text
        ]  # fmt: skip
