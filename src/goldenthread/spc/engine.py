"""The engine: many series in, points and summaries out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.spc.arrays import Block, Ints
from goldenthread.spc.columns import IMPROVEMENTS, read_columns
from goldenthread.spc.icons import (
    ASSURANCES,
    LIMIT_READINGS,
    POINT_TYPES,
    RULE_NAMES,
    VARIATIONS,
    assurances,
    last_points,
    point_classes,
    variations,
)
from goldenthread.spc.limits import limits_of
from goldenthread.spc.ordering import Order, arranged, constants_of, order_of
from goldenthread.spc.profiles import MAKING_DATA_COUNT, Profile
from goldenthread.spc.profiles import profile as named_profile
from goldenthread.spc.signals import signals_of
from goldenthread.spc.warnings import warnings_of

SERIES_A_BLOCK = 5_000
DIRECTIONS = np.array(list(IMPROVEMENTS.values()), dtype=np.int8)


@dataclass(frozen=True)
class Analysis:
    """`points`: the input rows sorted by series and date, with what was found at each point;
    `summary`: one row a series. Columns as in docs/spc.md."""

    points: pl.DataFrame
    summary: pl.DataFrame


def analyse(frame: pl.DataFrame, *, profile: str | Profile = MAKING_DATA_COUNT.name) -> Analysis:
    """Give the control chart of every series in `frame` (RULES 1).

    `frame` has a row a point: `series_id`, `date`, `value` and the optional columns of docs/spc.md;
    other columns pass through. Values, limits and means are in the unit of `value`.
    Raises SpcInputError naming each wrong row and column, ValueError for an unknown profile.
    """
    chosen = profile if isinstance(profile, Profile) else named_profile(profile)
    columns = read_columns(frame)
    order = order_of(columns)
    ordered = arranged(columns, order)
    constants = constants_of(ordered, order)
    found = [
        analyse_block(block, chosen) for block in blocks_of(ordered, order.first, constants, chosen)
    ] or [analyse_block(empty_block(), chosen)]
    points = pl.concat([points for points, _ in found])
    inputs = ordered.select([name for name in frame.columns if name in ordered.columns])
    passed = frame.select(pl.all().exclude(columns.columns))
    if passed.width:
        inputs = inputs.hstack(passed[pl.Series(order.rows)]).select(frame.columns)
    summaries = pl.concat([summary for _, summary in found])
    summary = summarised(order, ordered["date"], constants, summaries, chosen)
    return Analysis(points=inputs.hstack(points), summary=summary)


def blocks_of(
    ordered: pl.DataFrame, first: Ints, constants: dict[str, Ints], profile: Profile
) -> Iterator[Block]:
    """Cut the ordered points into blocks of whole series."""
    total = len(first) - 1
    for at in range(0, total, SERIES_A_BLOCK):
        until = min(at + SERIES_A_BLOCK, total)
        low, high = int(first[at]), int(first[until])
        points = ordered[low:high]

        def setting(name: str, default: int, at: int = at, until: int = until) -> Ints:
            held = constants.get(name, np.full(total, -1, dtype=np.int64))[at:until]
            return np.where(held < 0, default, held)

        yield Block(
            value=numbers(points, "value"),
            target=numbers(points, "target"),
            rebase=flags(points, "rebase"),
            ghost=flags(points, "ghost"),
            strict=strict_targets(points),
            day=points["date"].to_physical().cast(pl.Int64).to_numpy(),
            first=first[at : until + 1] - low,
            direction=DIRECTIONS[setting("improvement", 0)],
            baseline=setting("fix_after_n_points", 0),
            screen=setting("screen_outliers", int(profile.screen_outliers)).astype(np.bool_),
            shift_length=setting("shift_length", profile.shift_length),
            trend_length=setting("trend_length", profile.trend_length),
        )


def numbers(points: pl.DataFrame, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Give a column as floats, NaN for empty or absent."""
    if name not in points.columns:
        return np.full(points.height, np.nan)
    return points[name].fill_null(np.nan).to_numpy()


def flags(points: pl.DataFrame, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Give a column as booleans, false for empty or absent."""
    if name not in points.columns:
        return np.zeros(points.height, dtype=np.bool_)
    return points[name].fill_null(False).to_numpy()


def strict_targets(
    points: pl.DataFrame,
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Say where equality with the target misses it."""
    if "target_comparator" not in points.columns:
        return np.zeros(points.height, dtype=np.bool_)
    return points["target_comparator"].is_in([">", "<"]).fill_null(False).to_numpy()


def analyse_block(block: Block, profile: Profile) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the point columns and the summary columns of a block."""
    limits = limits_of(block, profile)
    signals = signals_of(block, limits, profile)
    rule, point_type = point_classes(signals, block, profile)
    series = block.series
    segments_before = limits.segment[block.first[:-1]][series] if len(series) else series
    missing = np.isnan(block.value)
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(block.value - limits.mean)).astype(np.int8)
    points = pl.DataFrame(
        {
            "segment": (limits.segment - segments_before + 1).astype(np.int32),
            "mean": nullable(limits.mean),
            "lower_limit": nullable(limits.lower),
            "upper_limit": nullable(limits.upper),
            "relative_to_mean": pl.Series(side).set(
                pl.Series(missing | np.isnan(limits.mean)), None
            ),
            "near_limit": signals.near,
            "outside_limits": signals.outside,
            "shift": signals.shift,
            "trend": signals.trend,
            "two_in_three": signals.two_in_three,
            "rule": coded(rule, RULE_NAMES),
            "point_type": coded(point_type, POINT_TYPES),
        }
    )
    last = last_points(block, profile)
    reading = assurances(block, limits, last, profile)
    end = block.first[1:] - 1
    summary = pl.DataFrame(
        {
            "last_value": nullable(np.where(last >= 0, block.value[last], np.nan)),
            "last_mean": nullable(limits.mean[end]),
            "last_lower_limit": nullable(limits.lower[end]),
            "last_upper_limit": nullable(limits.upper[end]),
            "target": nullable(reading.target),
            "variation": coded(variations(point_type, block, limits, last, profile), VARIATIONS),
            "assurance": coded(reading.assurance, ASSURANCES),
            "assurance_limits": coded(reading.from_limits, LIMIT_READINGS),
            "warnings": warnings_of(block, limits, last),
            "for_periods": reading.for_periods,
            "n_segments": (limits.segment[end] - limits.segment[block.first[:-1]] + 1),
        }
    )
    return points, summary


def nullable(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> pl.Series:
    """Give floats with null where there is none."""
    return pl.Series(values).fill_nan(None)


def coded(codes: Ints, names: tuple[str, ...]) -> pl.Series:
    """Give names for their indexes."""
    return pl.Series(codes.astype(np.uint8)).cat.to(pl.Enum(names))


def summarised(
    order: Order,
    dates: pl.Series,
    constants: dict[str, Ints],
    summaries: pl.DataFrame,
    profile: Profile,
) -> pl.DataFrame:
    """Give the summary with the columns of docs/spc.md in their order."""
    first = order.first
    improvement = np.maximum(constants.get("improvement", np.zeros(len(order.names), np.int64)), 0)
    identity = pl.DataFrame(
        {
            "series_id": order.names,
            "n": np.diff(first),
            "first_date": dates.gather(first[:-1]),
            "last_date": dates.gather(first[1:] - 1),
            "improvement": coded(improvement, tuple(IMPROVEMENTS)),
        }
    )
    rest = summaries.with_columns(pl.lit(profile.name).alias("profile"))
    return identity.hstack(rest).select(SUMMARY_COLUMNS)


SUMMARY_COLUMNS = (
    "series_id", "n", "first_date", "last_date", "last_value", "last_mean", "last_lower_limit",
    "last_upper_limit", "target", "improvement", "variation", "assurance", "assurance_limits",
    "warnings", "for_periods", "n_segments", "profile",
)  # fmt: skip


def empty_block() -> Block:
    """Give a block without series."""
    floats, wholes = np.zeros(0), np.zeros(0, dtype=np.int64)
    booleans = np.zeros(0, dtype=np.bool_)
    return Block(
        value=floats, target=floats, rebase=booleans, ghost=booleans, strict=booleans, day=wholes,
        first=np.zeros(1, dtype=np.int64), direction=np.zeros(0, dtype=np.int8), baseline=wholes,
        screen=booleans, shift_length=wholes, trend_length=wholes,
    )  # fmt: skip
