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
from tests.factories.savings import (
    ReportedTotalFactory,
    SavingsShareFactory,
    SavingsTargetFactory,
    ScenarioFactory,
    SchemeFactory,
    SchemeMonthFactory,
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
    "ReportedTotalFactory",
    "RequirementFactory",
    "RiskFactory",
    "SavingsShareFactory",
    "SavingsTargetFactory",
    "ScenarioFactory",
    "SchemeFactory",
    "SchemeMonthFactory",
    "ScorecardRowFactory",
    "SeriesFactory",
    "SourceFactory",
    "TargetFactory",
    "UnitFactory",
    "UserFactory",
    "WorkstreamFactory",
]
