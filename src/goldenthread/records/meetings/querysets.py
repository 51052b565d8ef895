"""Which records of meetings a reader may see: what is private only by those of its committee."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from goldenthread.records.programmes.querysets import InOrganisation
from goldenthread.vocabulary.meetings import Part

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


def private_committees(user: User, on: dt.date | None = None) -> models.QuerySet:
    """Give the ids of the committees whose private business `user` may read today.

    They are those in which the user holds a post with a seat that reads it; a role in the
    organisation alone opens nothing.
    """
    from goldenthread.records.meetings.models import CommitteeSeat

    day = on or dt.date.today()
    held = Q(post__holdings__user=user, post__holdings__held_from__lte=day) & (
        Q(post__holdings__held_to__isnull=True) | Q(post__holdings__held_to__gte=day)
    )
    seated = (Q(held_from__isnull=True) | Q(held_from__lte=day)) & (
        Q(held_to__isnull=True) | Q(held_to__gte=day)
    )
    return CommitteeSeat.objects.filter(held & seated, reads_private=True).values("committee")


class Confidential(InOrganisation):
    """Records of meetings that may be private.

    The model says in `in_committee` how it leads to its committee, and in `private_where` which
    lookups make it private: one that is true, or a meeting's part that is 2.
    """

    def private(self) -> Confidential:
        """Give those that are private."""
        return self.filter(self.is_private())

    def public(self) -> Confidential:
        """Give those that belong to the public part: the only ones that may be published."""
        return self.exclude(self.is_private())

    def visible_to(self, user: User) -> Confidential:
        """Give the public ones of the user's organisations, and the private ones of committees in
        which the user may read them."""
        found = super().visible_to(user)
        if not user.is_authenticated or user.is_superuser:
            return found
        mine = Q(**{f"{self.model.in_committee}__in": private_committees(user)})
        return found.exclude(self.is_private() & ~mine)

    def is_private(self) -> Q:
        """Give the condition under which a record is private."""
        found = Q()
        for name in self.model.private_where:
            found |= Q(**{name: Part.PRIVATE if name.endswith("part") else True})
        return found
