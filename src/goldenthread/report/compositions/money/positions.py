"""The position of a year's savings: headlines, profile, recurrence, scenarios."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.assure.savings.profile import by_quarter, cumulative
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.assure.savings.scenarios import Comparison
from goldenthread.report.charts import line_graph
from goldenthread.report.compositions.money.cells import (
    column_sum,
    money_cell,
    percent_cell,
    unit_for,
)
from goldenthread.report.model import Cell, Graph, GraphSeries, Table
from goldenthread.vocabulary.money import in_unit, money_words, variance_words
from goldenthread.vocabulary.savings import SavingsKind

DASHES = ((8, 4), (1, 0), (2, 3), (10, 3, 2, 3))
COLOURS = ("#768692", "#003087", "#0072CE", "#7C2855")


def words_of(amount: Decimal | None) -> str:
    """Give an amount in words in the unit that suits it."""
    if amount is None:
        return "not recorded"
    unit = unit_for([amount])
    return money_words(amount, unit, 1 if unit == "£m" else 0)


def variance_of(amount: Decimal) -> str:
    """Give a variance in words in the unit that suits it."""
    unit = unit_for([amount])
    return variance_words(amount, unit, 1 if unit == "£m" else 0)


def headline_words(found: SavingsResult) -> list[str]:
    """Give the sentences that open a report, made from the records alone."""
    words = [target_words(found)] if found.targets else []
    if found.position.schemes:
        words += [*position_words(found), *rate_words(found), *risk_words(found)]
        if found.gap:
            words.append(f"{words_of(found.gap)} of the target is not identified.")
        if found.over_programming:
            words.append(f"Plans are {words_of(found.over_programming)} over the target.")
        if found.recurrence.share is not None:
            words.append(
                f"{found.recurrence.share:.0f}% of the forecast is recurrent. "
                f"{words_of(found.recurrence.opening_pressure)} has to be found again next year."
            )
    return words


def position_words(found: SavingsResult) -> list[str]:
    """Give what schemes have delivered and what they will, against their plan; [] without any."""
    position = found.position
    if not position.schemes:
        return []
    who = "1 scheme plans" if position.schemes == 1 else f"{position.schemes:,} schemes plan"
    against = " against the plan" if position.outturn_variance else ""
    return [
        f"{who} {words_of(position.plan)} in {found.year.label}. "
        f"By the end of {found.month.long_label} {words_of(position.delivered)} was delivered "
        f"against {words_of(position.plan_to_date)}: {variance_of(position.variance_to_date)}.",
        f"The forecast outturn is {words_of(position.outturn)}, "
        f"{variance_of(position.outturn_variance)}{against}.",
    ]


def target_words(found: SavingsResult) -> str:
    """Give the targets, and what they were before they were restated."""
    parts = []
    for one in found.targets:
        label = SavingsKind(one.kind).label if one.kind else one.label or "All savings"
        was = f", restated from {words_of(one.before)}" if one.before is not None else ""
        parts.append(f"{label} {words_of(one.amount)}{was}")
    return f"Targets of {found.year.label}: {'; '.join(parts)}."


def rate_words(found: SavingsResult) -> list[str]:
    """Give what has to be saved a month against what was."""
    position = found.position
    required, achieved = position.required_rate(found.target), position.achieved_rate
    words = []
    if required is not None and achieved is not None:
        goal = "target" if found.target is not None else "plan"
        words.append(
            f"To land the {goal} {words_of(required)} a month is needed; "
            f"{words_of(achieved)} a month was achieved."
        )
    if position.second_half_share is not None:
        share = position.second_half_share
        words.append(f"{share:.0f}% of the profiled plan falls in October to March.")
    return words


def risk_words(found: SavingsResult) -> list[str]:
    """Give the forecast weighted by risk, or why there is none."""
    weighted = found.weighted
    if weighted.risk_adjusted is not None:
        return [f"Adjusted for risk the forecast is {words_of(weighted.risk_adjusted)}."]
    names = ", ".join(one.label.lower() for one in weighted.missing)
    return [f"No forecast is adjusted for risk: no weight is set for {names}."]


def profile_graph(found: SavingsResult) -> Graph | None:
    """Give the year's running totals: plan, actual, forecast and, with weights, adjusted."""
    profile = found.profile
    if not profile.is_profiled:
        return None
    lines = [("Plan", profile.plan), ("Actual", profile.actual), ("Forecast", profile.forecast)]
    if profile.risk_adjusted:
        lines.append(("Risk-adjusted", profile.risk_adjusted))
    running = [(name, cumulative(line)) for name, line in lines]
    unit = unit_for([line[-1] for _, line in running])
    series = [
        GraphSeries(
            name, tuple(None if v is None else float(in_unit(v, unit)) for v in line), colour
        )
        for (name, line), colour in zip(running, COLOURS, strict=False)
    ]
    words = f"Savings of {found.year.label} added up month by month: plan, actual and forecast."
    return line_graph(
        f"Profile of {found.year.label}, cumulative", words,
        ("Month", *(one.name for one in series)),
        [month.month_label for month in profile.months], series,
        "#,##0.0" if unit == "£m" else "#,##0", unit, dashes=DASHES[: len(series)],
    )  # fmt: skip


def profile_table(found: SavingsResult) -> Table | None:
    """Give plan, actual and forecast of each month and quarter with the year's total."""
    profile = found.profile
    if not profile.is_profiled:
        return None
    unit = unit_for([sum(filter(None, profile.plan), Decimal(0))])
    lines = [profile.plan, profile.actual, profile.forecast]
    heads = ["Plan", "Actual", "Forecast"]
    if profile.risk_adjusted:
        lines.append(profile.risk_adjusted)
        heads.append("Risk-adjusted")
    rows = [
        (Cell(month.label, is_header=True), *(money_cell(line[at], unit) for line in lines))
        for at, month in enumerate(profile.months)
    ]
    count = len(rows)
    totals = [sum((v for v in line if v is not None), Decimal(0)) for line in lines]
    rows.append(
        (
            Cell("Total", is_header=True),
            *(
                money_cell(total, unit, column_sum(column, count), is_header=True)
                for column, total in enumerate(totals, 1)
            ),
        )
    )
    for quarter in range(4):
        held = [by_quarter(line)[quarter] for line in lines]
        first, last = quarter * 3, quarter * 3 + 2
        cells = [
            money_cell(v, unit, f"SUM({{{first}.{c}}}:{{{last}.{c}}})" if v is not None else "")
            for c, v in enumerate(held, 1)
        ]
        rows.append((Cell(f"Quarter {quarter + 1}", is_header=True), *cells))
    notes = ()
    if profile.unprofiled:
        notes = (f"{words_of(profile.unprofiled)} is planned in the year without a month.",)
    columns = ("Month", *(f"{head} {unit}" for head in heads))
    return Table(f"Profile of {found.year.label} by month", columns, tuple(rows), notes)


def recurrence_table(found: SavingsResult) -> Table | None:
    """Give what of the forecast comes back every year, and next year's opening pressure."""
    held = found.recurrence
    if not held.total:
        return None
    unit = unit_for([held.total])
    parts = (("Recurrent", held.recurrent), ("Non-recurrent", held.non_recurrent),
             ("Not recorded", held.not_said))  # fmt: skip
    shown = [(name, amount) for name, amount in parts if amount]
    rows = [
        (
            Cell(name, is_header=True),
            money_cell(amount, unit),
            percent_cell(amount / held.total * 100, f"{{{at}.1}}/{{{len(shown)}.1}}*100"),
        )
        for at, (name, amount) in enumerate(shown)
    ]
    rows.append(
        (
            Cell("Forecast outturn", is_header=True),
            money_cell(held.total, unit, column_sum(1, len(shown)), is_header=True),
            percent_cell(Decimal(100), is_header=True),
        )
    )
    notes = [f"Next year opens with a pressure of {words_of(held.opening_pressure)}."]
    if held.full_year_effect:
        effect = words_of(held.full_year_effect)
        notes.append(f"In a full year the recurrent schemes save {effect}.")
    return Table("Recurrent and non-recurrent", ("Part", unit, "Share"), tuple(rows), tuple(notes))


def scenario_table(comparisons: list[Comparison]) -> Table | None:
    """Give the scenarios beside the forecast."""
    if not comparisons:
        return None
    unit = unit_for([one.forecast for one in comparisons])
    rows = tuple(
        (
            Cell(one.name, is_header=True),
            money_cell(one.forecast, unit),
            money_cell(one.outturn, unit),
            money_cell(one.pressure, unit),
            money_cell(one.difference, unit, f"{{{at}.2}}-{{{at}.3}}-{{{at}.1}}"),
        )
        for at, one in enumerate(comparisons)
    )
    columns = ("Scenario", f"Forecast {unit}", f"Outturn {unit}", f"Further cost {unit}",
               f"Difference {unit}")  # fmt: skip
    return Table("Scenarios", columns, rows, widths=(3, 1, 1, 1, 1))
