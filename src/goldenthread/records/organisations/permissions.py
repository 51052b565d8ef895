"""Permission predicates of organisations; a superuser passes every one."""

import datetime as dt

import rules

from goldenthread.records.organisations.models import Membership, Organisation, PostHolding
from goldenthread.records.people.models import User

Role = Membership.Role
# A Django choice is text when it runs, but a pair of value and label to mypy; hence str.
EDITORS = (str(Role.CONTRIBUTOR), str(Role.APPROVER), str(Role.ADMINISTRATOR))


def role_of(user: User, organisation: Organisation) -> str | None:
    """Give the role of `user` in `organisation`, or None."""
    if not user.is_authenticated or not user.is_active:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    return (
        Membership.objects.filter(user=user, organisation=organisation)
        .values_list("role", flat=True)
        .first()
    )


def holds_post(user: User, post_id: int | None, on: dt.date | None = None) -> bool:
    """Say whether `user` holds the post on the date (today when not given)."""
    if post_id is None or not user.is_authenticated:
        return False
    day = on or dt.date.today()
    still_held = PostHolding.objects.filter(post_id=post_id, user=user, held_from__lte=day)
    return still_held.exclude(held_to__lt=day).exists()


@rules.predicate
def is_member(user: User, organisation: Organisation) -> bool:
    """Any role in the organisation."""
    return role_of(user, organisation) is not None


@rules.predicate
def is_approver(user: User, organisation: Organisation) -> bool:
    """Approves narrative and editions."""
    return role_of(user, organisation) in (Role.APPROVER, Role.ADMINISTRATOR)


@rules.predicate
def is_administrator(user: User, organisation: Organisation) -> bool:
    """Keeps people, business rules and settings."""
    return role_of(user, organisation) == Role.ADMINISTRATOR


@rules.predicate
def loads_figures(user: User, organisation: Organisation) -> bool:
    """Imports workbooks: administrators, and members marked as loading figures."""
    return (
        role_of(user, organisation) == Role.ADMINISTRATOR
        or Membership.objects.filter(
            user=user, organisation=organisation, role__in=EDITORS, loads_figures=True
        ).exists()
    )


rules.add_perm("organisations.view_organisation", is_member)
rules.add_perm("organisations.import_figures", loads_figures)
rules.add_perm("organisations.approve_reports", is_approver)
rules.add_perm("organisations.administer", is_administrator)
