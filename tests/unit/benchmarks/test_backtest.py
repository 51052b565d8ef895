"""Forecasts tried on the past: what is held against what, by hand, and the table of accuracies."""

import math
from itertools import pairwise

import pytest

from benchmarks import backtest_data, table
from benchmarks.accuracy import Accuracy
from benchmarks.backtest import Made, brier, made_on, score_of
from benchmarks.backtest_data import DEMO, demo_series, real_series
from benchmarks.foresight import charts_of
from benchmarks.libraries import foretold, installed
from benchmarks.rows import foresight
from goldenthread.vocabulary import Period


def made(**fields):
    named = {
        "series": "a",
        "step": 1,
        "method": "stable",
        "actual": 10.0,
        "expected": 11.0,
        "is_in_80": True,
        "is_in_95": True,
        "naive": 12.0,
        "seasonal": 6.0,
        "scale": 2.0,
        "chance": 0.8,
        "base": 0.5,
        "is_met": True,
    }
    return Made(**(named | fields))


def test_a_score_by_hand():
    score = score_of([made(), made(is_in_80=False, step=2, expected=14.0), made(is_met=False)])
    assert (score.forecasts, score.judged) == (3, 2)
    assert score.covered_80 == pytest.approx(2 / 3)
    assert score.covered_95 == 1
    assert score.error == pytest.approx((0.5 + 2 + 0.5) / 3)
    assert (score.naive_error, score.seasonal_error) == (1, 2)
    assert score.brier == pytest.approx((0.04 + 0.64) / 2)
    assert score.base_brier == 0.25


def test_no_targets_have_no_brier_score():
    assert math.isnan(brier([]))
    assert math.isnan(score_of([made(chance=None)]).brier)


def falls():
    return next(line for line in demo_series() if line.chart.key == "demo:falls")


@pytest.mark.slow
def test_a_line_as_it_stood_knows_nothing_later():
    line = falls()
    then = line.up_to(20)
    assert len(then.chart.slots) == 20
    assert then.chart.slots[-1].period == Period.month(2024, 11)
    assert all(day <= then.chart.slots[-1].period.end for day in then.chart.settings.rebases)


@pytest.mark.slow
def test_forecasts_are_held_against_what_came_after_them():
    line = falls()
    found = made_on([line.up_to(16)])
    assert [one.step for one in found] == [1, 2, 3, 1, 2, 1]
    values = [float(slot.reading.value.number) for slot in line.chart.slots[:16]]
    first = found[0]
    assert (first.actual, first.naive, first.seasonal) == (values[13], values[12], values[1])
    changes = [abs(b - a) for a, b in pairwise(values[:13])]
    assert first.scale == pytest.approx(sum(changes) / 12)
    assert found[3].naive == values[13]


@pytest.mark.slow
def test_what_another_method_foretells_is_held_against_the_same(monkeypatch):
    last = falls().up_to(15)
    naive = made_on([last], lambda many: foretold(many, lambda v, s: ([v[-1]] * 6,) * 3))
    assert all(one.expected == one.naive for one in naive)
    assert score_of(naive).error == score_of(naive).naive_error

    def failing(values, season):
        raise ValueError("cannot fit")

    assert made_on([last], lambda many: foretold(many, failing)) == naive


def test_libraries_that_are_not_installed_have_no_rows(monkeypatch):
    monkeypatch.setattr("benchmarks.libraries.find_spec", lambda name: None)
    assert installed() == {}


def test_libraries_that_are_installed_are_tried(monkeypatch):
    monkeypatch.setattr("benchmarks.libraries.find_spec", lambda name: True)
    assert set(installed()) == {
        "AutoETS", "AutoTheta", "AutoARIMA", "AutoCES", "SARIMAX", "UnobservedComponents",
    }  # fmt: skip


def test_the_parts_of_the_real_series_share_no_trust(tmp_path, monkeypatch):
    rows = [f"{code},2017-{month:02d}-01,100,{month}" for code in "ABCD" for month in range(1, 13)]
    path = tmp_path / "real.csv"
    path.write_text("\n".join(["org_code,month,attendances,breaches", *rows]), encoding="utf-8")
    monkeypatch.setattr(backtest_data, "REAL", path)
    monkeypatch.setattr(backtest_data, "LEAST_MONTHS", 12)
    chosen_by, measured_by = ({one.chart.key for one in real_series(part)} for part in (0, 1))
    assert chosen_by == {"real:A", "real:C"}
    assert measured_by == {"real:B", "real:D"}
    assert float(real_series(1)[0].chart.slots[2].reading.value.number) == 97


@pytest.mark.slow
def test_without_the_real_series_the_generated_ones_are_tried_and_a_message_says_so(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(foresight, "REAL", tmp_path / "absent.csv")
    assert list(foresight.data_sets()) == ["demo trust"]
    assert "The real series are skipped" in capsys.readouterr().err
    found = list(foresight.accuracies(0.05))
    assert {one.data.split(":")[0] for one in found} == {"demo trust"}
    assert all(one.allowed == "" for one in found)


@pytest.mark.slow
def test_what_is_allowed_is_said_of_the_full_size():
    found = list(foresight.scored("x", made_on([falls()]), is_full=True))
    assert found[0].allowed == "0.750 to 0.850"
    assert found[2].allowed == f"up to {found[2].baseline_figure:.3f}"


@pytest.mark.parametrize(
    ("figure", "at_least", "at_most", "words"),
    [
        (0.74, 0.75, 0.85, "x (y): 0.740; allowed: 0.750 to 0.850"),
        (0.86, 0.75, 0.85, "x (y): 0.860; allowed: 0.750 to 0.850"),
        (1.2, None, 1.1, "x (y): 1.200; allowed: up to 1.100"),
        (0.2, 0.3, None, "x (y): 0.200; allowed: from 0.300"),
        (0.75, 0.75, 0.85, ""),
        (9.0, None, None, ""),
    ],
)
def test_an_accuracy_outside_what_is_allowed_is_a_miss(figure, at_least, at_most, words):
    found = Accuracy("x", "y", figure, "naive", 1.0, at_least, at_most)
    assert " ".join(found.misses) == words


def test_accuracies_have_a_table_of_their_own():
    lines = table.tables([Accuracy("scaled error", "A&E", 1.2, "naive", 1.5, at_most=1.5)])
    assert [" ".join(line.split()) for line in lines] == [
        "name data figure baseline theirs allowed",
        "scaled error A&E 1.200 naive 1.500 up to 1.500",
    ]


def test_generated_series_are_stable_and_drifting_in_turn():
    charts = charts_of(4, 24)
    assert [len(chart.slots) for chart in charts] == [24] * 4
    spread = [
        max(values) - min(values)
        for chart in charts
        if (values := [float(slot.reading.value.number) for slot in chart.slots])
    ]
    assert min(spread[0], spread[2]) > max(spread[1], spread[3]) / 2
    assert DEMO.exists()
