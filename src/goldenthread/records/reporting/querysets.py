"""Which editions a reader may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


class EditionQuerySet(models.QuerySet):
    """Editions, scoped to a reader."""

    def published(self) -> EditionQuerySet:
        """Give the editions that anybody may read."""
        return self.filter(state="published")

    def visible_to(self, user: User) -> EditionQuerySet:
        """Give published editions to anybody, all of an organisation's to its members."""
        if not user.is_authenticated:
            return self.published()
        if user.is_superuser:
            return self
        own = models.Q(organisation__memberships__user=user)
        return self.filter(own | models.Q(state="published")).distinct()
