"""The demo trust is what its generator writes, hangs together, and shows what it declares."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path

import pytest

from examples.generator import declare, sheets
from examples.generator.themes import MEASURES
from goldenthread.vocabulary import Assurance, Kind, Role, Variation, parse_period
from tests.verification.examples.demo_sheets import (
    FEBRUARY,
    FOLDER,
    MARCH,
    escalated,
    line,
    marked,
    measures,
    number_of,
    period_of,
    sheet,
    spec_of,
    standing,
    summaries,
)

SHOWN = [m for m in MEASURES if m.shows.variation]


@pytest.mark.slow
def test_the_committed_files_are_what_the_generator_writes(tmp_path: Path) -> None:
    sheets.write_folder(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
    assert written.keys() == committed.keys()
    assert [name for name in written if written[name] != committed[name]] == []


@pytest.mark.slow
@pytest.mark.parametrize("measure", SHOWN, ids=lambda m: m.code)
def test_each_measure_shows_the_scenario_it_declares(measure: declare.Measure) -> None:
    now = standing(measure.code, MARCH)
    assert (now.variation, now.assurance) == (measure.shows.variation, measure.shows.assurance)
    if now.assurance is Assurance.HIT_AND_MISS and measure.shows.over_six:
        assert now.for_periods > 6
    if measure.shows.before_variation or measure.shows.before_assurance:
        before = standing(measure.code, FEBRUARY)
        assert measure.shows.before_variation in ("", before.variation)
        assert measure.shows.before_assurance in ("", before.assurance)
    if measure.shows.change == "newly_escalated":
        assert measure.code in escalated(MARCH) - escalated(FEBRUARY)
    if measure.shows.change == "de_escalated":
        assert measure.code in escalated(FEBRUARY) - escalated(MARCH)


@pytest.mark.slow
def test_every_icon_appears() -> None:
    found = [standing(code, MARCH) for code in summaries(MARCH)]
    assert {s.variation for s in found} == set(Variation)
    assert {s.assurance for s in found} == set(Assurance)


@pytest.mark.slow
def test_every_cell_of_the_business_rules_appears() -> None:
    cells = Counter(
        (
            Role(measures()[code]["role"]),
            standing(code, MARCH).assurance.group,
            standing(code, MARCH).variation.value.split("_")[0],
        )
        for code in summaries(MARCH)
    )
    wanted = product(
        Role, ("passing", "hit_and_miss", "failing"), ("improvement", "common", "concern")
    )
    assert [cell for cell in wanted if not cells[cell]] == []


@pytest.mark.slow
def test_every_reason_of_escalation_appears_and_most_measures_are_not_escalated() -> None:
    reasons = {r for code in summaries(MARCH) for r in standing(code, MARCH).reasons}
    assert reasons == {
        "full_cms", "constitutional_failing", "hit_and_miss_over_six", "zero_tolerance_event",
    }  # fmt: skip
    assert 15 <= len(escalated(MARCH)) <= len(measures()) / 2


@pytest.mark.slow
@pytest.mark.parametrize("month", [FEBRUARY, MARCH], ids=["february", "march"])
def test_every_escalated_measure_has_commentary(month) -> None:  # type: ignore[no-untyped-def]
    monthly = {c for c, m in measures().items() if m["frequency"] == "month"}
    told = {r["measure"] for r in sheet("commentary") if parse_period(r["period"]) == month}
    assert escalated(month) & monthly - told == set()


@pytest.mark.slow
def test_every_failing_driver_has_a_countermeasure_summary() -> None:
    full = {c for c in summaries(MARCH) if standing(c, MARCH).action.startswith("Full")}
    drivers = {code for code in full if measures()[code]["role"] == "driver"}
    assert {row["measure"] for row in sheet("countermeasures")} == drivers
    for name in ("contributors", "countermeasure_actions", "tables"):
        assert {row["measure"] for row in sheet(name)} == drivers


@pytest.mark.slow
def test_every_value_is_one_that_its_measure_allows() -> None:
    for row in sheet("observations"):
        number = number_of(row["measure"], row["value"])
        kind = Kind(measures()[row["measure"]]["kind"])
        over = row["measure"] in ("elective-activity", "nurse-fill")
        assert number is None or kind is not Kind.PERCENT or over or 0 <= number <= 100
        assert row["recorded"] > period_of(row).end.isoformat()
    for row in sheet("targets"):
        number_of(row["measure"], row["value"])


@pytest.mark.slow
def test_ratios_are_their_numerators_over_their_denominators() -> None:
    checked = 0
    for row in sheet("observations"):
        if not row["denominator"]:
            continue
        spec = spec_of(measures()[row["measure"]])
        per = 1000 if "1,000" in spec.unit else 100
        exact = Decimal(row["numerator"]) * per / Decimal(row["denominator"])
        rounded = exact.quantize(Decimal(1).scaleb(-(spec.decimals or 0)), ROUND_HALF_UP)
        assert rounded == Decimal(row["value"].rstrip("%")), row
        checked += 1
    assert checked > 1500


def test_hospitals_add_up_to_the_trust() -> None:
    for code in ("falls", "ae-4h"):
        for part in ("numerator", "denominator"):
            total = [int(row[part]) for row in line(code)]
            parts = zip(line(code, "WRH"), line(code, "CDH"), strict=True)
            assert total == [int(a[part]) + int(b[part]) for a, b in parts]


def test_measures_that_count_the_same_thing_agree() -> None:
    bed_days = [
        [row["denominator"] for row in line(code)]
        for code in ("falls", "pressure-ulcers", "incidents-reported", "harm")
    ]
    assert all(each == bed_days[0] for each in bed_days)
    answers = [row["numerator"] for row in line("fft-response")]
    assert answers == [row["denominator"] for row in line("fft-inpatients")]
    for part, whole in (("complaints-communication", "complaints"),):
        pairs = zip(line(part), line(whole), strict=True)
        assert all(int(a["value"]) <= int(b["value"]) for a, b in pairs)
    births = zip(line("smoking-at-delivery"), line("births"), strict=True)
    assert all(int(known["denominator"]) <= int(born["value"]) for known, born in births)


def test_monthly_means_are_those_of_the_daily_counts() -> None:
    days = defaultdict(list)
    for row in line("ready-to-leave-daily"):
        days[row["period"][:7]].append(int(row["value"]))
    monthly = {row["period"]: int(row["value"]) for row in line("ready-to-leave")}
    for month, counts in days.items():
        mean = (Decimal(sum(counts)) / len(counts)).quantize(Decimal(1), ROUND_HALF_UP)
        assert monthly[month] == mean


def test_stratification_tables_add_up_to_the_measure() -> None:
    for code in {row["measure"] for row in sheet("tables")}:
        rows = marked("tables", code)
        numerator, denominator, rate = list(dict.fromkeys(row["column"] for row in rows))
        for column, part in ((numerator, "numerator"), (denominator, "denominator")):
            cells = [r for r in rows if r["column"] == column]
            numbers = {r["total"]: 0 for r in cells}
            for row in cells:
                numbers[row["total"]] += int(row["value"].replace(",", ""))
            assert numbers["no"] == numbers["yes"] == int(line(code)[-1][part])
        total = [r["value"] for r in rows if r["total"] == "yes" and r["column"] == rate]
        assert total == [line(code)[-1]["value"]]


def test_the_periods_are_as_declared() -> None:
    months = [row["period"] for row in line("turnover")]
    assert (months[0], months[-1], len(months)) == ("2023-04", "2026-03", 36)
    assert len(line("theatre-use")) == 60
    assert len(line("ready-to-leave-daily")) == 90
    assert len(line("staff-engagement")) == 12
    assert line("sickness")[-1]["period"] == "2026-02"
    assert all(period_of(row).end <= MARCH.end for row in sheet("observations"))


def test_the_sheets_hold_every_special_kind_of_row() -> None:
    observations = sheet("observations")
    assert any(row["status"] == "provisional" for row in observations)
    assert {"-", "N/A", "Y", "N", "Good"} <= {row["value"] for row in observations}
    keys = Counter((row["measure"], row["series"], row["period"]) for row in observations)
    assert sum(count > 1 for count in keys.values()) >= 5
    assert "2024-11" not in {row["period"] for row in line("compliments")}
    assert {m["kind"] for m in measures().values()} == {k.value for k in Kind} - {"text"}
    assert {row["kind"] for row in sheet("targets")} >= {"target", "trajectory", "national"}
    assert {row["kind"] for row in sheet("annotations")} == {"note", "ghost"}
    assert len(sheet("rebases")) >= 5


def test_codes_refer_to_what_the_sheets_hold() -> None:
    posts = {row["code"] for row in sheet("posts")}
    units = {row["code"] for row in sheet("units")}
    assert {m["owner"] for m in measures().values()} <= posts
    assert {row["owner"] for row in sheet("countermeasures")} <= posts
    assert {row["unit"] for row in sheet("series")} <= units
    assert {m["contributes_to"] for m in measures().values()} <= {"", *measures()}
    names = ("targets", "observations", "rebases", "annotations", "commentary", "tables")
    for name in names:
        assert {row["measure"] for row in sheet(name)} <= set(measures())
