"""The South Central Ambulance example holds every cell of the four scorecards."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.verification.examples.scas_text import (
    NAMES,
    SHORT,
    PrintedMetric,
    by_code,
    highlight_parts,
    lines,
    metrics,
    needs_text,
    numbers,
    sheet,
)

QUARTERS = [
    "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24",
    "Q3 2023/24", "Q4 2023/24", "Q1 2024/25", "Q2 2024/25",
]  # fmt: skip
NOW = "Q3 2023/24"
ABSENT = {"N/A", "-", "TBC"}
COUNTS = {"governance": 14, "culture": 11, "performance": 7, "patient-safety": 9}
# What a value of each kind looks like; percentages of culture have no sign.
SHAPES = {
    "percent": r">?\d+(\.\d+)?%?",
    "count": r"\d+",
    "rate": r"\d(\.\d+)?",
    "duration": r"\d\d?:\d\d:\d\d",
    "yes_no": r"[YN]",
    "text": r"[A-Z][A-Za-z ]+",
}


@pytest.fixture(scope="module")
def printed() -> list[PrintedMetric]:
    return metrics()


def of_measure(name: str, code: str, series: str = "") -> dict[str, str]:
    """Give the values of a measure by period."""
    return {
        row["period"]: row["value"]
        for row in sheet(name)
        if row["measure"] == code and row.get("series", "") == series
    }


@needs_text
def test_each_scorecard_has_as_many_metrics_as_the_paper_prints_in_its_order(printed):
    assert Counter(metric.workstream for metric in printed) == COUNTS
    ours = [(row["workstream"], row["measure"], row["number"]) for row in sheet("scorecard")]
    assert ours == [(metric.workstream, metric.code, metric.number) for metric in printed]
    assert [row["code"] for row in sheet("measures")] == [metric.code for metric in printed]
    assert [row["order"] for row in sheet("scorecard")] == [str(n) for n in range(1, 42)]


@needs_text
def test_measures_have_the_printed_names_without_the_keys_of_their_grades(printed):
    ours = by_code("measures")
    names = {code: name for name, code in NAMES.items()}
    for metric in printed:
        row = ours[metric.code]
        assert metric.name.startswith(row["name"]), metric.code
        rest = metric.name.removeprefix(row["name"])
        assert rest == "" or row["scale"] or row["kind"] == "yes_no", (metric.code, rest)
        assert row["theme"] == names[metric.workstream]
        assert row["frequency"] == "quarter"


@needs_text
def test_every_aim_is_the_printed_one_and_blank_cells_have_none(printed):
    for metric in printed:
        assert of_measure("targets", metric.code) == metric.aims, metric.code
    assert len(sheet("targets")) == sum(len(metric.aims) for metric in printed) == 326
    assert {row["kind"] for row in sheet("targets")} == {"trajectory"}


@needs_text
def test_every_actual_is_the_printed_one_and_blank_cells_have_none(printed):
    series = {row["name"]: row["code"] for row in sheet("series")}
    for metric in printed:
        for name, values in metric.actuals.items():
            line = series[name] if name else ""
            assert of_measure("observations", metric.code, line) == values, (metric.code, name)
    kept = sum(len(values) for metric in printed for values in metric.actuals.values())
    assert len(sheet("observations")) == kept == 198


@needs_text
def test_the_two_actual_lines_of_metric_11_are_lines_of_one_measure(printed):
    named = {metric.code: list(metric.actuals) for metric in printed}
    assert named.pop("gov-11") == [row["name"] for row in sheet("series")]
    assert {row["measure"] for row in sheet("series")} == {"gov-11"}
    assert set(map(tuple, named.values())) == {("",)}


@needs_text
def test_columns_are_the_eight_printed_quarters(printed):
    assert {period for metric in printed for period in metric.aims} == set(QUARTERS)
    for metric in printed:
        assert list(metric.aims) == [quarter for quarter in QUARTERS if quarter in metric.aims]
        for values in metric.actuals.values():
            assert all(period in QUARTERS for period in values)


@needs_text
def test_baselines_and_end_targets_are_as_printed_with_their_dates(printed):
    ours = {row["measure"]: row for row in sheet("scorecard")}
    for metric in printed:
        row = {column: cell.replace("–", "-") for column, cell in ours[metric.code].items()}
        end = re.sub(r"[()]", "", metric.end_target)
        assert f"{row['end_target']} {row['end_date']}".strip() == end
        baseline = re.sub(r"[()]", "", metric.baseline)
        if row["baseline_date"] == metric.header_date and metric.header_date:
            assert row["baseline"] == baseline != ""
        else:
            assert f"{row['baseline']} {row['baseline_date']}".strip() == baseline
        assert numbers(row["baseline_date"]) or not row["baseline_date"], metric.code


@needs_text
def test_baselines_without_a_date_of_their_own_have_that_of_the_header(printed):
    ours = {row["measure"]: row["baseline_date"].replace("–", "-") for row in sheet("scorecard")}
    headers = {metric.workstream: metric.header_date for metric in printed}
    assert headers == {
        "governance": "", "culture": "30/08/22", "performance": "H2 - 22/23", "patient-safety": "",
    }  # fmt: skip
    for metric in printed:
        is_dated = " " in metric.baseline
        if metric.header_date and metric.baseline and not is_dated:
            assert ours[metric.code] == metric.header_date


@needs_text
def test_every_comment_is_kept_with_all_its_numbers(printed):
    ours = {row["measure"]: row for row in sheet("commentary")}
    assert len(ours) == len(sheet("commentary")) == len(printed)
    for metric in printed:
        assert ours[metric.code]["period"] == NOW
        assert numbers(ours[metric.code]["summary"]) == numbers(metric.comment), metric.code


@needs_text
def test_sources_name_the_line_of_the_text_with_the_metric(printed):
    text = lines()
    ours = by_code("measures")
    for metric in printed:
        place = int(re.search(r"text line (\d+)$", ours[metric.code]["source"])[1])
        number, name = text[place - 1][:2]
        assert (number.rstrip("."), name) == (metric.number, metric.name)


def test_every_value_is_of_its_measures_kind_but_for_the_printed_percentages():
    others = []
    for row in sheet("targets") + sheet("observations"):
        measure = by_code("measures")[row["measure"]]
        value = row["value"]
        if value in ABSENT:
            continue
        if measure["kind"] == "grade":
            if not set(value.split("/")) <= set(measure["scale"].split("|")):
                others.append((row["measure"], row["period"], value))
        else:
            assert re.fullmatch(SHAPES[measure["kind"]], value), row
    aims = [("gov-05", quarter, "95%") for quarter in QUARTERS[2:6]]
    aims += [("gov-05", quarter, "100%") for quarter in QUARTERS[6:]]
    actuals = [("gov-03", QUARTERS[0], "30%"), ("gov-03", QUARTERS[1], "64%")]
    assert others == [*aims, *actuals, ("gov-04", QUARTERS[1], "3%")]


def test_every_kind_of_value_and_absence_is_there():
    kinds = {row["kind"] for row in sheet("measures")}
    assert kinds == {"grade", *SHAPES}
    values = {row["value"] for row in sheet("targets") + sheet("observations")}
    assert {*ABSENT, "0:38:09", "60.75%", ">90%", ">80%", "P/A", "G/E", "VS", "Y"} <= values


def test_directions_follow_from_the_wording():
    better = {row["code"]: row["better"] for row in sheet("measures")}
    lower = {code for code, direction in better.items() if direction == "lower"}
    assert lower == {"cul-01", "cul-02", "cul-03", "cul-11", "per-01", "per-04", "pat-07"}
    neither = {code for code, direction in better.items() if direction == "neither"}
    assert neither == {"cul-04", "per-07"}


def test_figures_to_date_are_provisional_where_the_scorecard_says_so():
    for row in sheet("observations"):
        is_now = row["period"] == NOW and row["value"] not in ABSENT
        is_marked = is_now and not row["measure"].startswith(SHORT["culture"])
        assert row["status"] == ("provisional" if is_marked else ""), row
        assert not is_marked or row["note"]


@needs_text
def test_the_highlight_report_prints_two_figures_of_the_scorecard_of_performance():
    told = re.search(r"Cat 2 Mean - QTD: (\S+) - Call Answer Mean - QTD: (\S+)",
                     highlight_parts()["performance"])  # fmt: skip
    ours = [of_measure("observations", code)[NOW] for code in ("per-01", "per-04")]
    assert [value.zfill(8) for value in ours] == list(told.groups())
