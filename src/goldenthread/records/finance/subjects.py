"""How statements, bridges and wards are recognised and compared."""

from goldenthread.records.finance.models import BridgeStep, FinanceLine, WardMonth
from goldenthread.records.history.keeping import Subject
from goldenthread.records.organisations.subjects import ORGANISATION

PERIOD = ("period_kind", "period_start")
OF_ORGANISATION = {"organisation": "organisation__code"}
FILL_RATES = (
    "day_registered", "day_care", "day_associates", "day_trainees", "night_registered",
    "night_care", "night_associates", "night_trainees",
)  # fmt: skip

FINANCE_LINES = Subject(
    name="finance_lines",
    model=FinanceLine,
    key=("organisation", "statement", "line", *PERIOD, "is_cumulative"),
    fields=(
        "title", "section", "total_of", "nature", "unit", "plan", "actual", "pass_through",
        "variance", "revised_variance", "order", "note",
    ),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)  # fmt: skip
BRIDGES = Subject(
    name="bridges",
    model=BridgeStep,
    key=("organisation", "bridge", "order"),
    fields=("title", "step", "value", "kind", "unit", "note"),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)
WARD_MONTHS = Subject(
    name="ward_staffing",
    model=WardMonth,
    key=("organisation", "ward", *PERIOD),
    fields=(
        "site", *FILL_RATES, "temporary_share", "agency_share", "demand_shifts", "demand_wte",
        "unfilled_shifts", "care_hours", "response_rate", "positive_share", "falls",
        "pressure_ulcers", "comments", "budget", "actual", "variance", "order",
    ),
    scope="organisation__code",
    lookups=OF_ORGANISATION,
    parents={"organisation": ORGANISATION},
)  # fmt: skip
SUBJECTS = (FINANCE_LINES, BRIDGES, WARD_MONTHS)
