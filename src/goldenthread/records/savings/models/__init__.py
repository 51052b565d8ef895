"""The records of savings."""

from goldenthread.records.savings.models.plan import (
    ReportedTotal,
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scenario,
)
from goldenthread.records.savings.models.scheme import (
    Scheme,
    SchemeApproval,
    SchemeMeasure,
    SchemeMonth,
    SchemeRequirement,
    SchemeRiskLink,
)

__all__ = [
    "ReportedTotal",
    "RiskWeight",
    "SavingsShare",
    "SavingsTarget",
    "Scenario",
    "Scheme",
    "SchemeApproval",
    "SchemeMeasure",
    "SchemeMonth",
    "SchemeRequirement",
    "SchemeRiskLink",
]
