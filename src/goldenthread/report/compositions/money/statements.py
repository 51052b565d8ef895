"""Statements, bridges, limits and wards as tables and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from goldenthread.assure.finance.bridges import BridgeResult, Step
from goldenthread.assure.finance.limits import LimitTable
from goldenthread.assure.finance.staffing import JUDGED, RULE, StaffingResult, WardResult
from goldenthread.assure.finance.statements import Amounts, StatementResult, StatementRow
from goldenthread.report.charts import WaterfallStep, waterfall_graph
from goldenthread.report.compositions.money.cells import column_sum, money_cell, sum_of
from goldenthread.report.model import Cell, Graph, Table
from goldenthread.vocabulary import Comparison, format_value
from goldenthread.vocabulary.money import in_unit, money_figure

PARTS = ("actual", "plan", "variance", "pass_through", "revised")
HEADS = ("Actual", "Plan", "Variance", "Pass-through", "Revised variance")
MARKS = {Comparison.MET: "within", Comparison.NOT_MET: "above"}
ARROWS = {"high": "▲ ", "low": "◆ "}
MARKED = f"▲ stands out as high, ◆ as low. {RULE}"
FILLS = (
    ("day_registered", "Day: registered"), ("day_care", "Day: care staff"),
    ("day_associates", "Day: associates"), ("day_trainees", "Day: trainees"),
    ("night_registered", "Night: registered"), ("night_care", "Night: care staff"),
    ("night_associates", "Night: associates"), ("night_trainees", "Night: trainees"),
)  # fmt: skip
REST = (
    ("temporary_share", "Bank and agency", "%"), ("agency_share", "Agency of temporary", "%"),
    ("demand_shifts", "Shifts asked for", ""), ("demand_wte", "WTE asked for", ""),
    ("unfilled_shifts", "Shifts unfilled", ""), ("care_hours", "Care hours", ""),
    ("response_rate", "FFT response", "%"), ("positive_share", "FFT positive", "%"),
    ("falls", "Falls", ""), ("pressure_ulcers", "Pressure ulcers", ""),
)  # fmt: skip


def statement_table(found: StatementResult) -> Table:
    """Give a statement as finance reports print it: the month, then the year to date."""
    lengths = [
        (length, words)
        for length, words in (("month", "month"), ("to_date", "to date"))
        if any(getattr(row, length) for row in found.rows)
    ]
    parts = [
        (name, head)
        for name, head in zip(PARTS, HEADS, strict=True)
        if found.has_pass_through or name not in ("pass_through", "revised")
    ]
    columns = ["Line"]
    for _, words in lengths:
        columns += [f"{head}, {words}" for _, head in parts]
    places = {row.line: at for at, row in enumerate(found.rows)}
    rows = []
    for at, row in enumerate(found.rows):
        cells = [Cell(row.line, is_header=True)]
        for n, (length, _) in enumerate(lengths):
            first = 1 + n * len(parts)
            cells += line_cells(row, getattr(row, length), found, first, [p for p, _ in parts], at,
                                places)  # fmt: skip
        rows.append(tuple(cells))
    caption = f"{found.title}, {found.month.long_label}, {found.unit}"
    widths = (2.6, *(1.0,) * (len(columns) - 1))
    return Table(caption, tuple(columns), tuple(rows), statement_notes(found), widths)


def line_cells(
    row: StatementRow,
    held: Amounts | None,
    found: StatementResult,
    first: int,
    parts: Sequence[str],
    at: int,
    places: dict[str, int],
) -> list[Cell]:
    """Give the cells of a line in the month or to date; costs inside a total are taken away."""
    if held is None:
        return [Cell("") for _ in parts]
    sign = -1 if row.is_deducted else 1
    cells = []
    for n, name in enumerate(parts):
        value: Decimal | None = getattr(held, name)
        if value is not None and name in ("actual", "plan"):
            value *= sign
        column, formula = first + n, ""
        has_both = held.plan is not None and held.actual is not None
        if name == "variance" and has_both and value == held.made_variance:
            is_cost = row.nature.value == "cost" and not row.is_deducted
            order = (first + 1, first) if is_cost else (first, first + 1)
            formula = f"{{{at}.{order[0]}}}-{{{at}.{order[1]}}}"
        elif name == "revised" and has_both and made_of(held):
            formula = f"{{{at}.{first + 2}}}-{{{at}.{first + 3}}}"
        elif name in ("actual", "plan") and row.is_total and value is not None:
            formula = total_formula(row, name, value, found, column, places, first)
        cells.append(money_cell(value, found.unit, formula, is_header=row.is_total))
    return cells


def made_of(held: Amounts) -> bool:
    """Say whether the revised variance is the printed variance less what passes through."""
    through = held.pass_through or Decimal(0)
    return held.variance is not None and held.revised == held.variance - through


def total_formula(
    row: StatementRow, name: str, value: Decimal, found: StatementResult, column: int,
    places: dict[str, int], first: int,
) -> str:  # fmt: skip
    """Give the sum of a total's parts where they make it; a printed total that differs stays."""
    length = "month" if first == 1 else "to_date"
    parts = [one for one in found.rows if one.line in row.parts]
    amounts = [getattr(getattr(one, length), name, None) for one in parts]
    if not parts or any(amount is None for amount in amounts):
        return ""
    signs = [-1 if one.is_deducted else 1 for one in parts]
    if sum(s * a for s, a in zip(signs, amounts, strict=True)) != value:
        return ""
    return sum_of(column, [places[one.line] for one in parts])


def statement_notes(found: StatementResult) -> tuple[str, ...]:
    """Give the notes under a statement: brackets, rounding, and what does not agree."""
    notes = ["Adverse variances and amounts that are taken away stand in brackets."]
    rounding = [one for one in found.findings if one.severity == "note"]
    if rounding:
        notes.append(f"Rounding: {len(rounding)} figures differ by what rounding explains.")
    notes += [one.words for one in found.findings if one.severity != "note"]
    return tuple(notes)


def bridge_graph(found: BridgeResult) -> Graph:
    """Give a bridge as a picture with its steps."""
    steps = [
        WaterfallStep(
            one.name,
            float(in_unit(one.start, found.unit)),
            float(in_unit(one.end, found.unit)),
            kind_of(one),
            money_figure(one.value, found.unit, found.decimals),
        )
        for one in found.steps
    ]
    first, last = found.steps[0], found.steps[-1]
    words = (
        f"A bridge from {first.name} {steps[0].text} by {len(found.changes)} changes to "
        f"{last.name} {steps[-1].text}, {found.unit}."
    )
    form = "0.0" if found.decimals else "0"
    picture = waterfall_graph(found.title, words, steps, form, found.unit)
    return replace(picture, columns=(), rows=())  # the table of steps says more


def kind_of(step: Step) -> str:
    """Give how a step is drawn."""
    if step.is_total:
        return "total"
    return "favourable" if step.value >= 0 else "adverse"


def bridge_table(found: BridgeResult) -> Table:
    """Give the steps of a bridge with the running total, and what does not close."""
    rows = []
    for at, one in enumerate(found.steps):
        running = f"{{{at - 1}.2}}+{{{at}.1}}" if not one.is_total else f"{{{at}.1}}"
        rows.append(
            (
                Cell(one.name, is_header=one.is_total),
                money_cell(one.value, found.unit, is_header=one.is_total),
                money_cell(one.end, found.unit, running, is_header=one.is_total),
            )
        )
    closes = "The bridge closes: opening and changes make every figure."
    notes = tuple(one.words for one in found.findings) or (closes,)
    columns = ("Step", found.unit, f"Running total {found.unit}")
    return Table(f"{found.title}: steps", columns, tuple(rows), notes, widths=(4, 1, 1))


def limit_table(found: LimitTable) -> Table:
    """Give a measure month by month against its national and its system limit."""
    cells = (*found.months, found.year)
    heads = ["Line", *(one.period.month_label if one in found.months else "Year" for one in cells)]
    rows = [
        (
            Cell("Plan" if all(one.is_plan for one in cells) else "Actual, else plan",
                 is_header=True),
            *(Cell(format_value(one.value, found.spec) if one.value else "", align="end")
              for one in cells),
        )
    ]  # fmt: skip
    for at, name in enumerate(("National limit", "System limit")):
        texts = [one.limits[at] for one in cells]
        rows.append((Cell(name, is_header=True),
                     *(Cell(format_value(v, found.spec) if v else "", align="end")
                       for v in texts)))  # fmt: skip
        marks = [MARKS.get(one.comparisons[at], "") for one in cells]
        rows.append((Cell(f"Against the {name.lower()}"), *(Cell(m, align="end") for m in marks)))
    widths = (2.4, *(1.0,) * len(cells))
    return Table(f"{found.name} against two limits", tuple(heads), tuple(rows), (), widths)


def ward_tables(found: StaffingResult) -> list[Table]:
    """Give the wards: fill rates, quality and cost; what stands out is marked."""
    name = "Site and ward"
    fills = tuple(
        (ward_cell(one), *(figure_cell(one, key, "%") for key, _ in FILLS)) for one in found.wards
    )
    rest = tuple(
        (ward_cell(one), *(figure_cell(one, key, mark) for key, _, mark in REST))
        for one in found.wards
    )
    when = found.month.long_label
    return [
        Table(f"Average fill rates, {when}", (name, *(words for _, words in FILLS)), fills,
              (MARKED,), (3, *(1.0,) * len(FILLS))),
        Table(f"Temporary staffing and quality, {when}", (name, *(words for _, words, _ in REST)),
              rest, (MARKED,), (3, *(1.0,) * len(REST))),
        cost_table(found),
    ]  # fmt: skip


def cost_table(found: StaffingResult) -> Table:
    """Give budget, actual and variance of each ward and of all."""
    rows = [
        (
            ward_cell(one),
            money_cell(one.record.budget, "£"),
            money_cell(one.record.actual, "£"),
            money_cell(one.variance, "£", cost_formula(one, at)),
            figure_cell(one, "variance_share", "%"),
        )
        for at, one in enumerate(found.wards)
    ]
    count = len(rows)
    rows.append(
        (
            Cell("Total of the wards", is_header=True),
            *(
                money_cell(value, "£", column_sum(column, count), is_header=True)
                for column, value in enumerate((found.budget, found.actual, found.variance), 1)
            ),
            Cell(""),
        )
    )
    columns = ("Site and ward", "Budget £", "Actual £", "Variance £", "Percent of the budget")
    notes = tuple(one.words for one in found.findings)
    caption = f"Cost of the wards, {found.month.long_label}"
    return Table(caption, columns, tuple(rows), notes, (3, 1, 1, 1, 1))


def cost_formula(one: WardResult, at: int) -> str:
    """Give budget less actual where both are known."""
    known = one.record.budget is not None and one.record.actual is not None
    return f"{{{at}.1}}-{{{at}.2}}" if known else ""


def ward_cell(one: WardResult) -> Cell:
    """Give a ward under its site."""
    site = f"{one.record.site}: " if one.record.site else ""
    return Cell(f"{site}{one.record.ward}", is_header=True)


def figure_cell(one: WardResult, name: str, mark: str) -> Cell:
    """Give a figure, marked where it stands out among the wards."""
    value = one.variance_share if name == "variance_share" else getattr(one.record, name)
    if value is None:
        return Cell("-", align="end")
    digits = f"{value:,.1f}" if mark else f"{value.normalize():,f}"
    arrow = ARROWS.get(one.outliers.get(name, ""), "") if name in JUDGED else ""
    return Cell(f"{arrow}{digits}{mark}", align="end")
