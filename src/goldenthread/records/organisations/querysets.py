"""Which organisations a user may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


class OrganisationQuerySet(models.QuerySet):
    """Organisations, scoped to a reader."""

    def visible_to(self, user: User) -> OrganisationQuerySet:
        """Give the organisations that `user` is a member of; all for a superuser."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(memberships__user=user)
