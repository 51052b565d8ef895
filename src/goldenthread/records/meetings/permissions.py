"""Permission predicates of meetings; reading private business needs a seat, whatever the role."""

import datetime as dt

import rules

from goldenthread.records.meetings.models import (
    AgendaItem,
    Committee,
    CommitteeSeat,
    LogAction,
    Paper,
)
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.meetings.querysets import private_committees
from goldenthread.records.organisations.models import Membership, Organisation
from goldenthread.records.organisations.permissions import EDITORS, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.permissions import is_held, posts_held
from goldenthread.vocabulary.meetings import Part, Seat

Role = Membership.Role
RUNNING = (Seat.CHAIR.value, Seat.SECRETARY.value)


def seats_of(user: User, committee: Committee) -> list[CommitteeSeat]:
    """Give the seats that `user` holds on a committee today."""
    today, held = dt.date.today(), posts_held(user)
    return [
        one
        for one in committee.seats.all()
        if one.post_id in held
        and (one.held_from is None or one.held_from <= today)
        and (one.held_to is None or today <= one.held_to)
    ]


@rules.predicate
def keeps_committees(user: User, organisation: Organisation) -> bool:
    """Adds committees and seats people on them: administrators."""
    return role_of(user, organisation) == Role.ADMINISTRATOR


@rules.predicate
def reads_private(user: User, committee: Committee) -> bool:
    """Reads the private business of a committee: who holds a seat that does, today."""
    if role_of(user, committee.organisation) is None:
        return False
    return private_committees(user).filter(committee=committee).exists()


@rules.predicate
def runs_committee(user: User, committee: Committee) -> bool:
    """Keeps agenda, minutes, log and packs: administrators, and editors in the chair or secretary's
    seat. What is private also needs a seat that reads it."""
    role = role_of(user, committee.organisation)
    if role == Role.ADMINISTRATOR:
        return True
    return role in EDITORS and any(one.seat in RUNNING for one in seats_of(user, committee))


def may_read(user: User, committee: Committee, part: Part) -> bool:
    """Say whether `user` reads a part of the committee's business."""
    return part is Part.PUBLIC or reads_private(user, committee)


@rules.predicate
def runs_item(user: User, item: AgendaItem) -> bool:
    """Those who run the committee, and read the part of the meeting that the item is in."""
    committee = item.meeting.committee
    return runs_committee(user, committee) and may_read(user, committee, item.part)


@rules.predicate
def writes_paper(user: User, paper: Paper) -> bool:
    """Those who run its item; editors who hold the post of its author, sponsor or item's lead."""
    item = paper.item
    if not may_read(user, item.meeting.committee, part_of(paper)):
        return False
    if runs_item(user, item):
        return True
    if role_of(user, item.meeting.committee.organisation) not in EDITORS:
        return False
    mine = {paper.author_id, paper.sponsor_id, item.lead_id} - {None}
    return bool(mine & posts_held(user))


@rules.predicate
def approves_paper(user: User, paper: Paper) -> bool:
    """The executive who sponsors it; where nobody holds that post, those who run its item."""
    item = paper.item
    committee = item.meeting.committee
    if paper.sponsor is not None and is_held(paper.sponsor):
        is_editor = role_of(user, committee.organisation) in EDITORS
        holds = paper.sponsor_id in posts_held(user)
        return is_editor and holds and may_read(user, committee, part_of(paper))
    return runs_item(user, item) and may_read(user, committee, part_of(paper))


def part_of(paper: Paper) -> Part:
    """Give the part of the meeting that a paper belongs to."""
    return Part.PRIVATE if paper.is_private else paper.item.part


@rules.predicate
def updates_log_action(user: User, action: LogAction) -> bool:
    """Tells the progress of an action: those who run its committee, and editors who own it."""
    committee = action.committee
    if is_private(action) and not reads_private(user, committee):
        return False
    if runs_committee(user, committee):
        return True
    owners = set(action.owners.values_list("pk", flat=True))
    return role_of(user, committee.organisation) in EDITORS and bool(owners & posts_held(user))


rules.add_perm("meetings.keep_committees", keeps_committees)
rules.add_perm("meetings.read_private", reads_private)
rules.add_perm("meetings.run", runs_committee)
rules.add_perm("meetings.run_item", runs_item)
rules.add_perm("meetings.write_paper", writes_paper)
rules.add_perm("meetings.approve_paper", approves_paper)
rules.add_perm("meetings.update_log_action", updates_log_action)
