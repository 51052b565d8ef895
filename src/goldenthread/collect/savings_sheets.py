"""The sheets of savings: schemes, their months, what they are held against and shared."""

from __future__ import annotations

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import (
    CHOICE,
    CODE,
    DATE,
    ORDER,
    ORGANISATION,
    TEXT,
    THE_ORGANISATION,
    YES_NO,
    Column,
    Link,
    Sheet,
    may,
    must,
    one_of,
)
from goldenthread.collect.programme_sheets import codes, record
from goldenthread.records.savings import subjects as savings
from goldenthread.vocabulary.savings import (
    Basis,
    Category,
    Development,
    Gate,
    GateState,
    Rating,
    SavingsKind,
    SchemeRisk,
    SchemeState,
    ShareLevel,
)

UNITS_OF_MONEY = ("£", "£k", "£000", "£m")
MONEY_UNIT = may(
    "money_unit",
    Cell.MONEY_UNIT,
    "What a bare number counts: £, £k, £000 or £m; empty: pounds",
    choices=UNITS_OF_MONEY,
)
SCHEME = record("scheme", "schemes", "Code of the scheme", is_required=True)


def money(name: str, says: str, *, is_required: bool = False) -> Column:
    """Declare a column with an amount of money."""
    return Column(name, Cell.MONEY, says, is_required=is_required, empty=None)


def words(enumeration: type) -> tuple[str, ...]:
    """Give the values of an enumeration that are words."""
    return tuple(value for value in one_of(enumeration) if value)


YEAR = must("year", Cell.PERIOD, "Financial year, such as 2024/25")
KIND = may("kind", CHOICE, "Part of the plan; empty: all of it", choices=words(SavingsKind))
CATEGORY = may("category", CHOICE, "What it saves on or earns", choices=words(Category))
DEVELOPMENT = may("development", CHOICE, "How far it is worked out", choices=words(Development))
TYPE = may("type", TEXT, "Type of scheme in your own words")

SCHEMES = Sheet(
    "schemes",
    "A way to save or earn money",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("name", TEXT, "Name"),
        may("kind", CHOICE, "Part of the plan", choices=words(SavingsKind),
            empty=SavingsKind.CIP.value),
        may("counts", YES_NO, "Counts towards the savings target", empty=True),
        CATEGORY,
        TYPE,
        may("recurrent", YES_NO, "Comes back every year; empty: not known", empty=None),
        DEVELOPMENT,
        may("risk", CHOICE, "Risk of falling short", choices=words(SchemeRisk)),
        may("state", CHOICE, "Whether it is saving; empty: planned", choices=words(SchemeState)),
        money("full_year_effect", "What it saves in a full year"),
        record("programme", "programmes", "Code of the programme"),
        record("workstream", "workstreams", "Code of the workstream"),
        may("unit", Cell.UNIT, "Code of the unit", empty=None),
        may("owner", Cell.POST, "Code of the post", empty=None),
        may("description", TEXT, "What is done"),
        codes("requirements", "requirements", "Codes of the requirements that it answers"),
        codes("risks", "risks", "Codes of the risks that threaten it"),
        codes("measures", "measures", "Codes of the measures that show its effect"),
        ORDER,
        MONEY_UNIT,
    ),
    savings.SCHEMES,
    links=(
        Link("requirements", savings.SCHEME_REQUIREMENTS, "scheme", "requirement"),
        Link("risks", savings.SCHEME_RISKS, "scheme", "risk"),
        Link("measures", savings.SCHEME_MEASURES, "scheme", "measure"),
    ),
)  # fmt: skip
SCHEME_MONTHS = Sheet(
    "scheme_months",
    "What a scheme was to save, saved and is to save in a month",
    (
        SCHEME,
        must("month", Cell.PERIOD, "Month; a financial year for an amount without a profile"),
        money("plan", "Plan"),
        money("actual", "Actual"),
        money("forecast", "Forecast"),
        may("reversal", YES_NO, "Takes back savings counted before: may be negative",
            row_field="is_reversal", empty=False),
        may("note", TEXT, "Note"),
        MONEY_UNIT,
        THE_ORGANISATION,
    ),
    savings.SCHEME_MONTHS,
    is_about_one=True,
)  # fmt: skip
SCHEME_APPROVALS = Sheet(
    "scheme_approvals",
    "An impact assessment of a scheme",
    (
        SCHEME,
        must("gate", CHOICE, "Which assessment", choices=words(Gate)),
        must("state", CHOICE, "Where it stands", choices=words(GateState)),
        may("decided", DATE, "When it was decided", empty=None),
        may("note", TEXT, "Note"),
        THE_ORGANISATION,
    ),
    savings.SCHEME_APPROVALS,
    is_about_one=True,
)
SAVINGS_TARGETS = Sheet(
    "savings_targets",
    "What is to be saved in a year; a row from a later day restates it",
    (
        ORGANISATION,
        YEAR,
        money("amount", "Target", is_required=True),
        KIND,
        may("starts", DATE, "From this day; empty: the first day of the year", empty=None),
        may("label", TEXT, "Words beside it"),
        may("reason", TEXT, "Why it was restated"),
        MONEY_UNIT,
    ),
    savings.SAVINGS_TARGETS,
)
RISK_WEIGHTS = Sheet(
    "risk_weights",
    "How much of the money of a rating the organisation counts on: its own decision",
    (
        ORGANISATION,
        must("rating", CHOICE, "Rating",
             choices=tuple(one.value for one in Rating if one.is_weighted)),
        must("weight", Cell.PERCENT, "Percent that is counted, 0 to 100"),
    ),
    savings.RISK_WEIGHTS,
)  # fmt: skip
SAVINGS_TOTALS = Sheet(
    "savings_totals",
    "A total as a source printed it; it is compared with the schemes and with other totals",
    (
        ORGANISATION,
        YEAR,
        money("amount", "Total", is_required=True),
        may("basis", CHOICE, "What it is a total of", choices=words(Basis),
            empty=Basis.PLAN.value),
        may("month", DATE, "To the end of this month", empty=None),
        KIND,
        CATEGORY,
        TYPE,
        DEVELOPMENT,
        may("rating", CHOICE, "Where the money stands", choices=words(Rating)),
        may("recurrent", CHOICE, "Comes back every year", choices=("yes", "no")),
        may("label", TEXT, "Where it was said, or what it is called"),
        ORDER,
        MONEY_UNIT,
    ),
    savings.REPORTED_TOTALS,
)  # fmt: skip
SAVINGS_SHARES = Sheet(
    "savings_shares",
    "An organisation lets its board read its schemes",
    (
        ORGANISATION,
        must("board", Cell.ORGANISATION, "ODS code of the board that may read"),
        must("level", CHOICE, "What it may read", choices=words(ShareLevel)),
        must("starts", DATE, "First day"),
        may("ends", DATE, "Last day", empty=None),
    ),
    savings.SAVINGS_SHARES,
)
SAVINGS_SHEETS = (
    SCHEMES, SCHEME_MONTHS, SCHEME_APPROVALS, SAVINGS_TARGETS, RISK_WEIGHTS, SAVINGS_TOTALS,
    SAVINGS_SHARES,
)  # fmt: skip
