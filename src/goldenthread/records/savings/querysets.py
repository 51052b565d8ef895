"""Which schemes a reader may see: those of their organisations, and those shared with them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q

from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.vocabulary.savings import ShareLevel

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


class SchemeQuerySet(InOrganisation):
    """Schemes, scoped to a reader."""

    def visible_to(self, user: User) -> SchemeQuerySet:
        """Give the schemes of the user's organisations, and those shared by scheme today."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        today, share = dt.date.today(), "organisation__savings_shares"
        running = Q(**{f"{share}__ends__isnull": True}) | Q(**{f"{share}__ends__gte": today})
        shared = running & Q(
            **{
                f"{share}__level": ShareLevel.SCHEMES.value,
                f"{share}__starts__lte": today,
                f"{share}__board__memberships__user": user,
            }
        )
        own = Q(organisation__memberships__user=user)
        return self.filter(pk__in=self.model._base_manager.filter(own | shared).values("pk"))
