"""The sheets of finance: statements, bridges and wards."""

from __future__ import annotations

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import (
    CHOICE,
    CODE,
    ORDER,
    TEXT,
    THE_ORGANISATION,
    WHOLE,
    YES_NO,
    Column,
    Sheet,
    may,
    must,
    one_of,
)
from goldenthread.collect.savings_sheets import MONEY_UNIT, money
from goldenthread.records.finance import subjects as finance
from goldenthread.records.finance.models import BridgeStep
from goldenthread.vocabulary.money import Nature

MONTH = must("month", Cell.PERIOD, "Month, such as 2023-03 or M12 2022/23")


def percent(name: str, says: str) -> Column:
    """Declare a column with a percentage that may be missing."""
    return may(name, Cell.PERCENT, f"{says}, percent", empty=None)


def figure(name: str, says: str) -> Column:
    """Declare a column with a number that may be missing."""
    return may(name, Cell.FIGURE, says, empty=None)


FINANCE_LINES = Sheet(
    "finance_lines",
    "One line of a statement in a month, or to the end of it",
    (
        must("statement", CODE, "Code of the statement"),
        must("line", TEXT, "Line as printed"),
        MONTH,
        may("title", TEXT, "Title of the statement"),
        may("cumulative", YES_NO, "Year to date", row_field="is_cumulative", empty=False),
        may("section", TEXT, "Heading above it"),
        ORDER,
        may("total_of", TEXT, "Lines that a total adds up, separated by |; costs are taken away"),
        may("cost", YES_NO, "A cost: below plan is favourable", empty=None),
        may("nature", CHOICE, "What the amounts are", choices=one_of(Nature), empty=None),
        money("plan", "Plan, positive"),
        money("actual", "Actual, positive"),
        money("pass_through", "What only passes through, with the sign of the variance"),
        money("variance", "Variance as printed"),
        money("revised_variance", "Revised variance as printed"),
        may("note", TEXT, "Note"),
        MONEY_UNIT,
        THE_ORGANISATION,
    ),
    finance.FINANCE_LINES,
    is_about_one=True,
)
BRIDGES = Sheet(
    "bridges",
    "A step of a bridge from an opening figure to a closing one",
    (
        must("bridge", CODE, "Code of the bridge"),
        must("order", WHOLE, "Place of the step", most=1_000_000),
        must("step", TEXT, "Step as printed"),
        money("value", "Change, or the figure of an opening, subtotal or closing step",
              is_required=True),
        may("kind", CHOICE, "What the step is", choices=one_of(BridgeStep.Kind),
            empty=BridgeStep.Kind.CHANGE.value),
        may("title", TEXT, "Title of the bridge"),
        may("note", TEXT, "Note"),
        MONEY_UNIT,
        THE_ORGANISATION,
    ),
    finance.BRIDGES,
    is_about_one=True,
)  # fmt: skip
WARD_STAFFING = Sheet(
    "ward_staffing",
    "A ward in a month: planned and actual staffing, what happened, what it cost",
    (
        must("ward", TEXT, "Ward as printed"),
        MONTH,
        may("site", TEXT, "Site"),
        percent("day_registered", "Fill rate by day, registered nurses and midwives"),
        percent("day_care", "Fill rate by day, care staff"),
        percent("day_associates", "Fill rate by day, nursing associates"),
        percent("day_trainees", "Fill rate by day, trainee nursing associates"),
        percent("night_registered", "Fill rate by night, registered nurses and midwives"),
        percent("night_care", "Fill rate by night, care staff"),
        percent("night_associates", "Fill rate by night, nursing associates"),
        percent("night_trainees", "Fill rate by night, trainee nursing associates"),
        percent("temporary_share", "Bank and agency use"),
        percent("agency_share", "Agency as a share of temporary staff"),
        figure("demand_shifts", "Shifts of temporary registered staff asked for"),
        figure("demand_wte", "The same in whole-time equivalents"),
        figure("unfilled_shifts", "Shifts of temporary registered staff not filled"),
        figure("care_hours", "Care hours per patient day"),
        percent("response_rate", "Friends and Family response rate"),
        percent("positive_share", "Friends and Family positive answers"),
        figure("falls", "Falls"),
        figure("pressure_ulcers", "Pressure ulcers acquired on the ward"),
        may("comments", TEXT, "Comments"),
        money("budget", "Budget"),
        money("actual", "Actual"),
        money("variance", "Variance as printed"),
        ORDER,
        MONEY_UNIT,
        THE_ORGANISATION,
    ),
    finance.WARD_MONTHS,
    is_about_one=True,
)
FINANCE_SHEETS = (FINANCE_LINES, BRIDGES, WARD_STAFFING)
