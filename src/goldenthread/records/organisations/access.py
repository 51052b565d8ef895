"""What administrators and people do about access: roles, posts held, passwords."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.organisations.models import Membership, Organisation, Post, PostHolding
from goldenthread.records.people.models import User


class AccessError(Exception):
    """The change cannot be made; the message says why in words for the reader."""


@transaction.atomic
def change_password(*, user: User, password: str, by: User) -> None:
    """Set a person's own new password."""
    if user != by:
        raise PermissionDenied("Only the person may change their password.")
    user.set_password(password)
    user.save(update_fields=["password"])
    write_audit_event(by=by, verb="change password", record=user)


@transaction.atomic
def give_role(
    *, organisation: Organisation, user: User, role: str, loads_figures: bool, by: User
) -> Membership:
    """Give `user` a role in the organisation, in place of the one held; needs an administrator."""
    must_administer(organisation, by)
    was = Membership.objects.filter(organisation=organisation, user=user).first()
    if was and was.role == Membership.Role.ADMINISTRATOR and role != was.role:
        keep_an_administrator(organisation, user)
    given, _ = Membership.objects.update_or_create(
        organisation=organisation,
        user=user,
        defaults={"role": role, "loads_figures": loads_figures},
    )
    write_audit_event(
        by=by,
        verb="give role",
        record=given,
        organisation_code=organisation.code,
        details={"user": user.username, "was": was.role if was else "", "now": role},
    )
    return given


@transaction.atomic
def add_person(
    *,
    organisation: Organisation,
    username: str,
    first_name: str,
    last_name: str,
    password: str,
    role: str,
    loads_figures: bool,
    by: User,
) -> Membership:
    """Give a role to a new person; AccessError where the name is taken.

    A name that is taken is never joined to the organisation: only a superuser may do that.
    """
    must_administer(organisation, by)
    if User.objects.filter(username__iexact=username).exists():
        raise AccessError("There is a person of this user name already")
    user = User(username=username, first_name=first_name, last_name=last_name)
    user.set_password(password)
    user.save()
    write_audit_event(
        by=by,
        verb="add person",
        record=user,
        organisation_code=organisation.code,
        details={"user": username},
    )
    return give_role(
        organisation=organisation, user=user, role=role, loads_figures=loads_figures, by=by
    )


@transaction.atomic
def take_role_away(*, membership: Membership, by: User) -> None:
    """End a person's access to the organisation, and with it the posts that they hold today."""
    organisation, user = membership.organisation, membership.user
    must_administer(organisation, by)
    if membership.role == Membership.Role.ADMINISTRATOR:
        keep_an_administrator(organisation, user)
    held = PostHolding.objects.filter(post__organisation=organisation, user=user)
    for holding in held.filter(held_to__isnull=True):
        leave_post(holding=holding, held_to=max(dt.date.today(), holding.held_from), by=by)
    write_audit_event(
        by=by,
        verb="take role away",
        record=membership,
        organisation_code=organisation.code,
        details={"user": user.username, "was": membership.role},
    )
    membership.delete()


@transaction.atomic
def hold_post(*, post: Post, user: User, held_from: dt.date, by: User) -> PostHolding:
    """Let a member hold a post from a date."""
    must_administer(post.organisation, by)
    if not Membership.objects.filter(organisation=post.organisation, user=user).exists():
        raise AccessError("Only a member of the organisation can hold one of its posts")
    if PostHolding.objects.filter(post=post, user=user, held_to__isnull=True).exists():
        raise AccessError("This person holds the post already")
    holding = PostHolding.objects.create(post=post, user=user, held_from=held_from)
    write_audit_event(
        by=by,
        verb="hold post",
        record=holding,
        organisation_code=post.organisation.code,
        details={"post": post.code, "user": user.username, "from": held_from},
    )
    return holding


@transaction.atomic
def leave_post(*, holding: PostHolding, held_to: dt.date, by: User) -> PostHolding:
    """End the holding of a post on a date."""
    must_administer(holding.post.organisation, by)
    if held_to < holding.held_from:
        raise AccessError(f"The post was taken up on {holding.held_from:%-d %B %Y}: end it later")
    holding.held_to = held_to
    holding.save(update_fields=["held_to"])
    write_audit_event(
        by=by,
        verb="leave post",
        record=holding,
        organisation_code=holding.post.organisation.code,
        details={"post": holding.post.code, "user": holding.user.username, "to": held_to},
    )
    return holding


def must_administer(organisation: Organisation, by: User) -> None:
    """Raise PermissionDenied unless `by` administers the organisation."""
    if not by.has_perm("organisations.administer", organisation):
        raise PermissionDenied(f"Only an administrator of {organisation} may do this.")


def keep_an_administrator(organisation: Organisation, user: User) -> None:
    """Raise AccessError where `user` is the last administrator."""
    others = Membership.objects.select_for_update().filter(
        organisation=organisation, role=Membership.Role.ADMINISTRATOR
    )
    if not others.exclude(user=user).exists():
        raise AccessError("An organisation keeps at least one administrator")
