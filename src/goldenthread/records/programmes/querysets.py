"""Which records of programmes a reader may see, and where the closure of an action stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


class InOrganisation(models.QuerySet):
    """Records that belong to an organisation: its members read them."""

    def visible_to(self, user: User) -> InOrganisation:
        """Give the records of the organisations that `user` is a member of; all to a superuser.

        The model says in `in_organisation` how it leads to its organisation.
        """
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(**{f"{self.model.in_organisation}__memberships__user": user})


class ChangeQuerySet(models.QuerySet):
    """Change requests, of actions or of milestones."""

    def visible_to(self, user: User) -> ChangeQuerySet:
        """Give the change requests of the organisations that `user` is a member of."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        of_action = models.Q(action__organisation__memberships__user=user)
        home = "milestone__workstream__programme__organisation__memberships__user"
        return self.filter(of_action | models.Q(**{home: user})).distinct()


class ActionQuerySet(InOrganisation):
    """Actions, with where their closure stands."""

    def with_closure(self) -> ActionQuerySet:
        """Add `is_waiting` (before the panel), `newest_outcome` and `newest_panel_date`."""
        from goldenthread.records.programmes.models.assurance import (
            AssuranceDecision,
            ClosureSubmission,
        )

        waiting = ClosureSubmission.objects.filter(
            action=OuterRef("pk"), withdrawn_at__isnull=True, decision__isnull=True
        )
        newest = AssuranceDecision.objects.filter(action=OuterRef("pk")).order_by(
            F("panel_date").desc(), "-pk"
        )
        return self.annotate(
            is_waiting=Exists(waiting),
            newest_outcome=Subquery(newest.values("outcome")[:1]),
            newest_panel_date=Subquery(newest.values("panel_date")[:1]),
        )
