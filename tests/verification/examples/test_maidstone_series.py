"""The Maidstone example holds the true series of the pack."""

from __future__ import annotations

import re

import pytest

from tests.verification.examples.maidstone_text import (
    MONTHS,
    figures,
    lines,
    needs_text,
    plain,
    sheet,
)


@needs_text
def test_the_thirty_five_days_are_those_of_the_paper():
    days = re.findall(r"^[MTWFS]\t(\d\d/\d\d/2023)\t(\d+)$", "\n".join(lines()), re.MULTILINE)
    assert len(days) == 35
    assert figures("discharges-before-noon-daily") == dict(days)


@needs_text
def test_weekday_table_holds_the_same_days_and_their_averages():
    days = [int(value) for value in figures("discharges-before-noon-daily").values()]
    cells = [row for row in sheet("tables") if row["table"] == "discharges-by-weekday"]
    monday = [row["value"] for row in cells if row["row"] == "Monday"]
    assert monday == [*(str(day) for day in days[::7]), f"{sum(days[::7]) / 5:.1f}"]
    assert cells[-1]["value"] == f"{sum(days) / 35:.1f}" == "21.8"
    assert sum(row["row"] not in ("Average",) and row["column"] != "Average" for row in cells) == 35


@needs_text
def test_agency_plan_has_twelve_months_against_two_limits():
    rows = {
        plain(line.split("\t")[0]): [plain(cell) for cell in line.split("\t")[1:]]
        for line in lines()
        if line.count("\t") == 13
    }
    months = [f"{name}-23" for name in MONTHS[3:]] + [f"{name}-24" for name in MONTHS[:3]]
    targets = sheet("targets")

    def plan(measure: str) -> dict[str, str]:
        return {
            row["period"]: row["value"]
            for row in targets
            if row["measure"] == measure and row["kind"] == "trajectory"
        }

    assert plan("agency-share") == dict(zip([*months, "2023/24"], rows["Agency %"], strict=True))
    assert plan("agency-spend-plan") == dict(zip(months, rows["Agency Spend £m"][:12], strict=True))
    limits = {row["kind"]: row["value"] for row in targets if row["measure"] == "agency-share"}
    assert {limits["national"]} == set(rows["National Target"])
    assert {limits["system"]} == set(rows["System Target"])
    table = [row for row in sheet("tables") if row["table"] == "agency-plan"]
    assert [row["value"] for row in table if row["row"] == "Total pay (£m)"] == rows["Total Pay £m"]


@needs_text
@pytest.mark.parametrize(
    ("measure", "label", "january"),
    [
        ("maternity-emergency-skills", "MDT Emergency Skills", "88%"),
        ("maternity-fetal-monitoring", "Fetal Monitoring in labour", "TBC"),
        ("maternity-fft-responses", "number of IQVIA (FFT) responses", "193"),
        ("maternity-fft-positive", "% positive responses", "95%"),
    ],
)
def test_maternity_series_run_from_january_2021_to_january_2023(measure, label, january):
    found = [
        [cell.strip() for cell in line.split("\t")[1:]]
        for line in lines()
        if line.split("\t")[0].endswith(label) and line.count("\t") == 12
    ]
    later, earlier = found[-2:]
    values = [*earlier, *later, january]
    periods = [f"{name}-{year}" for year in (21, 22) for name in MONTHS] + ["Jan-23"]
    assert figures(measure) == dict(zip(periods, values, strict=True))


@needs_text
def test_january_2023_responses_fit_the_average_that_the_report_words():
    assert any("averaged 140 per month" in line and "94-95%" in line for line in lines())
    responses, positive = figures("maternity-fft-responses"), figures("maternity-fft-positive")
    assert (int(responses["Dec-22"]) + int(responses["Jan-23"])) // 2 == 140
    assert (positive["Dec-22"], positive["Jan-23"]) == ("94%", "95%")
