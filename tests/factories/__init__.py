"""Records for tests; product code never imports them."""

from tests.factories.measures import (
    MeasureFactory,
    ObservationFactory,
    SeriesFactory,
    TargetFactory,
)
from tests.factories.organisations import (
    MembershipFactory,
    OrganisationFactory,
    PostFactory,
    PostHoldingFactory,
    UnitFactory,
)
from tests.factories.people import UserFactory

__all__ = [
    "MeasureFactory",
    "MembershipFactory",
    "ObservationFactory",
    "OrganisationFactory",
    "PostFactory",
    "PostHoldingFactory",
    "SeriesFactory",
    "TargetFactory",
    "UnitFactory",
    "UserFactory",
]
