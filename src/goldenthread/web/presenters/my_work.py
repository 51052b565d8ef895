"""What the reader must do in an organisation: one list in groups, each duty with its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from goldenthread.assure.programmes.desk import Desk
from goldenthread.assure.programmes.duties import duties_of
from goldenthread.assure.programmes.duty import Duty, DutyKind, late_records
from goldenthread.records.people.models import User
from goldenthread.records.people.subscriptions import calendar_token
from goldenthread.web.presenters.attention import without_commentary
from goldenthread.web.scope import Scope

PAGES = {
    DutyKind.ACTION_DUE: "action",
    DutyKind.ACTION_RED: "action",
    DutyKind.ACTION_RETURNED: "action",
    DutyKind.MILESTONE_DUE: "milestone-update",
    DutyKind.HIGHLIGHT_WRITE: "highlight-write",
    DutyKind.HIGHLIGHT_SIGN_OFF: "highlight",
    DutyKind.ACTION_DECIDE: "action-decide",
    DutyKind.CHANGE_DECIDE: "change-decide",
}


BOARDROOM = {  # the page of a duty, and which of its numbers lead there after the organisation's
    DutyKind.PAPER_WRITE: ("paper", ("meeting_id", "record_id")),
    DutyKind.PAPER_APPROVE: ("paper", ("meeting_id", "record_id")),
    DutyKind.LOG_ACTION_DUE: ("log-action", ("record_id",)),
    DutyKind.MINUTES_WRITE: ("minutes", ("meeting_id",)),
}


def duty_href(duty: Duty, query: Mapping[str, str] | None = None) -> str:
    """Give the address where a duty is done; My work itself where its record has no page."""
    query = dict(query or {}) or None
    if duty.kind in BOARDROOM:
        name, numbers = BOARDROOM[duty.kind]
        place = [getattr(duty, number) for number in numbers]
        return reverse(name, args=[duty.organisation_code, *place])
    if duty.kind is DutyKind.COMMENTARY:
        return reverse("measure", args=[duty.organisation_code, duty.code], query=query)
    if duty.programme_id is None:
        return reverse("my-work", args=[duty.organisation_code], query=query)
    place = [duty.organisation_code, duty.programme_id, duty.record_id]
    return reverse(PAGES[duty.kind], args=place, query=query)


def on_the_site(path: str) -> str:
    """Give the full address of a page, as e-mails and calendars write it."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def calendar_address(user: User) -> str:
    """Give the full address of the user's calendar; only the user may see it."""
    return on_the_site(reverse("calendar", args=[calendar_token(user)]))


def all_duties(scope: Scope, desk: Desk) -> tuple[Duty, ...]:
    """Give everything that waits for the reader of the scope, the most urgent first."""
    return (*duties_of(desk, scope.period), *commentaries_to_write(scope))


def commentaries_to_write(scope: Scope) -> list[Duty]:
    """Give the reader's own measures that have no commentary in the period."""
    if scope.period is None:
        return []
    return [
        Duty(
            DutyKind.COMMENTARY,
            measure.label,
            f"no commentary for {scope.period.long_label}",
            measure.pk,
            scope.organisation.code,
            code=measure.code,
        )
        for measure in without_commentary(scope)
    ]


@dataclass(frozen=True)
class Group:
    """The duties of one kind, each with its address."""

    kind: DutyKind
    items: list[tuple[Duty, str]]


class MyWorkPage:
    """The reader's duties as of today, and the address of their calendar."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.on = dt.date.today()
        self.desk = Desk(scope.reader, scope.organisation, self.on)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Everything that waits for the reader."""
        return all_duties(self.scope, self.desk)

    @property
    def facts(self) -> list[tuple[int, str]]:
        """The counts at the top."""
        return [(len(self.duties), "to do"), (late_records(self.duties), "late")]

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds of duties that the reader can have, empty ones too."""
        return [
            Group(
                kind, [(d, duty_href(d, self.scope.query)) for d in self.duties if d.kind is kind]
            )
            for kind in DutyKind
            if (self.desk.is_office or not kind.is_decision)
            and (self.has_committees or kind not in BOARDROOM)
        ]

    @cached_property
    def has_committees(self) -> bool:
        """Whether the organisation keeps its boardroom here."""
        return self.scope.organisation.committees.exists()

    @property
    def calendar(self) -> str:
        """The address to subscribe to."""
        return calendar_address(self.scope.reader)

    @property
    def calendar_link(self) -> str:
        """The same address as calendar programs open it."""
        return f"webcal{self.calendar[self.calendar.index('://') :]}"
