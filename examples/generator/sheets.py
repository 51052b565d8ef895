"""The rows of every sheet of the workbook, and the writing of the folder."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from examples.generator import boardroom, savings
from examples.generator.commentary import COMMENTARY
from examples.generator.countermeasures import COUNTERMEASURES, Split
from examples.generator.declare import REPORT_MONTH, Measure, later_month
from examples.generator.facts import all_figures, current_line, facts_of_all
from examples.generator.narrative import NARRATIVE
from examples.generator.organisation import ORGANISATIONS, POSTS, TITLES, TRUST, UNITS
from examples.generator.series import printed
from examples.generator.themes import MEASURES, THEMES

Row = tuple[str, ...]
MARCH = f"{REPORT_MONTH:%Y-%m}"
FEBRUARY = f"{later_month(REPORT_MONTH, -1):%Y-%m}"
YES_NO = {True: "yes", False: "no"}


def measure_rows() -> Iterator[Row]:
    """Give the measures in the order of the report."""
    order = 0
    for theme in THEMES:
        for m in theme.measures:
            order += 10
            decimals = "" if m.kind in ("count", "duration", "grade", "yes_no") else str(m.decimals)
            yield (
                m.code, TRUST, m.name, m.short, m.kind, m.unit, m.better, decimals, m.scale,
                m.domain, theme.name, m.tier, m.role, str(m.lag_months), m.frequency, m.owner,
                YES_NO[m.zero_tolerance], m.contributes_to, str(order),
                str(m.baseline_points or ""), m.source, m.definition,
            )  # fmt: skip


def series_rows() -> Iterator[Row]:
    """Give the lines of hospitals."""
    names = {code: name for code, name, _, _ in UNITS}
    for m in MEASURES:
        for order, site in enumerate(m.sites, start=1):
            yield m.code, site.code, names[site.code], site.code, str(order)


def target_rows() -> Iterator[Row]:
    """Give steps with dates, and the trajectories period by period."""
    for m in MEASURES:
        for aim in m.aims:
            yield m.code, aim.value, aim.comparator, aim.starts, aim.period, aim.kind, aim.label


def observation_rows() -> Iterator[Row]:
    """Give every figure with its revisions in the order in which they were recorded."""
    for code, found in all_figures().items():
        for f in found:
            yield (
                code, f.series, f.unit, f.period, f.value, f.numerator, f.denominator, f.status,
                f.recorded, f.note,
            )  # fmt: skip


def annotation_rows() -> Iterator[Row]:
    """Give notes and ghosts."""
    for m in MEASURES:
        for period, text in m.notes:
            yield m.code, period, text, "note"
        for period, text in m.ghosts:
            yield m.code, period, text, "ghost"


def commentary_rows() -> Iterator[Row]:
    """Give the owners' words of February and of March, filled with figures."""
    facts, earlier = facts_of_all(REPORT_MONTH), facts_of_all(later_month(REPORT_MONTH, -1))
    for code, words in COMMENTARY.items():
        if words.february:
            yield code, FEBRUARY, words.february.format(**vars(earlier[code])), "", ""
        filled = (
            text.format(**vars(facts[code]))
            for text in (words.summary, words.actions, words.assurance)
        )
        yield (code, MARCH, *filled)


def countermeasure_rows() -> Iterator[Row]:
    """Give the summaries of March."""
    facts = facts_of_all(REPORT_MONTH)
    for code, summary in COUNTERMEASURES.items():
        problem = summary.problem.format(**vars(facts[code]))
        yield code, MARCH, summary.owner, problem, summary.trend


def contributor_rows() -> Iterator[Row]:
    """Give the top contributors of each summary."""
    for code, summary in COUNTERMEASURES.items():
        for each in summary.contributors:
            yield code, MARCH, each.name, each.area, each.note


def action_rows() -> Iterator[Row]:
    """Give the action plans; owners are titles of posts."""
    for code, summary in COUNTERMEASURES.items():
        for step in summary.steps:
            owner = TITLES[step.owner]
            yield code, MARCH, step.action, step.status, step.contributor, owner, step.due


def table_rows() -> Iterator[Row]:
    """Give the stratification tables, which add up to the trust's figure."""
    by_code = {m.code: m for m in MEASURES}
    for code, summary in COUNTERMEASURES.items():
        measure = by_code[code]
        latest = current_line(measure)[-1]
        title = f"{summary.split.title}, {latest.start:%B %Y}"
        lines = stratified(summary.split, measure, int(latest.numerator), int(latest.denominator))
        columns = (summary.split.numerator, summary.split.denominator, measure.short)
        for row_order, (label, *cells) in enumerate(lines, start=1):
            total = YES_NO[label == "Trust"]
            for column_order, (column, cell) in enumerate(
                zip(columns, cells, strict=True), start=1
            ):
                yield (
                    TRUST, f"{code}-split", title, code, MARCH, label, column, cell, str(row_order),
                    str(column_order), total,
                )  # fmt: skip


def stratified(
    split: Split, measure: Measure, numerator: int, denominator: int
) -> list[tuple[str, str, str, str]]:
    """Give a line for each part and the trust's: label, numerator, denominator, rate."""
    known = [(label, *latest_ratio(code)) for label, code in split.reported]
    rest_above = numerator - sum(top for _, top, _ in known)
    rest_below = denominator - sum(bottom for _, _, bottom in known)
    above = apportioned(rest_above, [share * rate for _, share, rate in split.parts])
    below = apportioned(rest_below, [share for _, share, _ in split.parts])
    labels = [label for label, _, _ in split.parts]
    parts = zip(labels, above, below, strict=True)
    lines = [*known, *parts, ("Trust", numerator, denominator)]
    return [
        (label, f"{top:,}", f"{bottom:,}", printed(measure, measure.per * top / bottom))
        for label, top, bottom in lines
    ]


def latest_ratio(code: str) -> tuple[int, int]:
    """Give numerator and denominator of a measure's newest figure."""
    latest = current_line(next(m for m in MEASURES if m.code == code))[-1]
    return int(latest.numerator), int(latest.denominator)


def apportioned(total: int, weights: list[float]) -> list[int]:
    """Divide a whole number by weights; the largest remainders take what is left over."""
    exact = [total * Decimal(repr(w)) / sum(Decimal(repr(w)) for w in weights) for w in weights]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for index in by_remainder[: total - sum(whole)]:
        whole[index] += 1
    return whole


def narrative_rows() -> Iterator[Row]:
    """Give the executive summary of March, and the words of the reports on money."""
    facts = facts_of_all(REPORT_MONTH)
    for section, text in NARRATIVE:
        yield TRUST, "ipr", MARCH, section, "1", text.format(m=facts)
    yield from savings.narrative_rows()


SHEETS: dict[str, tuple[str, Callable[[], Iterable[Row]]]] = {
    "organisations": ("code,name,kind,parent,region", lambda: iter(ORGANISATIONS)),
    "units": (
        "code,organisation,name,kind,parent",
        lambda: ((code, TRUST, name, kind, parent) for code, name, kind, parent in UNITS),
    ),
    "posts": (
        "code,organisation,title,reports_to",
        lambda: ((code, TRUST, title, above) for code, title, above in POSTS),
    ),
    "measures": (
        "code,organisation,name,short_name,kind,unit,better,decimals,scale,domain,theme,tier,role,"
        "lag_months,frequency,owner,zero_tolerance,contributes_to,order,baseline_points,source,"
        "definition",
        measure_rows,
    ),
    "series": ("measure,code,name,unit,order", series_rows),
    "targets": ("measure,value,comparator,from,period,kind,label", target_rows),
    "observations": (
        "measure,series,unit,period,value,numerator,denominator,status,recorded,note",
        observation_rows,
    ),
    "rebases": (
        "measure,from,reason",
        lambda: ((m.code, f"{month}-01", why) for m in MEASURES for month, why in m.rebases),
    ),
    "annotations": ("measure,period,text,kind", annotation_rows),
    "commentary": ("measure,period,summary,actions,assurance", commentary_rows),
    "countermeasures": ("measure,period,owner,problem,desired_trend", countermeasure_rows),
    "contributors": ("measure,period,contributor,area,note", contributor_rows),
    "countermeasure_actions": (
        "measure,period,action,status,contributor,owner,due",
        action_rows,
    ),
    "narrative": ("organisation,report,period,section,order,text", narrative_rows),
    "tables": (
        "organisation,table,title,measure,period,row,column,value,row_order,column_order,total",
        table_rows,
    ),
    "schemes": (
        "code,organisation,name,kind,counts,category,type,recurrent,development,risk,state,"
        "full_year_effect,owner,unit,order",
        savings.scheme_rows,
    ),
    "scheme_months": ("scheme,organisation,month,plan,actual,forecast", savings.month_rows),
    "scheme_approvals": ("scheme,organisation,gate,state,decided", savings.approval_rows),
    "savings_targets": (
        "organisation,year,amount,kind,starts,label,reason",
        savings.target_rows,
    ),
    "savings_shares": ("organisation,board,level,starts", savings.share_rows),
    "finance_lines": (
        "organisation,statement,title,line,month,cumulative,order,total_of,nature,plan,actual,"
        "money_unit",
        savings.finance_rows,
    ),
    "bridges": ("organisation,bridge,title,order,step,value,kind,money_unit", savings.bridge_rows),
    "ward_staffing": (
        "organisation,ward,month,site,day_registered,day_care,night_registered,night_care,"
        "temporary_share,care_hours,falls,pressure_ulcers,budget,actual,order",
        savings.ward_rows,
    ),
    **boardroom.SHEETS,
}


def write_folder(folder: Path) -> dict[str, int]:
    """Write every sheet as a CSV file; give how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for sheet, (header, make_rows) in SHEETS.items():
        rows = list(make_rows())
        with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header.split(","))
            writer.writerows(rows)
        counts[sheet] = len(rows)
    return counts
