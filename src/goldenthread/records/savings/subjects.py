"""How the records of savings are recognised and compared."""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.organisations.subjects import ORGANISATION
from goldenthread.records.savings.models import (
    ReportedTotal,
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scheme,
    SchemeApproval,
    SchemeMeasure,
    SchemeMonth,
    SchemeRequirement,
    SchemeRiskLink,
)

PERIOD = ("period_kind", "period_start")
OF_ORGANISATION = {"organisation": "organisation__code"}
OF_SCHEME = {"organisation": "scheme__organisation__code", "scheme": "scheme__code"}
SCHEME = Parent("schemes", ("organisation", "scheme"))

SCHEMES = Subject(
    name="schemes",
    model=Scheme,
    key=("organisation", "code"),
    fields=(
        "name", "description", "programme", "workstream", "unit", "owner", "kind", "counts",
        "category", "type", "recurrent", "development", "risk", "state", "full_year_effect",
        "order",
    ),
    scope="organisation__code",
    lookups={
        "organisation": "organisation__code",
        "programme": "programme__code",
        "workstream": "workstream__code",
        "unit": "unit__code",
        "owner": "owner__code",
    },
    parents={
        "organisation": ORGANISATION,
        "programme": Parent("programmes", ("organisation", "programme")),
        "workstream": Parent("workstreams", ("organisation", "workstream")),
        "unit": Parent("units", ("organisation", "unit")),
        "owner": Parent("posts", ("organisation", "owner")),
    },
)  # fmt: skip
SCHEME_MONTHS = Subject(
    name="scheme_months",
    model=SchemeMonth,
    key=("organisation", "scheme", *PERIOD),
    fields=("plan", "actual", "forecast", "is_reversal", "note"),
    scope="scheme__organisation__code",
    lookups=OF_SCHEME,
    parents={"scheme": SCHEME},
)
SCHEME_APPROVALS = Subject(
    name="scheme_approvals",
    model=SchemeApproval,
    key=("organisation", "scheme", "gate"),
    fields=("state", "decided", "note"),
    scope="scheme__organisation__code",
    lookups=OF_SCHEME,
    parents={"scheme": SCHEME},
)
SCHEME_REQUIREMENTS = Subject(
    name="scheme_requirements",
    model=SchemeRequirement,
    key=("organisation", "scheme", "requirement"),
    fields=(),
    scope="scheme__organisation__code",
    lookups={**OF_SCHEME, "requirement": "requirement__code"},
    parents={"scheme": SCHEME,
             "requirement": Parent("requirements", ("organisation", "requirement"))},
    owned_by=("organisation", "scheme"),
)  # fmt: skip
SCHEME_RISKS = Subject(
    name="scheme_risks",
    model=SchemeRiskLink,
    key=("organisation", "scheme", "risk"),
    fields=(),
    scope="scheme__organisation__code",
    lookups={**OF_SCHEME, "risk": "risk__code"},
    parents={"scheme": SCHEME, "risk": Parent("risks", ("organisation", "risk"))},
    owned_by=("organisation", "scheme"),
)
SCHEME_MEASURES = Subject(
    name="scheme_measures",
    model=SchemeMeasure,
    key=("organisation", "scheme", "measure"),
    fields=(),
    scope="scheme__organisation__code",
    lookups={**OF_SCHEME, "measure": "measure__code"},
    parents={"scheme": SCHEME, "measure": Parent("measures", ("organisation", "measure"))},
    owned_by=("organisation", "scheme"),
)
SAVINGS_TARGETS = Subject(
    name="savings_targets",
    model=SavingsTarget,
    key=("organisation", "kind", *PERIOD, "starts"),
    fields=("amount", "label", "reason"),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)
RISK_WEIGHTS = Subject(
    name="risk_weights",
    model=RiskWeight,
    key=("organisation", "rating"),
    fields=("weight",),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)
REPORTED_TOTALS = Subject(
    name="savings_totals",
    model=ReportedTotal,
    key=(
        "organisation", *PERIOD, "basis", "month", "kind", "category", "type", "development",
        "rating", "recurrent", "label",
    ),
    fields=("amount", "precision", "order"),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)  # fmt: skip
SAVINGS_SHARES = Subject(
    name="savings_shares",
    model=SavingsShare,
    key=("organisation", "board", "starts"),
    fields=("level", "ends"),
    scope="organisation__code",
    lookups={**OF_ORGANISATION, "board": "board__code"},
    parents={"organisation": ORGANISATION, "board": Parent("organisations", ("board",))},
)
SUBJECTS = (
    SCHEMES, SCHEME_MONTHS, SCHEME_APPROVALS, SCHEME_REQUIREMENTS, SCHEME_RISKS, SCHEME_MEASURES,
    SAVINGS_TARGETS, RISK_WEIGHTS, REPORTED_TOTALS, SAVINGS_SHARES,
)  # fmt: skip
