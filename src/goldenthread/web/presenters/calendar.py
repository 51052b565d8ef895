"""A person's due dates as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from goldenthread.assure.meetings.duties import boardroom_deadlines
from goldenthread.assure.programmes.desk import Desk
from goldenthread.assure.programmes.duties import deadlines
from goldenthread.assure.programmes.duty import Duty, DutyKind
from goldenthread.records.people.models import User
from goldenthread.web.presenters.my_work import duty_href, on_the_site

REFRESHED = dt.timedelta(hours=12)
NOUNS = {
    DutyKind.ACTION_DUE: "action",
    DutyKind.MILESTONE_DUE: "milestone",
    DutyKind.PAPER_WRITE: "paper",
    DutyKind.LOG_ACTION_DUE: "committee action",
}


def calendar_of(user: User, on: dt.date) -> bytes:
    """Give the due dates of a user's actions, milestones and papers in all their organisations."""
    calendar = Calendar()
    calendar.add("prodid", "-//Golden Thread//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "Golden Thread")
    calendar.add("x-wr-calname", "Golden Thread")
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    memberships = user.memberships.select_related("organisation").order_by("organisation__code")
    for membership in memberships:
        desk = Desk(user, membership.organisation, on)
        for duty in (*deadlines(desk), *boardroom_deadlines(desk)):
            calendar.add_component(event_of(duty, membership.organisation.name))
    return calendar.to_ical()


def event_of(duty: Duty, organisation: str) -> Event:
    """Give a due date as an event of its whole day, under a name that never changes."""
    noun = NOUNS[duty.kind]
    event = Event()
    event.add(
        "uid",
        f"{noun.replace(' ', '-')}-{duty.record_id}@{urlsplit(settings.SITE_ADDRESS).hostname}",
    )
    event.add("dtstamp", timezone.now())
    event.add("dtstart", duty.due)
    event.add("dtend", duty.due + dt.timedelta(days=1))
    event.add("summary", f"{noun.capitalize()} due: {' '.join(duty.words.split())}")
    event.add("description", description_of(duty, organisation))
    event.add("url", on_the_site(duty_href(duty)))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def description_of(duty: Duty, organisation: str) -> str:
    """Say where an event belongs and how it stands."""
    status = f"Status: {duty.status.words}" if duty.status else ""
    words = (duty.place, organisation, status, duty.why[:1].upper() + duty.why[1:])
    return "\n".join(word for word in words if word)
