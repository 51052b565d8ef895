"""E-mails about steps in a programme, sent once the step is written."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet

from goldenthread.records.organisations.models import Membership
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import Action, AssuranceDecision, HighlightReport
from goldenthread.records.programmes.permissions import roles_today

Role = Membership.Role


def send(users: Iterable[User], subject: str, text: str) -> None:
    """Send an e-mail to each user with an address, after the transaction; a failure stops none."""
    addresses = sorted({user.email for user in users if user.email and user.is_active})
    if not addresses:
        return
    subject = " ".join(subject.split())[:200]
    body = f"{text}\n\n{settings.SITE_ADDRESS}\n"

    def deliver() -> None:
        for address in addresses:
            send_mail(subject, body, None, [address], fail_silently=True)

    transaction.on_commit(deliver)


def holders_of(posts: Iterable[int]) -> QuerySet[User]:
    """Give the users who hold one of the posts today."""
    import datetime as dt

    today = dt.date.today()
    held = Q(holdings__post__in=list(posts), holdings__held_from__lte=today)
    still = Q(holdings__held_to__isnull=True) | Q(holdings__held_to__gte=today)
    return User.objects.filter(held & still).distinct()


def tell_panel(action: Action, by: User) -> None:
    """Tell the panel that an action waits for its decision."""
    panel = User.objects.filter(
        memberships__organisation=action.organisation,
        memberships__role__in=(Role.APPROVER, Role.ADMINISTRATOR),
    )
    panel = panel.exclude(pk=by.pk).exclude(pk__in=holders_of([action.owner_id]))
    send(panel, "An action waits for the assurance panel", f"{action.title}\nSubmitted by {by}.")


def tell_owner(action: Action, decision: AssuranceDecision) -> None:
    """Tell who holds the owner's post what the panel decided."""
    outcome = decision.get_outcome_display()
    text = f"{action.title}\n{outcome}. {decision.reason}".strip()
    send(holders_of([action.owner_id]), f"Assurance panel: {outcome.lower()}", text)


def tell_executives(highlight: HighlightReport, by: User) -> None:
    """Tell the executive leads that a highlight report waits for their sign-off."""
    leads = roles_today(highlight.workstream, "executive_lead")
    people = holders_of(one.post_id for one in leads).exclude(pk=by.pk)
    send(people, f"To sign off: {highlight}", f"{highlight}\nSubmitted by {by}.")
