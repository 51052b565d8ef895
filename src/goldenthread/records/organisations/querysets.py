"""Which organisations a user may read."""

from __future__ import annotations

from collections.abc import Sequence
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

    def having(self, names: Sequence[str]) -> OrganisationQuerySet:
        """Give the organisations that have a record in any of the named relations.

        Each relation is asked for by itself: joined together their rows would multiply.
        """
        held = models.Q()
        for name in names:
            held |= models.Q(models.Exists(self.related(name)))
        return self.filter(held)

    def related(self, name: str) -> models.QuerySet:
        """Give the rows of a relation of the organisation that an outer query is about."""
        relation = self.model._meta.get_field(name)
        rows = relation.related_model._default_manager
        return rows.filter(**{relation.field.name: models.OuterRef("pk")}).order_by()
