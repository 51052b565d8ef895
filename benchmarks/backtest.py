"""Forecasts made at every month of the past, held against what came: rolling origin."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.backtest_data import Tried
from goldenthread.assure.control import Signals, number_at, read_signals
from goldenthread.assure.foresight.charted import history_of
from goldenthread.assure.foresight.history import History
from goldenthread.assure.foresight.outlook import outlooks
from goldenthread.assure.foresight.results import Outlook
from goldenthread.assure.targets import aim_number, comparator_for
from goldenthread.vocabulary import Comparator

FIRST_ORIGIN = 13  # figures known
AHEAD = 6
Foretell = Callable[[Sequence[History]], dict[str, Outlook]]
MEETS: dict[Comparator, Callable[[float, float], bool]] = {
    Comparator.AT_LEAST: lambda value, aim: value >= aim,
    Comparator.ABOVE: lambda value, aim: value > aim,
    Comparator.AT_MOST: lambda value, aim: value <= aim,
    Comparator.BELOW: lambda value, aim: value < aim,
    Comparator.EQUAL: lambda value, aim: value == aim,
}


@dataclass(frozen=True)
class Made:
    """One forecast and what came: of which series, how far ahead, by which method.

    `scale` is the mean change of one period in the figures known then; `chance` and `base` are
    None where there is no target to meet.
    """

    series: str
    step: int
    method: str
    actual: float
    expected: float
    is_in_80: bool
    is_in_95: bool
    naive: float
    seasonal: float
    scale: float
    chance: float | None
    base: float | None  # share of the months known then that met their own target
    is_met: bool | None


def made_on(lines: Iterable[Tried], foretold: Foretell = outlooks) -> list[Made]:
    """Give every forecast made at every month of the lines' past, one batch for all.

    Withheld ones are left out, and figures that are kept out of calculations are not held against
    a forecast. `foretold` gives the outlooks of many histories by key.
    """
    starts = [(line, line.up_to(count)) for line in lines for count in origins(line)]
    signals = read_signals(then.chart for _, then in starts)
    histories = [history_at(then, signals) for _, then in starts]
    found = foretold(histories)
    return [
        made
        for (line, _), history in zip(starts, histories, strict=True)
        for made in held_against(line, history, found[history.key])
    ]


def origins(line: Tried) -> range:
    """Give after how many periods a forecast is made: from the first that can be to the last."""
    return range(FIRST_ORIGIN, len(line.chart.slots))


def history_at(then: Tried, signals: dict[str, Signals]) -> History:
    """Give the history of a line as it stood."""
    chart = then.chart
    last_day = chart.slots[-1].period.end
    return history_of(chart, signals.get(chart.key, Signals()), then.aims, None, last_day)


def held_against(line: Tried, history: History, outlook: Outlook) -> Iterable[Made]:
    """Hold the periods ahead of an outlook against what came."""
    whole = history_of(line.chart, Signals(), (), None, line.chart.slots[-1].period.end)
    known = [value for value in history.values if not math.isnan(value)]
    scale = float(np.mean(np.abs(np.diff(known)))) if len(known) > 1 else 0.0
    base = base_rate(line, len(history.values))
    begin = len(history.values)
    for step, ahead in enumerate(outlook.steps[:AHEAD], start=1):
        place = begin + step - 1
        if place >= len(whole.values) or math.isnan(whole.values[place]) or not scale:
            continue
        actual = whole.values[place]
        yield Made(
            series=line.chart.key,
            step=step,
            method=outlook.method,
            actual=actual,
            expected=ahead.expected,
            is_in_80=within(actual, ahead.low_80, ahead.high_80),
            is_in_95=within(actual, ahead.low_95, ahead.high_95),
            naive=known[-1],
            seasonal=seasonal(history, step, known[-1]),
            scale=scale,
            chance=ahead.chance,
            base=base,
            is_met=is_met(line, place),
        )


def within(value: float, low: float, high: float) -> bool:
    """Say whether a figure lies in an interval; an edge that it equals but for rounding counts."""
    slack = 1e-9 * max(abs(low), abs(high), 1.0)
    return low - slack <= value <= high + slack


def seasonal(history: History, step: int, otherwise: float) -> float:
    """Give the figure of a season before, the newest one where there is none."""
    season = history.season
    place = len(history.values) - season + (step - 1) % season if season else -1
    if place < 0 or math.isnan(history.values[place]):
        return otherwise
    return history.values[place]


def base_rate(line: Tried, count: int) -> float | None:
    """Give the share of the first so many periods that met their own target, None for none."""
    met = [found for place in range(count) if (found := is_met(line, place)) is not None]
    return sum(met) / len(met) if met else None


def is_met(line: Tried, place: int) -> bool | None:
    """Say whether the figure of a period met its target, None where nothing can be said."""
    slot = line.chart.slots[place]
    value = None if slot.period in line.chart.settings.ghosts else number_at(slot, line.chart.spec)
    aim = aim_number(slot.aim, line.chart.spec)
    test = comparator_for(slot.aim, line.chart.settings.better) if slot.aim else None
    if value is None or aim is None or test is None:
        return None
    return MEETS[test](value, aim)


@dataclass(frozen=True)
class Score:
    """How good so many forecasts were; errors are in mean changes of one period."""

    forecasts: int
    covered_80: float
    covered_95: float
    error: float
    naive_error: float
    seasonal_error: float
    brier: float
    base_brier: float
    judged: int  # forecasts of the next period with a target


def score_of(made: Sequence[Made]) -> Score:
    """Give the score of forecasts: coverage, mean absolute scaled errors, Brier scores."""

    def error(of: Callable[[Made], float]) -> float:
        return float(np.mean([abs(of(one) - one.actual) / one.scale for one in made]))

    judged = [
        one for one in made if one.step == 1 and None not in (one.chance, one.base, one.is_met)
    ]
    return Score(
        forecasts=len(made),
        covered_80=float(np.mean([one.is_in_80 for one in made])),
        covered_95=float(np.mean([one.is_in_95 for one in made])),
        error=error(lambda one: one.expected),
        naive_error=error(lambda one: one.naive),
        seasonal_error=error(lambda one: one.seasonal),
        brier=brier((one.chance, one.is_met) for one in judged),
        base_brier=brier((one.base, one.is_met) for one in judged),
        judged=len(judged),
    )


def brier(pairs: Iterable[tuple[float | None, bool | None]]) -> float:
    """Give the mean square of chance less outcome (Brier, 1950): 0 is perfect, 1 always wrong;
    NaN for no pairs."""
    squares = [((chance or 0.0) - bool(came)) ** 2 for chance, came in pairs]
    return float(np.mean(squares)) if squares else math.nan
