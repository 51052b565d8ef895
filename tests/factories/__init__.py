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
from tests.factories.programmes import (
    ActionFactory,
    DecisionFactory,
    EvidenceFactory,
    HighlightReportFactory,
    IssueFactory,
    MilestoneFactory,
    ProgrammeFactory,
    ProgressUpdateFactory,
    RequirementFactory,
    RiskFactory,
    ScorecardRowFactory,
    SourceFactory,
    WorkstreamFactory,
)

__all__ = [
    "ActionFactory",
    "DecisionFactory",
    "EvidenceFactory",
    "HighlightReportFactory",
    "IssueFactory",
    "MeasureFactory",
    "MembershipFactory",
    "MilestoneFactory",
    "ObservationFactory",
    "OrganisationFactory",
    "PostFactory",
    "PostHoldingFactory",
    "ProgrammeFactory",
    "ProgressUpdateFactory",
    "RequirementFactory",
    "RiskFactory",
    "ScorecardRowFactory",
    "SeriesFactory",
    "SourceFactory",
    "TargetFactory",
    "UnitFactory",
    "UserFactory",
    "WorkstreamFactory",
]
