"""Agreement with the NHS-R package's reference run and NHS England's conformance charts."""

import os
from pathlib import Path

import polars as pl
import pytest

from goldenthread.spc import analyse

SHARED = Path(os.environ.get("GOLDENTHREAD_SHARED", Path(__file__).parents[4] / "shared")) / "data"
needs_data = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference files are not here: set GOLDENTHREAD_SHARED"
)
DIRECTIONS = {"up": "increase", "down": "decrease", "neither": "neutral"}
COLOURS = {
    "common_cause": "grey",
    "improvement": "blue",
    "concern": "orange",
    "neutral_high": "purple",
    "neutral_low": "purple",
}


def read(name):
    return pl.read_csv(SHARED / name, infer_schema_length=None)


@needs_data
def test_every_point_has_the_colour_of_nhs_england_s_charts():
    charts = read("mdc_conformance.csv")
    given = charts.select(
        pl.col("metric").alias("series_id"),
        pl.col("date"),
        pl.col("value").cast(pl.Float64),
        pl.col("direction").fill_null("up").replace_strict(DIRECTIONS).alias("improvement"),
        (pl.col("recalc_at_idx") == pl.col("idx")).fill_null(False).alias("rebase"),
        pl.when(pl.col("metric") == "Baselines - Recalculated")
        .then(15)
        .alias("fix_after_n_points"),
        pl.col("expected_colour"),
    )
    points = analyse(given, profile="making_data_count").points
    colour = points["point_type"].cast(pl.String).replace_strict(COLOURS)
    assert points.height == 765
    assert points.filter(colour != points["expected_colour"]).height == 0


@pytest.fixture(scope="module")
def reference():
    inputs = read("spc_reference_inputs.csv").rename({"direction": "improvement"})
    return analyse(inputs, profile="plotthedots")


@needs_data
def test_every_limit_agrees_to_nine_digits(reference):
    joined = reference.points.join(
        read("spc_reference_expected.csv"), on=["series_id", "idx"], suffix="_expected"
    )
    assert joined.height == reference.points.height > 2000
    for mine, theirs in (("mean", "mean_col"), ("lower_limit", "lpl"), ("upper_limit", "upl")):
        gap = (joined[mine] - joined[theirs]).abs() / joined[theirs].abs().clip(1e-12)
        assert (gap.fill_null(0) <= 1e-9).all()
        assert (joined[mine].is_null() == joined[theirs].is_null()).all()


@needs_data
def test_every_point_has_the_same_rules_and_type(reference):
    joined = reference.points.join(
        read("spc_reference_expected.csv"), on=["series_id", "idx"], suffix="_expected"
    )
    rules = {
        "outside_limits": "rule_outside",
        "trend": "rule_trend",
        "two_in_three": "rule_two_in_three",
        "shift": "rule_shift",
    }
    for mine, theirs in rules.items():
        assert joined.filter(joined[mine].cast(pl.Int64) != joined[theirs]).height == 0
    kinds = joined["point_type_expected"].str.replace("special_cause_", "")
    assert joined.filter(joined["point_type"].cast(pl.String) != kinds).height == 0
    assert (
        joined.filter(joined["relative_to_mean"] != joined["relative_to_mean_expected"]).height == 0
    )


@needs_data
def test_every_icon_is_the_same(reference):
    expected = read("spc_reference_expected_summary.csv")
    last = expected.group_by("series_id", maintain_order=True).last()
    joined = reference.summary.join(last, on="series_id", suffix="_expected")
    assert joined.height == reference.summary.height
    variation = joined["variation"].cast(pl.String) + ".svg"
    assert joined.filter(variation != joined["chart_variation_icon"]).height == 0
    assurance = joined["assurance_type"].fill_null("").str.replace("consistent_", "")
    assert joined.filter(joined["assurance_limits"].cast(pl.String) != assurance).height == 0


@needs_data
def test_national_accident_and_emergency_data_runs_through():
    attendances = read("ae_four_hour_by_trust.csv")
    names = attendances.columns
    given = attendances.select(
        pl.col(names[0]).alias("series_id"),
        pl.col(names[1]).alias("date"),
        (100 * (1 - pl.col("breaches") / pl.col("attendances"))).alias("value"),
        pl.lit(95.0).alias("target"),
    )
    summary = analyse(given).summary
    assert summary.height > 100
    assert (summary["last_lower_limit"] <= summary["last_upper_limit"]).all()
