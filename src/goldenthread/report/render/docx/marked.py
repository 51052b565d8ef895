"""Special points as series of their own: every program then draws them, and the legend says why."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.report.render.native import NativeChart, NativePoint, NativeSeries


def with_marked_series(chart: NativeChart) -> NativeChart:
    """Give the chart with one more series for each kind of special point, of marks and no line."""
    added = [made for series in chart.series for made in marked_series(series)]
    return replace(chart, series=(*chart.series, *added))


def marked_series(series: NativeSeries) -> list[NativeSeries]:
    """Give the kinds of special points of a series, each with the values where it occurs."""
    kinds: dict[str, list[NativePoint]] = {}
    for point in series.points:
        kinds.setdefault(point.words, []).append(point)
    made = []
    for words, points in kinds.items():
        places = {point.at for point in points}
        values = (value if at in places else None for at, value in enumerate(series.values))
        made.append(NativeSeries(words, tuple(values), points[0].colour, points=(points[0],)))
    return made


def is_marks_only(series: NativeSeries) -> bool:
    """Say whether a series of `with_marked_series` has marks and no line."""
    return bool(series.points) and series.name == series.points[0].words
