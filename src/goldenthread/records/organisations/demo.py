"""People for a demonstration, one for each role; never made outside `goldenthread demo`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from goldenthread.records.organisations.models import Membership, Organisation, Post, PostHolding
from goldenthread.records.people.models import User

PASSWORD = "golden-thread-demo"  # noqa: S105 (shown to everybody who starts the demonstration)
ROLES: tuple[tuple[str, str, bool], ...] = (
    # user name and first name, role, loads figures
    ("viewer", Membership.Role.VIEWER, False),
    ("contributor", Membership.Role.CONTRIBUTOR, False),
    ("approver", Membership.Role.APPROVER, False),
    ("administrator", Membership.Role.ADMINISTRATOR, True),
    ("analyst", Membership.Role.CONTRIBUTOR, True),
)
HELD_SINCE = dt.date(2020, 4, 1)


@transaction.atomic
def build_demo_people(organisation: Organisation) -> list[str]:
    """Make the demo users of `organisation` and give a line for each sign-in; repeatable.

    The contributor holds half of the posts that own a measure, so that some measures may be
    edited and others not. The approver serves the committees and reads their private business; the
    administrator, who runs them, does not.
    """
    for name, role, loads_figures in ROLES:
        user = demo_user(name)
        Membership.objects.update_or_create(
            organisation=organisation,
            user=user,
            defaults={"role": role, "loads_figures": loads_figures},
        )
    hold_posts(organisation, demo_user("contributor"))
    serve_committees(organisation, demo_user("approver"))
    return [f"{name:14} {PASSWORD}" for name, _, _ in ROLES]


def demo_user(name: str) -> User:
    """Give the demo user of a role, made when absent; an existing password is left alone."""
    user, is_new = User.objects.get_or_create(
        username=name,
        defaults={"first_name": f"Demo {name}", "email": f"{name}@demo.example"},
    )
    if is_new:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return user


def hold_posts(organisation: Organisation, user: User) -> None:
    """Let `user` hold every other post that owns measures, and every one that manages or owns
    work of a programme but the executive leads'."""
    posts = Post.objects.filter(organisation=organisation).order_by("code")
    owning = list(posts.filter(measure__isnull=False).distinct())[::2]
    leads = posts.filter(workstream_roles__role="executive_lead")
    working = posts.filter(Q(actions__isnull=False) | Q(workstream_roles__isnull=False))
    hold({*owning, *working.exclude(pk__in=leads.values("pk"))}, user)


def serve_committees(organisation: Organisation, user: User) -> None:
    """Let `user` hold the posts that are secretary of a committee."""
    posts = Post.objects.filter(organisation=organisation)
    hold(posts.filter(committee_seats__seat="secretary").distinct(), user)


def hold(posts: Iterable[Post], user: User) -> None:
    """Let `user` hold posts, those that are held already left alone."""
    for post in posts:
        PostHolding.objects.get_or_create(post=post, user=user, defaults={"held_from": HELD_SINCE})
