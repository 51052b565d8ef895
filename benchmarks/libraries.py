"""The forecasting libraries on the same series, where they are installed (docs/decisions/0013).

They are no dependency: `.venv/bin/uv pip install statsforecast statsmodels` adds their rows.
"""

from __future__ import annotations

import math
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.accuracy import Accuracy
from benchmarks.backtest import AHEAD, Score, made_on, score_of
from benchmarks.backtest_data import Tried
from goldenthread.assure.foresight.history import History
from goldenthread.assure.foresight.reasons import reason_to_withhold
from goldenthread.assure.foresight.results import Outlook, Step

Forecast = tuple[Any, Any, Any]  # expected, low and high ends of the 80% interval, by step
SEASONS_NEEDED = 2


def library_results(lines: Sequence[Tried], own: Score) -> Iterator[Accuracy]:
    """Give error and coverage of each library's forecasts on the lines, beside our own."""
    for name, forecast in installed().items():
        started = time.perf_counter()
        score = score_of(made_on(lines, partial(foretold, forecast=forecast)))
        seconds = time.perf_counter() - started
        data = f"A&E, {seconds:,.0f} s"
        yield Accuracy(f"scaled error of {name}", data, score.error, "ours", own.error)
        yield Accuracy(f"80% of {name}", data, score.covered_80, "ours", own.covered_80)


def installed() -> dict[str, Callable[[Any, int], Forecast]]:
    """Give the forecasts of the libraries that are installed."""
    found: dict[str, Callable[[Any, int], Forecast]] = {}
    if find_spec("statsforecast"):
        found |= {
            name: lambda values, season, name=name: by_statsforecast(name, values, season)
            for name in ("AutoETS", "AutoTheta", "AutoARIMA", "AutoCES")
        }
    if find_spec("statsmodels"):
        found |= {"SARIMAX": by_sarimax, "UnobservedComponents": by_components}
    return found


def foretold(
    histories: Sequence[History], forecast: Callable[[Any, int], Forecast]
) -> dict[str, Outlook]:
    """Give the outlooks of a library in the place of ours: the last figure where it fails."""
    return {one.key: library_outlook(one, forecast) for one in histories}


def library_outlook(one: History, forecast: Callable[[Any, int], Forecast]) -> Outlook:
    """Give a library's outlook of one history, withheld where ours would be."""
    if reason := reason_to_withhold(one):
        return Outlook(one.spec, withheld=reason)
    known = np.array([value for value in one.values[one.segment :] if not math.isnan(value)])
    season = one.season if len(known) >= SEASONS_NEEDED * one.season else 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            expected, low, high = forecast(known, season)
        except Exception:  # a library that cannot fit says so in many ways
            expected = low = high = np.full(AHEAD, known[-1])
    steps = tuple(
        Step(one.periods[-1].shift(at + 1), *map(float, (expected[at], low[at], high[at])),
             float(low[at]), float(high[at]))
        for at in range(AHEAD)
    )  # fmt: skip
    return Outlook(one.spec, method="library", steps=steps)


def by_statsforecast(name: str, values: Any, season: int) -> Forecast:
    """Give the forecast of a model that chooses itself."""
    from statsforecast import models

    found = getattr(models, name)(season_length=season).forecast(values, h=AHEAD, level=[80])
    return found["mean"], found["lo-80"], found["hi-80"]


def by_sarimax(values: Any, season: int) -> Forecast:
    """Give the forecast of a first-order autoregression, with one of the season."""
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    seasonal = (1, 0, 0, season) if season > 1 else (0, 0, 0, 0)
    fitted = SARIMAX(values, order=(1, 0, 0), seasonal_order=seasonal, trend="c").fit(disp=0)
    return with_interval(fitted.get_forecast(AHEAD))


def by_components(values: Any, season: int) -> Forecast:
    """Give the forecast of a wandering level, with one wave of the season."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    waves = [{"period": season, "harmonics": 1}] if season > 1 else None
    fitted = UnobservedComponents(values, "llevel", freq_seasonal=waves).fit(disp=0)
    return with_interval(fitted.get_forecast(AHEAD))


def with_interval(found: Any) -> Forecast:
    """Give a forecast of statsmodels with its 80% interval."""
    ends = found.conf_int(alpha=0.2)
    return found.predicted_mean, ends[:, 0], ends[:, 1]
