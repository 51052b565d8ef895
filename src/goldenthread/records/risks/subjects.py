"""How risks and issues are recognised and compared."""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.organisations.subjects import ORGANISATION
from goldenthread.records.risks.models import (
    Issue,
    IssueRequirement,
    Risk,
    RiskObjective,
    RiskRequirement,
)

OWNED = {
    "organisation": "organisation__code",
    "owner": "owner__code",
    "workstream": "workstream__code",
}
PARENTS = {
    "organisation": ORGANISATION,
    "owner": Parent("posts", ("organisation", "owner")),
    "workstream": Parent("workstreams", ("organisation", "workstream")),
}
REQUIREMENT = Parent("requirements", ("organisation", "requirement"))
OF_RISK = {"organisation": "risk__organisation__code", "risk": "risk__code"}
RISK = Parent("risks", ("organisation", "risk"))

RISKS = Subject(
    name="risks",
    model=Risk,
    key=("organisation", "code"),
    fields=(
        "title", "owner", "workstream", "unit", "cause", "effect", "likelihood", "impact",
        "inherent_likelihood", "inherent_impact", "target_likelihood", "target_impact",
        "register_ref", "alignment", "controls", "raised", "closed", "order",
    ),
    scope="organisation__code",
    lookups={**OWNED, "unit": "unit__code"},
    parents={**PARENTS, "unit": Parent("units", ("organisation", "unit"))},
)  # fmt: skip
RISK_REQUIREMENTS = Subject(
    name="risk_requirements",
    model=RiskRequirement,
    key=("organisation", "risk", "requirement"),
    fields=(),
    scope="risk__organisation__code",
    lookups={**OF_RISK, "requirement": "requirement__code"},
    parents={"risk": RISK, "requirement": REQUIREMENT},
    owned_by=("organisation", "risk"),
)
RISK_OBJECTIVES = Subject(
    name="risk_objectives",
    model=RiskObjective,
    key=("organisation", "risk", "objective"),
    fields=(),
    scope="risk__organisation__code",
    lookups={**OF_RISK, "objective": "objective__code"},
    parents={"risk": RISK, "objective": Parent("objectives", ("organisation", "objective"))},
    owned_by=("organisation", "risk"),
)
ISSUES = Subject(
    name="issues",
    model=Issue,
    key=("organisation", "code"),
    fields=(
        "title", "owner", "workstream", "severity", "raised", "closed", "escalated", "order",
    ),
    scope="organisation__code",
    lookups=OWNED,
    parents=PARENTS,
)  # fmt: skip
ISSUE_REQUIREMENTS = Subject(
    name="issue_requirements",
    model=IssueRequirement,
    key=("organisation", "issue", "requirement"),
    fields=(),
    scope="issue__organisation__code",
    lookups={
        "organisation": "issue__organisation__code",
        "issue": "issue__code",
        "requirement": "requirement__code",
    },
    parents={"issue": Parent("issues", ("organisation", "issue")), "requirement": REQUIREMENT},
    owned_by=("organisation", "issue"),
)
SUBJECTS = (RISKS, RISK_REQUIREMENTS, RISK_OBJECTIVES, ISSUES, ISSUE_REQUIREMENTS)
