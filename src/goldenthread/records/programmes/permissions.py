"""Permission predicates of programmes."""

import datetime as dt

import rules

from goldenthread.records.organisations.models import (
    Membership,
    Organisation,
    Post,
    PostHolding,
)
from goldenthread.records.organisations.permissions import EDITORS, holds_post, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import (
    Action,
    HighlightReport,
    Milestone,
    Programme,
    Workstream,
    WorkstreamRole,
)

Role = Membership.Role
OFFICE = (Role.APPROVER, Role.ADMINISTRATOR)


def leads(user: User, workstream: Workstream | None) -> bool:
    """Say whether `user` holds a post that leads the workstream today, in any of its roles."""
    if workstream is None:
        return False
    return any(holds_post(user, role.post_id) for role in roles_today(workstream))


def roles_today(workstream: Workstream, name: str = "") -> list[WorkstreamRole]:
    """Give the roles of a workstream that hold today, or those of one name."""
    today = dt.date.today()
    return [role for role in workstream.roles.all() if role.holds_on(today) and
            name in ("", role.role)]  # fmt: skip


def is_held(post: Post) -> bool:
    """Say whether anybody holds a post today."""
    today = dt.date.today()
    return any(
        one.held_from <= today and (one.held_to is None or today <= one.held_to)
        for one in post.holdings.all()
    )


def posts_held(user: User) -> set[int]:
    """Give the ids of the posts that `user` holds today."""
    today = dt.date.today()
    held = PostHolding.objects.filter(user=user, held_from__lte=today)
    return set(held.exclude(held_to__lt=today).values_list("post", flat=True))


def workstreams_to_change(user: User, programme: Programme) -> set[str]:
    """Give the codes of the workstreams that `user` may change, asked for all of them at once."""
    role = role_of(user, programme.organisation)
    if role not in EDITORS:
        return set()
    held = posts_held(user)
    return {
        one.code
        for one in programme.workstreams.prefetch_related("roles")
        if role in OFFICE or any(lead.post_id in held for lead in roles_today(one))
    }


@rules.predicate
def runs_programmes(user: User, organisation: Organisation) -> bool:
    """Keeps programmes, units and registers: the programme office."""
    return role_of(user, organisation) in OFFICE


@rules.predicate
def assures_evidence(user: User, organisation: Organisation) -> bool:
    """Sits on the evidence assurance panel: approvers and administrators."""
    return role_of(user, organisation) in OFFICE


@rules.predicate
def may_change_workstream(user: User, workstream: Workstream) -> bool:
    """The programme office, and contributors who lead the workstream."""
    role = role_of(user, workstream.programme.organisation)
    return role in OFFICE or (role in EDITORS and leads(user, workstream))


@rules.predicate
def may_change_action(user: User, action: Action) -> bool:
    """The programme office; contributors who own the action or lead its workstream."""
    role = role_of(user, action.organisation)
    if role in OFFICE:
        return True
    owns = role in EDITORS and holds_post(user, action.owner_id)
    return owns or (role in EDITORS and leads(user, action.workstream))


@rules.predicate
def may_change_milestone(user: User, milestone: Milestone) -> bool:
    """Those who may change its workstream."""
    return may_change_workstream(user, milestone.workstream)


@rules.predicate
def may_write_highlight(user: User, highlight: HighlightReport) -> bool:
    """Those who may change its workstream."""
    return may_change_workstream(user, highlight.workstream)


@rules.predicate
def may_sign_off_highlight(user: User, highlight: HighlightReport) -> bool:
    """Approvers; where they hold no lead of the workstream, only if nobody holds its lead."""
    workstream = highlight.workstream
    if role_of(user, workstream.programme.organisation) not in OFFICE:
        return False
    held = [role for role in roles_today(workstream, "executive_lead") if is_held(role.post)]
    return not held or any(holds_post(user, role.post_id) for role in held)


rules.add_perm("programmes.run", runs_programmes)
rules.add_perm("programmes.assure_evidence", assures_evidence)
rules.add_perm("programmes.change_workstream", may_change_workstream)
rules.add_perm("programmes.change_action", may_change_action)
rules.add_perm("programmes.change_milestone", may_change_milestone)
rules.add_perm("programmes.write_highlight", may_write_highlight)
rules.add_perm("programmes.sign_off_highlight", may_sign_off_highlight)
