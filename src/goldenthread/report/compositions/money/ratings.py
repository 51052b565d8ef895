"""Savings by rating: tables and pictures, from schemes or from totals as reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from goldenthread.assure.savings.cuts import Slice
from goldenthread.assure.savings.totals import Reported
from goldenthread.assure.savings.weights import Weighted
from goldenthread.report.charts import bar_graph
from goldenthread.report.compositions.money.cells import (
    SHOWN,
    column_sum,
    money_cell,
    notes_of,
    percent_cell,
    rating_cell,
    unit_for,
)
from goldenthread.report.model import Cell, Graph, GraphSeries, Table
from goldenthread.vocabulary.money import in_unit, share
from goldenthread.vocabulary.savings import Rating

AS_REPORTED = "As reported: no schemes are recorded behind these totals."
ByRating = Mapping[Rating, Decimal]


def rating_table(
    caption: str,
    by_rating: ByRating,
    notes: Sequence[str] = (),
    rest: Decimal = Decimal(0),
) -> Table:
    """Give the money of each rating with its share; the total is the sum of its parts.

    `rest` is money whose rating was not reported.
    """
    held = [
        (rating_cell(rating), by_rating[rating])
        for rating in Rating
        if by_rating.get(rating) is not None
    ]
    if rest:
        held.append((Cell("Rating not reported", is_header=True), rest))
    total = sum((amount for _, amount in held), Decimal(0))
    unit = unit_for([total])
    count = len(held)
    rows = [
        (
            name,
            money_cell(amount, unit),
            percent_cell(share(amount, total), f"{{{at}.1}}/{{{count}.1}}*100" if total else ""),
        )
        for at, (name, amount) in enumerate(held)
    ]
    rows.append(
        (
            Cell("Total", is_header=True),
            money_cell(total, unit, column_sum(1, count), is_header=True),
            percent_cell(Decimal(100) if total else None, is_header=True),
        )
    )
    rounding = notes_of([[*(amount for _, amount in held), total]], unit)
    columns = ("Rating", unit, "Share")
    return Table(caption, columns, tuple(rows), (*notes, *rounding), widths=(3, 1, 1))


def weighted_table(found: Weighted) -> Table | None:
    """Give the forecast weighted by risk with the weights beside it; None without weights."""
    if found.risk_adjusted is None or not found.parts:
        return None
    unit, count = unit_for([found.forecast]), len(found.parts)
    rows = [
        (
            rating_cell(one.rating),
            money_cell(one.amount, unit),
            percent_cell(one.weight),
            money_cell(one.counted, unit, f"{{{at}.1}}*{{{at}.2}}/100"),
        )
        for at, one in enumerate(found.parts)
    ]
    rows.append(
        (
            Cell("Total", is_header=True),
            money_cell(found.forecast, unit, column_sum(1, count), is_header=True),
            Cell(""),
            money_cell(found.risk_adjusted, unit, column_sum(3, count), is_header=True),
        )
    )
    note = "The weights are the organisation's own. Money delivered or in delivery counts whole."
    columns = ("Rating", f"Forecast {unit}", "Weight", f"Counted {unit}")
    return Table("Risk-adjusted forecast", columns, tuple(rows), (note,), widths=(3, 1, 1, 1))


def stacked(caption: str, bars: Sequence[tuple[str, ByRating]], description: str) -> Graph | None:
    """Give lying bars of money by rating, one for each name; None where there is no money."""
    used = [rating for rating in Rating if any(held.get(rating) for _, held in bars)]
    if not used:
        return None
    unit = unit_for([sum(held.values(), Decimal(0)) for _, held in bars])
    decimals = SHOWN[unit]
    form = f'"£"#,##0{".0" if decimals else ""}"{unit[1:]}"'
    series = [
        GraphSeries(
            rating.label,
            tuple(float(in_unit(held.get(rating, Decimal(0)), unit)) for _, held in bars),
            rating.look.colour,
        )
        for rating in used
    ]
    return bar_graph(
        caption, description, ("Organisation or part", *(rating.label for rating in used)),
        [name for name, _ in bars], series, form, unit, stacked=True, lying=True,
    )  # fmt: skip


def slices_table(caption: str, heading: str, slices: Sequence[Slice]) -> Table:
    """Give the position of each slice of a cut, with a total that is their sum."""
    columns = (
        heading, "Schemes", "Plan", "Plan to date", "Delivered", "Variance to date",
        "Forecast outturn", "Variance to plan",
    )  # fmt: skip
    unit = unit_for([one.position.plan for one in slices])
    names = ("plan", "plan_to_date", "delivered", "variance_to_date", "outturn",
             "outturn_variance")  # fmt: skip
    formulas = {3: "{%d.4}-{%d.3}", 5: "{%d.6}-{%d.2}"}
    rows = []
    for at, one in enumerate(slices):
        made = [
            money_cell(
                getattr(one.position, name), unit,
                formulas[n] % (at, at) if n in formulas else "",
            )
            for n, name in enumerate(names)
        ]  # fmt: skip
        count = Cell(str(one.position.schemes), align="end")
        rows.append((Cell(", ".join(one.words), is_header=True), count, *made))
    amounts = [[getattr(one.position, name) for one in slices] for name in names]
    totals = [sum(column, Decimal(0)) for column in amounts]
    rows.append(
        (
            Cell("Total", is_header=True),
            Cell(str(sum(one.position.schemes for one in slices)), align="end"),
            *(
                money_cell(total, unit, column_sum(n + 2, len(slices)), is_header=True)
                for n, total in enumerate(totals)
            ),
        )
    )
    heads = (columns[0], columns[1], *(f"{name} {unit}" for name in columns[2:]))
    notes = notes_of([[*c, t] for c, t in zip(amounts, totals, strict=True)], unit)
    return Table(caption, heads, tuple(rows), notes, widths=(3, 1, 1, 1, 1, 1, 1, 1))


def reported_by(totals: Sequence[Reported], dimension: str, **cut: str) -> dict[str, Reported]:
    """Give the reported plans of one cut by the values of a dimension, as they were said first."""
    found: dict[str, Reported] = {}
    for one in totals:
        held = one.cut
        value = held.pop(dimension, "")
        if value and held == cut and one.basis == "plan" and one.month is None:
            found.setdefault(value, one)
    return found
