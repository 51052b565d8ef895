"""Which measures and figures a user may read, and what was known when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from goldenthread.records.people.models import User


class MeasureQuerySet(models.QuerySet):
    """Measures, scoped to a reader."""

    def visible_to(self, user: User) -> MeasureQuerySet:
        """Give the measures of the organisations that `user` is a member of."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(organisation__memberships__user=user)


class ObservationQuerySet(models.QuerySet):
    """Observations with their revisions."""

    def visible_to(self, user: User) -> ObservationQuerySet:
        """Give the observations of measures that `user` may read."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(series__measure__organisation__memberships__user=user)

    def known_at(self, moment: dt.datetime | None) -> ObservationQuerySet:
        """Give each period's figure as known at `moment`; the current ones when None."""
        if moment is None:
            return self.filter(superseded_at__isnull=True)
        return self.filter(recorded_at__lte=moment).filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment)
        )
